import { CLERK, MEDIATOR, openHouse, opened, person, SUPERVISOR, workerOf, type House } from './house';
import type { InMemoryCases } from './in-memory-cases';

let house: House<InMemoryCases>;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const PURPOSE = '电话通知调解时间';
const ask = (caseNo: string, more: object = {}, actor = MEDIATOR) =>
  house.post(`/v1/cases/${caseNo}/revelations`, { party: 'p1', field: 'phone', purpose: PURPOSE, ...more }, actor);
const listed = async (caseNo: string) => (await house.get(`/v1/cases/${caseNo}/revelations`, SUPERVISOR)).body.items;

test.each([
  ['idNo', '500108199001011234'],
  ['phone', '13900001234'],
  ['email', 'ran@example.cn'],
  ['address', '重庆市南岸区示例路1号'],
])('who handles the case is shown the %s in clear, and is on record with the purpose', async (field, value) => {
  const caseNo = await opened(house);
  expect(await ask(caseNo, { field })).toMatchObject({ status: 200, body: { party: 'p1', field, value } });
  expect(await listed(caseNo)).toEqual([
    expect.objectContaining({
      party: 'p1',
      field,
      purpose: PURPOSE,
      actor: expect.objectContaining({ id: 'mediator-1' }),
    }),
  ]);
  const { rows } = await house.database.pool.query('select t::text as line from idempotency t');
  expect(JSON.stringify(rows)).not.toContain(value);
});

test.each(['arbitrator', 'court', 'supervisor', 'administrator', 'hotline', 'inspector'] as const)(
  'the %s is not, and nobody without a purpose',
  async (role) => {
    const caseNo = await opened(house);
    expect((await ask(caseNo, {}, person(role))).status).toBe(403);
    expect((await ask(caseNo, {}, workerOf(caseNo))).status).toBe(403);
    expect((await ask(caseNo, { purpose: ' ' })).status).toBe(400);
    expect(await listed(caseNo)).toEqual([]);
  },
);

test('not by a clerk of another organ', async () => {
  const caseNo = await opened(house);
  expect((await ask(caseNo, {}, { ...CLERK, organ: 'ORG-ELSEWHERE' })).status).toBe(403);
});

test('what was never registered is not there', async () => {
  const caseNo = await opened(house);
  expect((await ask(caseNo, { party: 'p2' })).body).toMatchObject({
    status: 404,
    detail: expect.stringContaining('没有登记电话'),
  });
  expect((await ask(caseNo, { party: 'p9' })).status).toBe(404);
});

test('a record of it cannot be changed', async () => {
  const caseNo = await opened(house);
  await ask(caseNo);
  for (const sql of [`update revelations set purpose = ''`, 'delete from revelations', 'truncate revelations'])
    await expect(house.database.pool.query(sql)).rejects.toThrow();
});
