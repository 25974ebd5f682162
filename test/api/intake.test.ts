import { CLERK, FORM, openHouse, opened, type House } from './house';
import type { InMemoryCases } from './in-memory-cases';

let house: House<InMemoryCases>;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const [worker, employer] = [FORM.parties[0]!, FORM.parties[1]!];
const person = ({ side, name, idNo, phone }: typeof worker) => ({ side, name, idNo, phone });
const DRAFT = {
  door: 'telephone',
  district: '500108',
  claims: [{ no: 1, kind: 'wage-arrears' }],
};
const check = (draft: object, actor = CLERK) => house.post('/v1/intake-checks', { ...DRAFT, ...draft }, actor);
const found = async (draft: object, actor = CLERK) => (await check(draft, actor)).body.similar;

test('a form with nobody in it yet is checked for scope, jurisdiction and limitation', async () => {
  const { status, body } = await check({ infringedOn: '2026-06-30', district: '510107' });
  expect(status).toBe(200);
  const ok = Object.fromEntries(body.checks.map((each: { code: string; ok: boolean }) => [each.code, each.ok]));
  expect(ok).toMatchObject({ scope: true, jurisdiction: false, limitation: true });
  expect(ok).not.toHaveProperty('duplicates');
  expect(body.similar).toEqual([]);
});

test('nothing is kept of it', async () => {
  await check({ parties: [person(worker), person(employer)] });
  expect((await house.get('/v1/cases', CLERK)).body.items).toEqual([]);
});

test.each([
  ['identity number', { name: '冉启桂', idNo: worker.idNo }, ['idNo', 'employer']],
  ['telephone, however it is written', { name: '冉某', phone: '139-0000 1234' }, ['phone', 'employer']],
  ['name', { name: '冉启贵' }, ['name', 'employer']],
])('an open case of the same worker is found by %s', async (_by, known, likenesses) => {
  const caseNo = await opened(house);
  await house.cases.record();
  const similar = await found({ parties: [{ side: 'worker', ...known }, person(employer)] });
  expect(similar).toMatchObject([{ caseNo, likenesses, claimKinds: ['wage-arrears'], mayOpen: true }]);
});

test('what is found by the same people on both sides is a duplicate; against another employer it is only shown', async () => {
  const caseNo = await opened(house);
  await house.cases.record();
  const duplicates = async (name: string) => {
    const { body } = await check({ parties: [person(worker), { side: 'employer', name }] });
    expect(body.similar).toHaveLength(1);
    return body.checks.find((each: { code: string }) => each.code === 'duplicates').cases;
  };
  await expect(duplicates(employer.name)).resolves.toEqual([caseNo]);
  await expect(duplicates('别的公司')).resolves.toBeUndefined();
});

test('of a case of another organ one learns the number and where it is, and no name', async () => {
  const caseNo = await opened(house);
  await house.cases.record();
  const [similar] = await found({ parties: [person(worker)] }, { ...CLERK, organ: 'ORG-OTHER' });
  expect(similar).toMatchObject({ caseNo, organ: FORM.organ, mayOpen: false });
  expect(JSON.stringify(similar)).not.toContain('示例建筑');
});
