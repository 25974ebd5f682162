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
  expect(body).toMatchObject({ open: 2, overdue: 0, byMonth: [{ month: '2026-07', opened: 2, closed: 0, agreed: 0 }] });
  expect(body.byOrgan).toHaveLength(1);
  expect(body.definitions.overdue).toContain('当天到期的不算');
  expect(body.medianDays).toBeUndefined();
  // Months later the mediation is over time; a case that is only registered has no day to be late.
  house.clock.set('2027-07-01T02:00:00Z');
  expect((await house.get('/v1/board', SUPERVISOR)).body.overdue).toBe(1);
  expect((await house.get('/v1/board', { ...CLERK, organ: 'ORG-OTHER' })).body.open).toBe(0);
});
