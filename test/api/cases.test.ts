import type { Role } from '../../shared/case/actor';
import {
  openHouse,
  opened,
  APPLICATION,
  FORM,
  MEDIATOR,
  SUPERVISOR,
  workerOf,
  employerOf,
  person,
  type House,
} from './house';
import type { InMemoryCases } from './in-memory-cases';

let house: House<InMemoryCases>;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe('a dispute comes in through the one window', () => {
  test('gets a number of the year, a docket, its deadlines and what can be done next', async () => {
    const { status, body, headers } = await house.post('/v1/cases', FORM, MEDIATOR);
    expect(status).toBe(201);
    expect(body.case).toMatchObject({
      caseNo: 'CQ-2026-000001',
      seq: 1,
      stage: 'registered',
      stageLabel: '已登记',
      today: '2026-07-14',
    });
    expect(headers.get('etag')).toBe('"1"');
    expect(headers.get('location')).toBe('/v1/cases/CQ-2026-000001');
    expect(body.entries).toHaveLength(1);
    expect(body.actions.find((each: { name: string }) => each.name === 'mediation.apply')).toMatchObject({
      allowed: true,
    });
  });

  test('a court’s mandate is one case, also if it is typed in twice or in another script', async () => {
    const court = { courtCode: '渝0103', caseNo: '(2026)渝0103诉前调00771号', mandateId: 'M-771', mode: 'delegated' };
    const first = await house.post('/v1/cases', { ...FORM, door: 'court', court }, MEDIATOR);
    expect(first.status).toBe(201);
    const typed = { ...court, caseNo: '（2026）渝0103诉前调00771号' };
    const again = await house.post('/v1/cases', { ...FORM, door: 'court', court: typed }, MEDIATOR);
    expect(again).toMatchObject({ status: 409, body: { refusals: [{ code: 'mandate/registered' }] } });
    expect(again.body.detail).toContain(first.body.case.caseNo);
    const other = await house.post(
      '/v1/cases',
      { ...FORM, door: 'court', court: { ...court, mode: 'entrusted', procedure: 'simple' } },
      MEDIATOR,
    );
    expect(other.status).toBe(201);
  });

  test.each([
    [{}, 'scope', true],
    [{ claims: [{ no: 1, kind: 'other', text: '其他' }] }, 'scope', false],
    [{ district: '510100' }, 'jurisdiction', false],
    [{}, 'limitation', true],
    [{ infringedOn: '2024-01-02', employmentEndedOn: '2024-01-02' }, 'limitation', false],
    [{ infringedOn: undefined }, 'limitation', false],
    [{ claims: [{ no: 1, kind: 'labour-relationship', text: '确认劳动关系' }] }, 'suitability', false],
    [{ collective: { workers: 12, commonRequest: true, representatives: ['甲', '乙', '丙'] } }, 'collective', true],
    [{ collective: { workers: 12, commonRequest: true, representatives: ['甲'] } }, 'collective', false],
    [{ parties: [{ ...FORM.parties[0], groups: ['migrant-worker'] }, FORM.parties[1]] }, 'vulnerable', false],
  ])('%j: the check of %s is ok: %s, with its article', async (form, code, ok) => {
    const { body } = await house.post('/v1/cases', { ...FORM, ...form }, MEDIATOR);
    const check = body.checks.find((each: { code: string }) => each.code === code);
    expect(check).toMatchObject({ ok, cite: { label: expect.stringMatching(/.+/) } });
    expect(check.reason).toMatch(/[一-龥]/);
  });

  test('the same people about the same are pointed out, not turned away', async () => {
    const parties = FORM.parties.map((party) => ({ ...party, name: `${party.name}二`, idNo: `9150010${party.id}` }));
    const first = await opened(house, { parties });
    const { status, body } = await house.post('/v1/cases', { ...FORM, parties }, MEDIATOR);
    expect(status).toBe(201);
    expect(body.checks).toContainEqual(expect.objectContaining({ code: 'duplicates', ok: false, cases: [first] }));
  });

  test('a party may come in online only', async () => {
    expect(await house.post('/v1/cases', FORM, workerOf())).toMatchObject({
      status: 403,
      body: { type: '/docs/problems/forbidden' },
    });
    expect((await house.post('/v1/cases', { ...FORM, door: 'online' }, workerOf())).status).toBe(201);
  });
});

describe('reading a case', () => {
  test('its version is its ETag', async () => {
    const caseNo = await opened(house);
    const { status, headers, body } = await house.get(`/v1/cases/${caseNo}`, MEDIATOR);
    expect({ status, etag: headers.get('etag'), seq: body.seq }).toEqual({ status: 200, etag: '"1"', seq: 1 });
  });

  test('a version that does not come in time is a conflict that says how far it is', async () => {
    const caseNo = await opened(house);
    const { status, body, headers } = await house.get(`/v1/cases/${caseNo}?at-least=9`, MEDIATOR);
    expect({ status, body }).toMatchObject({ status: 409, body: { type: '/docs/problems/not-yet-recorded', seq: 1 } });
    expect(headers.get('retry-after')).toBe('1');
  });

  test('a version that is being recorded is waited for', async () => {
    const caseNo = await opened(house);
    house.cases.lagging = true;
    const { body } = await house.post(`/v1/cases/${caseNo}/actions`, APPLICATION, MEDIATOR);
    house.cases.lagging = false;
    const reading = house.get(`/v1/cases/${caseNo}?at-least=${body.case.seq}`, MEDIATOR);
    await house.cases.record();
    expect(await reading).toMatchObject({ status: 200, body: { seq: 2, stage: 'mediation' } });
  });

  test('a number that was never issued is no case', async () => {
    expect(await house.get('/v1/cases/CQ-2026-999999', MEDIATOR)).toMatchObject({
      status: 404,
      body: { type: '/docs/problems/no-such-case' },
    });
  });

  test('the docket is read page by page', async () => {
    const caseNo = await opened(house);
    await house.post(`/v1/cases/${caseNo}/actions`, APPLICATION, MEDIATOR);
    const first = await house.get(`/v1/cases/${caseNo}/events?limit=1`, MEDIATOR);
    expect(first.body).toMatchObject({ entries: [{ seq: 1, event: { type: 'case.opened' } }], next: 1 });
    const second = await house.get(`/v1/cases/${caseNo}/events?limit=1&after=1`, MEDIATOR);
    expect(second.body).toMatchObject({ entries: [{ seq: 2, event: { type: 'mediation.applied' } }] });
    expect(second.body.next).toBeUndefined();
  });

  test('each deadline comes with its count day by day', async () => {
    const caseNo = await opened(house);
    await house.post(`/v1/cases/${caseNo}/actions`, APPLICATION, MEDIATOR);
    const { body } = await house.get(`/v1/cases/${caseNo}/deadlines`, MEDIATOR);
    const acceptance = body.deadlines.find((each: { rule: string }) => each.rule === 'mediation-accept');
    expect(acceptance).toMatchObject({
      dueOn: '2026-07-17',
      overdue: false,
      receipt: { trigger: '2026-07-14', dayOne: '2026-07-15' },
    });
  });
});

describe('who sees what', () => {
  test('a party sees its own cases and no other', async () => {
    const [mine, other] = [await opened(house), await opened(house)];
    expect((await house.get(`/v1/cases/${mine}`, workerOf(mine))).status).toBe(200);
    for (const path of ['', '/events', '/deadlines', '/actions', '/sealed-facts/sf-12345678']) {
      expect((await house.get(`/v1/cases/${other}${path}`, workerOf(mine))).status).toBe(403);
    }
    expect((await house.post(`/v1/cases/${other}/actions`, APPLICATION, workerOf(mine))).status).toBe(403);
    expect((await house.post(`/v1/cases/${other}/simulate`, {}, workerOf(mine))).status).toBe(403);
    const { body } = await house.get('/v1/cases', workerOf(mine));
    expect(body.items.map((item: { caseNo: string }) => item.caseNo)).toEqual([mine]);
  });

  test.each([
    ...['mediator', 'clerk', 'union', 'worker', 'employer', 'arbitrator', 'court', 'inspector', 'supervisor'],
    ...['administrator', 'hotline'],
  ] as Role[])('%s sees of numbers and addresses of people only what is left of them under the mask', async (role) => {
    const caseNo = await opened(house);
    const actor = person(role, { cases: [caseNo] });
    const texts = await Promise.all([
      house.get(`/v1/cases/${caseNo}`, actor),
      house.get(`/v1/cases/${caseNo}/events`, actor),
    ]);
    for (const { status, text } of texts) {
      expect(status).toBe(200);
      for (const secret of ['500108199001011234', '13900001234', 'ran@example.cn', '示例路1号'])
        expect(text).not.toContain(secret);
      expect(text).toContain('139****1234');
      expect(text).toContain('冉启贵');
    }
  });

  test('what was offered in mediation does not reach who may decide', async () => {
    const caseNo = await opened(house);
    const act = (name: string, input: object, actor = MEDIATOR) =>
      house.post(`/v1/cases/${caseNo}/actions`, { name, input }, actor);
    await act('mediation.apply', APPLICATION.input);
    await act('mediation.record-consent', { side: 'employer', given: true });
    await act('mediation.accept', {});
    await act('mediation.record-session', { mode: 'on-site', attendees: ['甲'], minutes: '用人单位愿付八成' });
    expect((await act('mediation.propose-terms', { text: '一次付清八成' })).status).toBe(200);
    for (const path of ['', '/events']) {
      expect((await house.get(`/v1/cases/${caseNo}${path}`, MEDIATOR)).text).toContain('八成');
      expect((await house.get(`/v1/cases/${caseNo}${path}`, person('arbitrator'))).text).not.toContain('八成');
    }
  });
});

describe('what can be done now', () => {
  test('comes with all reasons against, and the form of its input', async () => {
    const caseNo = await opened(house);
    const { body } = await house.get(`/v1/cases/${caseNo}/actions`, MEDIATOR);
    const accept = body.actions.find((each: { name: string }) => each.name === 'mediation.accept');
    expect(accept).toMatchObject({
      allowed: false,
      refusals: [{ code: 'mediation/no-application', cite: { instrument: 'ENMP' } }],
    });
    expect(accept.input).toMatchObject({ type: 'object', properties: { mediator: expect.anything() } });
  });

  test('only who supervises sees with the eyes of another role', async () => {
    const caseNo = await opened(house);
    expect(await house.get(`/v1/cases/${caseNo}/actions?as=worker`, SUPERVISOR)).toMatchObject({
      status: 200,
      body: { role: 'worker' },
    });
    expect((await house.get(`/v1/cases/${caseNo}/actions?as=worker`, MEDIATOR)).status).toBe(403);
    expect((await house.post(`/v1/cases/${caseNo}/simulate`, { as: 'worker' }, employerOf(caseNo))).status).toBe(403);
  });
});
