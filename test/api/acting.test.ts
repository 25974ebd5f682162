import { deadlinesOf } from '../../shared/case/deadlines';
import {
  APPLICATION,
  CLERK,
  employerOf,
  MEDIATOR,
  NOW,
  openHouse,
  opened,
  person,
  workerOf,
  type House,
  FORM,
} from './house';
import type { InMemoryCases } from './in-memory-cases';

let house: House<InMemoryCases>;
beforeAll(async () => {
  house = await openHouse({ training: true });
});
afterAll(() => house.close());
beforeEach(() => house.clock.set(NOW));

const act = (caseNo: string, name: string, input: object, actor = MEDIATOR, sending = {}) =>
  house.post(`/v1/cases/${caseNo}/actions`, { name, input }, actor, sending);

/** A mediation that both agreed to, accepted on Tuesday 2026-07-14. */
async function mediating(): Promise<string> {
  const caseNo = await opened(house);
  await act(caseNo, 'mediation.apply', APPLICATION.input);
  await act(caseNo, 'mediation.record-consent', { side: 'employer', given: true });
  await act(caseNo, 'mediation.accept', {});
  return caseNo;
}

describe('an act', () => {
  test('is answered with the case after it, what it entered, and what can be done next', async () => {
    const caseNo = await opened(house);
    const { status, body, headers } = await act(caseNo, 'mediation.apply', APPLICATION.input);
    expect(status).toBe(200);
    expect(headers.get('etag')).toBe('"2"');
    expect(body.entries).toMatchObject([
      { seq: 2, on: '2026-07-14', by: { id: 'mediator-1' }, event: { type: 'mediation.applied' } },
    ]);
    expect(body.case).toMatchObject({
      seq: 2,
      stage: 'mediation',
      facts: { mediations: [{ receivedOn: '2026-07-14' }] },
    });
    expect(body.deadlines.map((each: { rule: string }) => each.rule)).toContain('mediation-accept');
  });

  test('that the law refuses is a conflict with every reason, its article and the way out', async () => {
    const caseNo = await opened(house);
    const { status, body, headers } = await act(caseNo, 'mediation.accept', {});
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect({ status, body }).toMatchObject({
      status: 409,
      body: {
        type: '/docs/problems/refused',
        refusals: [
          { code: 'mediation/no-application', cite: { instrument: 'ENMP', article: '22' }, remedy: expect.any(String) },
        ],
      },
    });
  });

  test('of another role is forbidden, and says whose it is', async () => {
    const caseNo = await opened(house);
    const { status, body } = await act(caseNo, 'mediation.accept', {}, workerOf(caseNo));
    expect({ status, type: body.type }).toEqual({ status: 403, type: '/docs/problems/forbidden' });
    expect(body.detail).toContain('调解员');
  });

  test('whose answer must not wait for the recording is answered all the same', async () => {
    const caseNo = await opened(house);
    const asked = jest.spyOn(house.cases, 'facts');
    house.cases.lagging = true;
    const first = await act(caseNo, 'mediation.apply', APPLICATION.input);
    const second = await act(caseNo, 'mediation.record-consent', { side: 'employer', given: true });
    house.cases.lagging = false;
    expect([first, second].map(({ status, body }) => [status, body.case.seq])).toEqual([
      [200, 2],
      [200, 3],
    ]);
    expect(second.body.case.facts.mediations[0].consents.employer).toMatchObject({ given: true });
    expect(asked).not.toHaveBeenCalled();
    await house.cases.record();
  });

  test('that follows upon one through another API, not recorded yet, is answered from the case itself', async () => {
    const caseNo = await opened(house);
    house.cases.lagging = true;
    const apply = { name: 'mediation.apply', input: { ...APPLICATION.input, basis: 'application' } } as const;
    await house.cases.act(caseNo, apply, MEDIATOR, 'another/api');
    const { body } = await act(caseNo, 'mediation.record-consent', { side: 'employer', given: true });
    house.cases.lagging = false;
    expect(body.case).toMatchObject({ seq: 3, facts: { mediations: [{ consents: { employer: { given: true } } }] } });
    await house.cases.record();
  });

  test('that follows upon one through another API is answered from what is recorded, without asking the case', async () => {
    const caseNo = await opened(house);
    const asked = jest.spyOn(house.cases, 'facts');
    asked.mockClear();
    const apply = { name: 'mediation.apply', input: { ...APPLICATION.input, basis: 'application' } } as const;
    await house.cases.act(caseNo, apply, MEDIATOR, 'another/api');
    const { body } = await act(caseNo, 'mediation.record-consent', { side: 'employer', given: true });
    expect(body.case).toMatchObject({ seq: 3, facts: { mediations: [{ consents: { employer: { given: true } } }] } });
    expect(asked).not.toHaveBeenCalled();
  });

  test('in a case that is archived is refused, and what was done before is still answered', async () => {
    const caseNo = await opened(house);
    await act(caseNo, 'standing.add-note', { text: '当事人不再联系' }, MEDIATOR, { key: 'before-the-end' });
    const last = [
      ['closing.close', { result: 'withdrawn' }],
      ['closing.archive', { fileNo: '2026-1', catalogue: ['登记表'] }],
    ] as const;
    for (const [name, input] of last) expect(await act(caseNo, name, input)).toMatchObject({ status: 200 });
    house.cases.end(caseNo);
    expect(await act(caseNo, 'standing.add-note', { text: '补记' })).toMatchObject({
      status: 409,
      body: { refusals: [{ code: 'case/archived' }] },
    });
    await house.database.pool.query(`delete from idempotency where key = 'before-the-end'`);
    const again = await act(caseNo, 'standing.add-note', { text: '当事人不再联系' }, MEDIATOR, {
      key: 'before-the-end',
    });
    expect({ status: again.status, seqs: again.body.entries.map((each: { seq: number }) => each.seq) }).toEqual({
      status: 200,
      seqs: [2],
    });
  });

  test('in a case that the engine has lost is an outage, not the end of the case', async () => {
    const caseNo = await opened(house);
    house.cases.end(caseNo);
    expect(await act(caseNo, 'standing.add-note', { text: '备注' })).toMatchObject({ status: 503 });
  });

  test('in a case that does not exist is answered with 404', async () => {
    expect(await act('CQ-2026-999999', 'standing.add-note', { text: '备注' })).toMatchObject({
      status: 404,
      body: { type: '/docs/problems/no-such-case' },
    });
  });
});

describe('two people at the same case', () => {
  test('whoever has not seen the newest version is told what has happened since', async () => {
    const caseNo = await opened(house);
    await act(caseNo, 'mediation.apply', APPLICATION.input, CLERK, { headers: { 'if-match': '"1"' } });
    const { status, body } = await act(caseNo, 'standing.add-note', { text: '已电话联系' }, MEDIATOR, {
      headers: { 'if-match': '"1"' },
    });
    expect({ status, body }).toMatchObject({
      status: 412,
      body: {
        type: '/docs/problems/stale',
        seq: 2,
        changed: [{ seq: 2, by: { id: 'clerk-1' }, event: { type: 'mediation.applied' } }],
      },
    });
  });

  test('having looked, one may ask again under the same key', async () => {
    const caseNo = await opened(house);
    await act(caseNo, 'mediation.apply', APPLICATION.input);
    const sending = (version: string) => ({ key: 'note-after-look', headers: { 'if-match': version } });
    expect((await act(caseNo, 'standing.add-note', { text: '已阅' }, MEDIATOR, sending('"1"'))).status).toBe(412);
    expect((await act(caseNo, 'standing.add-note', { text: '已阅' }, MEDIATOR, sending('"2"'))).status).toBe(200);
  });

  test.each(['12', 'W/"1"', '"x"', '""'])('If-Match %s is no version of ours', async (version) => {
    const caseNo = await opened(house);
    const { status, body } = await act(caseNo, 'standing.add-note', { text: '备注' }, MEDIATOR, {
      headers: { 'if-match': version },
    });
    expect({ status, fields: body.fields }).toMatchObject({ status: 400, fields: [{ path: 'header.if-match' }] });
  });
});

describe('thinking a story through', () => {
  const simulate = (caseNo: string, story: object, actor = MEDIATOR) =>
    house.post(`/v1/cases/${caseNo}/simulate`, story, actor);

  const STORY = [
    {
      name: 'mediation.record-session',
      input: { mode: 'video', attendees: ['甲', '乙'], minutes: '双方到场' },
      on: '2026-07-16',
    },
    {
      name: 'mediation.extend',
      input: { until: '2026-08-05', workerAgrees: true, employerAgrees: true },
      on: '2026-07-20',
    },
    { name: 'agreement.assess-capacity', input: { rating: 'high', grounds: '经营正常' }, on: '2026-07-28' },
    {
      name: 'agreement.conclude',
      input: { obligations: [{ kind: 'pay', text: '支付工资', amountFen: 3_440_000, dueOn: '2026-08-31' }] },
      on: '2026-07-28',
    },
    {
      name: 'agreement.sign',
      input: { marks: ['worker', 'employer', 'mediator', 'organisation'].map((by) => ({ by })) },
      on: '2026-07-28',
    },
  ] as const;

  test('gives the very days that come when it is really done, and stores nothing', async () => {
    const caseNo = await mediating();
    const before = await house.get(`/v1/cases/${caseNo}/events`, MEDIATOR);
    const { status, body } = await simulate(caseNo, { events: STORY });
    expect({ status, refused: body.steps.flatMap((step: { refusals: unknown[] }) => step.refusals) }).toEqual({
      status: 200,
      refused: [],
    });
    expect((await house.get(`/v1/cases/${caseNo}/events`, MEDIATOR)).text).toBe(before.text);

    for (const { name, input, on } of STORY) {
      house.clock.set(`${on}T01:00:00Z`);
      const actor = name === 'agreement.sign' ? CLERK : MEDIATOR;
      expect(await act(caseNo, name, input, actor)).toMatchObject({ status: 200 });
    }
    const days = (deadlines: readonly { key: string; dueOn?: string; state: string }[]) =>
      deadlines.map(({ key, dueOn, state }) => ({ key, dueOn, state }));
    const { facts } = (await house.cases.facts(caseNo))!;
    expect(days(body.deadlines)).toEqual(JSON.parse(JSON.stringify(days(deadlinesOf(facts)))));
    expect(body.deadlines).toContainEqual(
      expect.objectContaining({ rule: 'arbitration-review-apply', dueOn: '2026-08-12' }),
    );
  });

  test('a step that the law refuses ends it, with the reasons', async () => {
    const caseNo = await opened(house);
    const events = [
      { name: 'mediation.accept', input: {} },
      { name: 'mediation.apply', input: APPLICATION.input },
    ];
    const { body } = await simulate(caseNo, { events });
    expect(body.steps).toMatchObject([
      { name: 'mediation.accept', ok: false, refusals: [{ code: 'mediation/no-application' }] },
    ]);
  });

  test('an extension by both sides moves the last day, and shows from when to when', async () => {
    const caseNo = await mediating();
    const { body } = await simulate(caseNo, { extend: { days: 7 } });
    expect(body.changed).toContainEqual(
      expect.objectContaining({ key: 'mediation-conclude-committee/1', from: '2026-07-29', to: '2026-08-05' }),
    );
  });

  test('time going on shows what has elapsed by then, and what can no longer be done', async () => {
    const caseNo = await mediating();
    const { body } = await simulate(caseNo, { today: '2026-07-30' });
    expect(body.today).toBe('2026-07-30');
    expect(body.elapsed).toContainEqual(
      expect.objectContaining({ key: 'mediation-conclude-committee/1', dueOn: '2026-07-29' }),
    );
    expect(body.actions.find((each: { name: string }) => each.name === 'mediation.record-session')).toMatchObject({
      allowed: false,
    });
    expect((await simulate(caseNo, { today: '2026-07-29' })).body.elapsed).toEqual([]);
  });

  test.each([
    [{ today: '2026-07-13' }, 'body.today'],
    [{ events: [{ name: 'standing.add-note', input: { text: '备注' }, on: '2026-07-01' }] }, 'body.events.0.on'],
  ])('time does not go back: %j', async (story, path) => {
    const caseNo = await mediating();
    expect(await simulate(caseNo, story)).toMatchObject({ status: 400, body: { fields: [{ path }] } });
  });

  test('a party may think its own case through', async () => {
    const caseNo = await mediating();
    const { status, body } = await simulate(
      caseNo,
      { events: [{ name: 'mediation.record-consent', input: { side: 'employer', given: false } }] },
      employerOf(caseNo),
    );
    expect({ status, stage: body.stage }).toEqual({ status: 200, stage: 'mediation' });
  });
});

describe('a case to practise on', () => {
  test('has a clock of its own, by which its acts are judged', async () => {
    const caseNo = await opened(house, {}, '?clock=2026-07-06T09:00:00%2B08:00');
    expect((await house.get(`/v1/cases/${caseNo}`, MEDIATOR)).body).toMatchObject({
      today: '2026-07-06',
      training: true,
    });
    const { body } = await act(caseNo, 'mediation.apply', APPLICATION.input);
    expect(body.entries[0]).toMatchObject({ on: '2026-07-06', at: '2026-07-06T01:00:00.000Z' });
  });

  test('exists only where one practises', async () => {
    const other = await openHouse();
    const refused = await other.post('/v1/cases?clock=2026-07-06T09:00:00%2B08:00', FORM, MEDIATOR);
    expect(refused).toMatchObject({ status: 400, body: { fields: [{ path: 'query.clock' }] } });
    await other.close();
  });
});

test('a court acts in a case through the same door as everybody', async () => {
  const caseNo = await opened(house, {
    door: 'court',
    court: { courtCode: '渝0103', caseNo: '诉前调1号', mandateId: 'CRT-1', mode: 'delegated' },
  });
  expect(await act(caseNo, 'mandate.recall', { reason: '当事人撤诉' }, person('court'))).toMatchObject({
    status: 200,
    body: { case: { stage: 'unsettled' } },
  });
});
