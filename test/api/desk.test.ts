import { csv } from '../../api/csv';
import { APPLICATION, CLERK, MEDIATOR, openHouse, opened, SUPERVISOR, type House } from './house';
import type { InMemoryCases } from './in-memory-cases';

let house: House<InMemoryCases>;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const mediator = { id: 'mediator-9', name: '李调解' };

async function inMediation(): Promise<string> {
  const caseNo = await opened(house);
  const acts = [
    { name: 'mediation.apply', input: APPLICATION.input },
    { name: 'mediation.record-consent', input: { side: 'employer', given: true } },
    { name: 'mediation.accept', input: {} },
  ];
  for (const each of acts) expect((await house.post(`/v1/cases/${caseNo}/actions`, each, MEDIATOR)).status).toBe(200);
  return caseNo;
}

test('many cases get a mediator at once; one that cannot says why, and the others go on', async () => {
  const [first, second, notYet] = [await inMediation(), await inMediation(), await opened(house)];
  const { status, body } = await house.post('/v1/assignments', { caseNos: [first, notYet, second], mediator }, CLERK);
  expect(status).toBe(200);
  expect(body.results.map(({ ok }: { ok: boolean }) => ok)).toEqual([true, false, true]);
  expect(body.results[1].refusals[0].cite.label).not.toBe('');
  await house.cases.record();

  const note = (await house.get('/v1/worklist/hand-over?mediator=mediator-9', CLERK)).body;
  expect(note.cases.map(({ caseNo }: { caseNo: string }) => caseNo).sort()).toEqual([first, second].sort());
  expect(note.text).toContain('未结案件2件');
  expect(note.cases[0].deadlines.length).toBeGreaterThan(0);
});

test('cases and work go into a file that a spreadsheet opens', async () => {
  const caseNo = await inMediation();
  for (const list of ['cases', 'worklist']) {
    const { status, headers, text } = await house.get(`/v1/${list}/export`, CLERK);
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${list}.csv"`);
    expect(text).toContain(caseNo);
    expect(text).toContain('案件编号');
  }
  const none = await house.get('/v1/cases/export', { ...CLERK, organ: 'ORG-OTHER' });
  expect(none.text).not.toContain(caseNo);
});

test.each([
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-2', "'-2"],
  ['甲,"乙"', '"甲,""乙"""'],
  ['王某', '王某'],
])('in a file %s stands as %s: no spreadsheet takes a name for a formula', (text, written) => {
  expect(csv([[text]]).toString('utf8')).toBe(`\uFEFF${written}\r\n`);
});

test('the board counts what its reader may see, and says what each figure means', async () => {
  await inMediation();
  await opened(house);
  const { body } = await house.get('/v1/board', SUPERVISOR);
  expect(body).toMatchObject({
    open: 2,
    overdue: 0,
    byMonth: [{ month: '2026-07', opened: 2, closed: 0, agreed: 0, performed: 0, onTime: 0 }],
  });
  expect(body.byOrgan).toHaveLength(1);
  expect(body.definitions.overdue).toContain('当天到期的不算');
  expect(body.medianDays).toBeUndefined();
  // Months later the mediation is over time; a case that is only registered has no day to be late.
  house.clock.set('2027-07-01T02:00:00Z');
  expect((await house.get('/v1/board', SUPERVISOR)).body.overdue).toBe(1);
  expect((await house.get('/v1/board', { ...CLERK, organ: 'ORG-OTHER' })).body.open).toBe(0);
});

test('the board goes into a file, with what each figure means', async () => {
  await inMediation();
  const { text } = await house.get('/v1/board/export', SUPERVISOR);
  for (const said of ['办理机构,未结,逾期', 'ORG-NA-JD01,1,0', '2026-07,1,0,0,0,0', '按期办结率为其与结案数之比'])
    expect(text).toContain(said);
});

describe('who is to have a case', () => {
  const ranking = async (caseNos: string[], actor = CLERK) =>
    (await house.get(`/v1/mediators?caseNos=${caseNos.join(',')}`, actor)).body.items;
  const account = (id: string, name: string, organ = CLERK.organ): Promise<unknown> =>
    house.database.pool.query(
      `insert into accounts (id, name, role, organ, password, active_from) values ($1, $2, 'mediator', $3, '', '2024-01-01')`,
      [id, name, organ],
    );

  test('whoever has fewest cases comes first, with the reasons; a mediator of another organ is not asked', async () => {
    await account('mediator-9', '李调解');
    await account('mediator-8', '王调解');
    await account('mediator-7', '赵调解', 'ORG-OTHER');
    const [taken, next] = [await inMediation(), await inMediation()];
    await house.post('/v1/assignments', { caseNos: [taken], mediator }, CLERK);
    await house.cases.record();
    const items = await ranking([next]);
    expect(items.map(({ id }: { id: string }) => id)).toEqual(['mediator-8', 'mediator-9']);
    expect(items[0].reasons).toEqual(['未结0件，为全员最少', '没有期限逾期', '没有办结过同类案件']);
    expect(items[1]).toMatchObject({ open: 1, overdue: 0, conflicts: [] });
  });

  test('who has acted for a party comes last, with the article, and cannot be appointed by any way', async () => {
    await account('mediator-9', '李调解');
    const caseNo = await inMediation();
    const agent = { party: 'p1', name: '李调解', kind: 'lawyer', authority: 'general' };
    await house.post(`/v1/cases/${caseNo}/actions`, { name: 'standing.appoint-agent', input: agent }, MEDIATOR);
    await house.cases.record();
    expect(await ranking([caseNo])).toMatchObject([
      { id: 'mediator-9', conflicts: [{ caseNo, reason: '李调解曾任本案当事人的代理人' }] },
    ]);
    const { body } = await house.post('/v1/assignments', { caseNos: [caseNo], mediator }, CLERK);
    expect(body.results).toMatchObject([
      {
        ok: false,
        refusals: [{ code: 'mediation/conflict-of-interest', reason: '李调解曾任本案当事人的代理人，应当回避' }],
      },
    ]);
  });
});

describe('saved filters', () => {
  const colleague = { ...MEDIATOR, id: 'mediator-2' };
  const save = (name: string, shared: boolean, query = 'overdue=true') =>
    house.post('/v1/views', { page: 'work', name, query, shared }, MEDIATOR);
  const names = async (actor = MEDIATOR) =>
    (await house.get('/v1/views?page=work', actor)).body.items.map(({ name }: { name: string }) => name);

  test('are there for their owner, and for the organ if they are shared', async () => {
    expect((await save('我的逾期', false)).status).toBe(201);
    await save('全所逾期', true);
    expect(await names()).toEqual(['全所逾期', '我的逾期'].sort());
    expect(await names(colleague)).toEqual(['全所逾期']);
    expect(await names({ ...colleague, organ: 'ORG-OTHER' })).toEqual([]);
  });

  test('of the same name replace one another; only the owner removes them', async () => {
    await save('逾期', true);
    const { id } = (await save('逾期', true, 'kind=lapse')).body;
    const { items } = (await house.get('/v1/views?page=work', MEDIATOR)).body;
    expect(items).toMatchObject([{ id, query: 'kind=lapse', own: true }]);
    expect((await house.post(`/v1/views/${id}/remove`, {}, colleague)).status).toBe(404);
    expect((await house.post(`/v1/views/${id}/remove`, {}, MEDIATOR)).status).toBe(200);
    expect(await names()).toEqual([]);
  });

  test('keep nothing that is no condition of an address', async () => {
    const { status, body } = await save('坏的', false, 'a=<script>');
    expect(status).toBe(400);
    expect(body.fields[0]).toMatchObject({ path: 'body.query' });
  });
});
