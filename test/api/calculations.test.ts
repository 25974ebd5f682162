import type { Actor } from '../../shared/case/actor';
import { openHouse, type House } from './house';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const clerk: Actor = { id: 'clerk-1', role: 'clerk', organ: 'ORG-1' };
const calculate = (body: unknown) => house.post('/v1/calculations', body, clerk);

test('a calculation says its kind of claim, its formula and the articles', async () => {
  const months = [{ month: '2026-03', dueFen: 600_000, paidFen: 200_000 }];
  const { status, body } = await calculate({ kind: 'wage-arrears', input: { months } });
  expect(status).toBe(200);
  expect(body).toMatchObject({ kind: 'wage-arrears', claimKind: 'wage-arrears', amountFen: 400_000 });
  expect(body.steps[0].text).toBe('应发6,000.00元－实发2,000.00元＝4,000.00元');
  expect(body.cites[0].label).toBe('劳动合同法第30条');
});

test('a wording that was not compared with the official text says so in the result', async () => {
  const { body } = await calculate({ kind: 'overtime', input: { monthlyWageFen: 522_000, restDayHours: 8 } });
  expect(body.amountFen).toBe(48_000);
  expect(body.cites[0].unverified).toContain('尚未与官方文本逐字核对');
});

test.each([
  ['an end before the beginning', 'economic-compensation', { employedFrom: '2026-02-01', endedOn: '2026-01-01' }],
  ['a month twice', 'wage-arrears', { months: [1, 2].map(() => ({ month: '2026-03', dueFen: 1, paidFen: 0 })) }],
  ['a quarter of an hour', 'overtime', { monthlyWageFen: 1, workdayHours: 0.25 }],
])('%s is refused as input', async (_what, kind, input) => {
  const wage = kind === 'economic-compensation' ? { monthlyWageFen: 1 } : {};
  expect((await calculate({ kind, input: { ...input, ...wage } })).status).toBe(400);
});

test('every kind tells what it needs, with a Chinese title for each field', async () => {
  const { body } = await house.get('/v1/calculations', clerk);
  expect(body.items).toHaveLength(6);
  for (const { input } of body.items)
    for (const field of Object.values(input.properties)) expect((field as { title: string }).title).toMatch(/[一-龥]/);
});
