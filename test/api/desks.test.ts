import { loadCalendar } from '../../db/calendars';
import type { YearCalendar } from '../../shared/law/calendar';
import { fileMessages, messageId } from '../../db/messages';
import { transaction } from '../../db/pool';
import { fileNotices } from '../../db/notices';
import { tellCalendars } from '../../api/calendar-telling';
import {
  ADMINISTRATOR,
  APPLICATION,
  CLERK,
  MEDIATOR,
  NOW,
  openHouse,
  opened,
  ORGAN,
  person,
  SUPERVISOR,
  workerOf,
  type House,
} from './house';
import type { InMemoryCases } from './in-memory-cases';

let house: House<InMemoryCases>;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const act = (caseNo: string, name: string, input: object, actor = MEDIATOR) =>
  house.post(`/v1/cases/${caseNo}/actions`, { name, input }, actor);
const caseNos = (body: { items: { caseNo: string }[] }) => body.items.map(({ caseNo }) => caseNo);

describe('the list of cases', () => {
  test('is turned page by page, each case once', async () => {
    const opened5 = [];
    for (let n = 0; n < 5; n += 1) opened5.push(await opened(house));
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await house.get(`/v1/cases?limit=2${cursor && `&cursor=${cursor}`}`, MEDIATOR);
      seen.push(...caseNos(body));
      if (!body.next) break;
      cursor = body.next;
    }
    expect(seen).toEqual([...opened5].reverse());
  });

  test('is found by what is asked for', async () => {
    const wages = await opened(house);
    const status = await opened(house, {
      claims: [{ no: 1, kind: 'labour-relationship', text: '确认' }],
      district: '500112',
      door: 'telephone',
    });
    await act(wages, 'mediation.apply', APPLICATION.input);
    const find = async (query: string) => caseNos((await house.get(`/v1/cases?${query}`, MEDIATOR)).body);
    expect(await find('stage=mediation')).toEqual([wages]);
    expect(await find('claimKind=labour-relationship')).toEqual([status]);
    expect(await find('district=500112')).toEqual([status]);
    expect(await find('door=telephone')).toEqual([status]);
    expect(await find(`organ=${ORGAN}`)).toEqual([status, wages]);
    expect(await find('organ=ORG-OTHER')).toEqual([]);
    expect(await find(`q=${encodeURIComponent('冉启贵')}`)).toEqual([status, wages]);
    expect(await find(`q=${status}`)).toEqual([status]);
    expect(await find('openedFrom=2026-07-15')).toEqual([]);
    expect(await find('openedTo=2026-07-14&open=true')).toEqual([status, wages]);
    expect(await find('dueBefore=2026-07-17')).toEqual([wages]);
    expect(await find('dueBefore=2026-07-16')).toEqual([]);
  });
});

describe('the worklist', () => {
  test('is not overdue on the last day, and is the instant after', async () => {
    const caseNo = await opened(house);
    await act(caseNo, 'mediation.apply', APPLICATION.input);
    const item = async (query = '') => {
      const { body } = await house.get(`/v1/worklist?organ=${ORGAN}${query}`, MEDIATOR);
      return (body.items as { rule: string; state: string; dueOn: string }[]).find(
        ({ rule }) => rule === 'mediation-accept',
      );
    };
    house.clock.set('2026-07-17T15:59:59.999Z');
    expect(await item()).toMatchObject({ dueOn: '2026-07-17', state: 'today' });
    expect(await item('&overdue=true')).toBeUndefined();
    expect(await item('&day=2026-07-17')).toBeDefined();
    house.clock.set('2026-07-17T16:00:00.000Z');
    expect(await item()).toMatchObject({ state: 'overdue' });
    expect(await item('&overdue=false')).toBeUndefined();
  });

  test('counts what is over, ends today, and ends soon', async () => {
    const caseNo = await opened(house);
    await act(caseNo, 'mediation.apply', APPLICATION.input);
    expect((await house.get('/v1/worklist', CLERK)).body).toMatchObject({
      today: '2026-07-14',
      counts: { overdue: 0, today: 0, next7Days: 1 },
    });
  });

  test('is by kind and role', async () => {
    const caseNo = await opened(house);
    await act(caseNo, 'mediation.apply', APPLICATION.input);
    const rules = async (query: string) =>
      (await house.get(`/v1/worklist?${query}`, CLERK)).body.items.map(({ rule }: { rule: string }) => rule);
    expect(await rules('kind=duty&role=mediator')).toEqual(['mediation-accept']);
    expect(await rules('role=court')).toEqual([]);
  });
});

describe('the law', () => {
  test('every instrument is listed, and its quoted articles can be read', async () => {
    const { body } = await house.get('/v1/statutes', MEDIATOR);
    expect(body.items.length).toBeGreaterThan(20);
    for (const { id, articles } of body.items as { id: string; articles: number }[]) {
      const { status, body: statute } = await house.get(`/v1/statutes/${id}`, MEDIATOR);
      expect({ status, count: statute.articles.length }).toEqual({ status: 200, count: articles });
      for (const article of statute.articles) expect(article.text).toMatch(/[一-龥]/);
    }
  });

  test('every rule is listed with its citations, and each citation has its text', async () => {
    const { body } = await house.get('/v1/rules', MEDIATOR);
    expect(body.rulebook).toBe('chongqing@2024-01-01');
    for (const { id } of body.items as { id: string }[]) {
      const { body: rule } = await house.get(`/v1/rules/${id}`, MEDIATOR);
      expect(rule.articles.length).toBe(rule.cites.length);
      for (const article of rule.articles) expect(article.text).toMatch(/[一-龥]/);
    }
    expect((await house.get('/v1/rules/mediation-accept', MEDIATOR)).body).toMatchObject({
      period: { written: '3个工作日' },
      cites: [{ instrument: 'ENMP', article: '22' }],
    });
  });

  test('every action of the catalogue is listed with who may do it and the schema of its input', async () => {
    const { body } = await house.get('/v1/actions', workerOf());
    expect(body.items.find(({ name }: { name: string }) => name === 'mediation.accept')).toMatchObject({
      label: '受理调解申请',
      by: expect.arrayContaining(['mediator']),
      basis: { instrument: 'ENMP' },
      input: { type: 'object', additionalProperties: false },
    });
  });
});

describe('the calendar of a year', () => {
  const days = (...blocks: [string, string][]) =>
    blocks.flatMap(([first, last]) => {
      const list = [];
      for (let day = Date.parse(first); day <= Date.parse(last); day += 86_400_000)
        list.push(new Date(day).toISOString().slice(0, 10));
      return list;
    });
  const OFF = days(
    ['2027-01-01', '2027-01-03'],
    ['2027-02-05', '2027-02-11'],
    ['2027-04-03', '2027-04-05'],
    ['2027-05-01', '2027-05-05'],
    ['2027-06-09', '2027-06-09'],
    ['2027-09-15', '2027-09-15'],
    ['2027-10-01', '2027-10-07'],
  );
  const NOTICE = {
    year: 2027,
    notice: '国务院办公厅关于2027年部分节假日安排的通知（演示）',
    revision: 1,
    off: OFF,
    working: ['2027-02-14'],
    statutory: ['2027-01-01', '2027-10-01'],
  };

  test('that is not published yet is forecast, and listed once it is loaded', async () => {
    expect((await house.get('/v1/calendars', MEDIATOR)).body.forecast).toEqual([2027]);
    expect(await house.post('/v1/calendars', NOTICE, ADMINISTRATOR)).toMatchObject({
      status: 201,
      body: { year: 2027, revision: 1, new: true },
    });
    const { body } = await house.get('/v1/calendars', MEDIATOR);
    expect(body.forecast).toEqual([]);
    expect(body.items.map(({ year, source }: { year: number; source: string }) => [year, source])).toEqual([
      [2024, 'built-in'],
      [2025, 'built-in'],
      [2026, 'built-in'],
      [2027, 'loaded'],
    ]);
    expect((await house.post('/v1/calendars', NOTICE, ADMINISTRATOR)).body.new).toBe(false);
  });

  test('with faults is not loaded; the preview tells them too', async () => {
    const wrong = { ...NOTICE, working: ['2027-02-15', '2027-01-02'] };
    const { status, body } = await house.post('/v1/calendars', wrong, ADMINISTRATOR);
    expect({ status, messages: body.fields.map(({ message }: { message: string }) => message) }).toEqual({
      status: 400,
      messages: ['调休上班日2027-02-15不是周六或者周日', '2027-01-02既列为放假又列为上班'],
    });
    expect((await house.post('/v1/calendars/preview', wrong, SUPERVISOR)).body.faults).toHaveLength(2);
  });

  test('shows beforehand which last days of which cases it moves, from when to when, and moves nothing', async () => {
    const caseNo = await opened(house, { infringedOn: '2026-02-09', employmentEndedOn: '2026-02-09' });
    const { body } = await house.post('/v1/calendars/preview', { ...NOTICE, off: [...OFF, '2027-02-12'] }, SUPERVISOR);
    expect(body).toMatchObject({ faults: [], cases: 1, later: 1, earlier: 0 });
    expect(body.moves).toEqual([
      expect.objectContaining({ caseNo, key: 'limitation-wage-arrears/1', to: '2027-02-14' }),
    ]);
    expect(body.days).toContainEqual({ on: '2027-02-12', before: 'work', after: 'rest', why: expect.any(String) });
    expect((await house.get('/v1/calendars', MEDIATOR)).body.forecast).toEqual([2027]);
  });

  test('once loaded is told to every open case, and after a crash to those that had not been told', async () => {
    const numbers = [await opened(house), await opened(house), await opened(house)];
    await loadCalendar(house.database.pool, NOTICE as unknown as YearCalendar, ADMINISTRATOR, 'load-2027');
    house.cases.down = true;
    await expect(tellCalendars(house.office)).rejects.toThrow();
    house.cases.down = false;
    await house.database.pool.query('update calendars set told_through = $1', [numbers[0]]);
    house.cases.told.length = 0;
    await tellCalendars(house.office);
    expect(house.cases.told).toEqual(numbers.slice(1).map((caseNo) => `${caseNo} 2027r1`));
    await tellCalendars(house.office);
    expect(house.cases.told).toHaveLength(2);
  });

  test('that is loaded over HTTP is told without anybody waiting for it', async () => {
    const caseNo = await opened(house);
    await house.post('/v1/calendars', NOTICE, ADMINISTRATOR);
    for (let n = 0; n < 100 && house.cases.told.length === 0; n += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(house.cases.told).toEqual([`${caseNo} 2027r1`]);
  });

  test('is part of every case that is opened after it', async () => {
    await house.post('/v1/calendars', NOTICE, ADMINISTRATOR);
    const caseNo = await opened(house);
    expect((await house.get(`/v1/cases/${caseNo}`, MEDIATOR)).body.facts.calendars).toMatchObject([
      { year: 2027, revision: 1 },
    ]);
  });
});

describe('the inbox', () => {
  const notice = (caseNo: string, mailbox: string) => ({
    ...{
      caseNo,
      key: 'mediation-accepted/1',
      recipient: mailbox,
      mailbox,
      organ: ORGAN,
      template: 'mediation-accepted' as const,
    },
    ...{
      subject: '调解申请已受理',
      body: '……',
      orderedAt: new Date(NOW).toISOString(),
      email: undefined,
      messageId: '<x@yuhe>',
    },
  });

  test('shows what is for one, and what one has read; nobody reads what is for another', async () => {
    const caseNo = await opened(house);
    await transaction(house.database.pool, (client) =>
      fileNotices(client, [notice(caseNo, `worker:${caseNo}`), notice(caseNo, `organ:${ORGAN}`)]),
    );
    const { body } = await house.get('/v1/inbox', workerOf(caseNo));
    expect(body).toMatchObject({ unread: 1, items: [{ caseNo, subject: '调解申请已受理' }] });
    const { id } = body.items[0];
    expect((await house.post(`/v1/inbox/${id}/read`, {}, person('arbitrator'))).status).toBe(404);
    expect(await house.post(`/v1/inbox/${id}/read`, '', workerOf(caseNo))).toMatchObject({
      status: 200,
      body: { id, read: true },
    });
    expect((await house.get('/v1/inbox?unread=true', workerOf(caseNo))).body).toMatchObject({ unread: 0, items: [] });
    expect((await house.get('/v1/inbox', CLERK)).body.unread).toBe(1);
  });
});

describe('deliveries to partners', () => {
  const message = (caseNo: string, key: string, ownerOrgan = ORGAN) => ({
    ...{
      caseNo,
      key,
      partner: 'court' as const,
      type: 'mandate.result',
      at: new Date(NOW).toISOString(),
      data: { reason: '甲不愿意' },
    },
    ...{ subject: '诉前调1号', ownerOrgan, statutoryDueAt: undefined },
  });

  test('are seen by who answers for them, without what is in them', async () => {
    await transaction(house.database.pool, (client) =>
      fileMessages(client, [message('CQ-2026-000001', 'a'), message('CQ-2026-000002', 'b', 'ORG-2')]),
    );
    const mine = await house.get('/v1/deliveries', CLERK);
    expect(caseNos(mine.body)).toEqual(['CQ-2026-000001']);
    expect(mine.text).not.toContain('甲不愿意');
    expect(caseNos((await house.get('/v1/deliveries?partner=court&state=pending', SUPERVISOR)).body)).toHaveLength(2);
  });

  test('are tried again or called off, once for each key, and only while it makes sense', async () => {
    await transaction(house.database.pool, (client) =>
      fileMessages(client, [message('CQ-2026-000001', 'a'), message('CQ-2026-000002', 'b', 'ORG-2')]),
    );
    const [mine, other] = [messageId('CQ-2026-000001', 'a'), messageId('CQ-2026-000002', 'b')];
    const retry = () => house.post(`/v1/deliveries/${mine}/retry`, {}, CLERK, { key: 'retry-once-please' });
    expect(await retry()).toMatchObject({ status: 200, body: { id: mine, asked: 'retry' } });
    expect((await retry()).headers.get('idempotent-replayed')).toBe('true');
    expect(house.cases.retried).toEqual([mine]);
    expect((await house.post(`/v1/deliveries/${other}/retry`, {}, CLERK)).status).toBe(404);
    expect((await house.post(`/v1/deliveries/${mine}/cancel`, {}, SUPERVISOR)).status).toBe(200);
    expect(house.cases.cancelled).toEqual([mine]);
    await house.database.pool.query(`update messages set state = 'acknowledged'`);
    expect(await house.post(`/v1/deliveries/${mine}/cancel`, {}, SUPERVISOR)).toMatchObject({
      status: 409,
      body: { refusals: [{ code: 'delivery/settled' }] },
    });
  });
});
