import { MEDIATOR, person } from '../api/house';
import { acted } from './at-the-desk';
import { picture } from './browser';
import { openCaseHouse, type CaseHouse } from './case-house';

jest.setTimeout(240_000);

const KEEPER = person('rules-keeper', { id: 'rules', name: '关宁' });

let desk: CaseHouse;
beforeAll(async () => {
  desk = await openCaseHouse();
}, 180_000);
afterAll(() => desk.close());

const DAY_MS = 86_400_000;
const dayOf = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
/** Days from one to another, both included. */
const daysFrom = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => dayOf(Date.parse(`${first}T00:00:00Z`) + i * DAY_MS));

async function dueOf(caseNo: string, rule: string): Promise<string> {
  const { deadlines } = (await desk.house.get(`/v1/cases/${caseNo}/deadlines`, MEDIATOR)).body;
  return deadlines.find((each: { rule: string }) => each.rule === rule)?.dueOn;
}

test('J10: a notice that is changed is tried on all open cases before it is applied, and then their days move', async () => {
  const caseNo = await desk.open();
  await acted(desk, caseNo, 'mediation.apply', { by: 'worker', form: 'written', matter: '支付工资' });
  const before = await dueOf(caseNo, 'mediation-accept');
  const calendar = (await desk.house.get('/v1/calendars', MEDIATOR)).body;
  const year = Number(before.slice(0, 4));
  const known = calendar.items.filter((each: { year: number }) => each.year === year).at(-1);
  // From the last day of the period on it is a holiday now.
  const off = [...new Set([...(known?.off ?? []), ...daysFrom(before, 3)])].filter((day) =>
    day.startsWith(String(year)),
  );
  const working = (known?.working ?? []).filter((day: string) => !off.includes(day));

  const page = await desk.desk(KEEPER, '/calendars');
  await page.getByLabel('年份').fill(String(year));
  await page.getByLabel('第几次公布').fill(String((known?.revision ?? 0) + 1));
  await page.getByLabel('通知名称和文号').fill(`国务院办公厅关于调整${year}年部分节假日安排的通知（示例）`);
  await page.getByLabel('放假的每一日（含其间的周末）').fill(off.join('\n'));
  await page.getByLabel('调休上班日').fill(working.join('\n'));
  await page.getByLabel('法定节日').fill((known?.statutory ?? [`${year}-01-01`]).join('\n'));
  await page.getByRole('button', { name: '核对影响' }).click();
  await page.getByText(/件案件的截止日会变：推后[1-9]/).waitFor();
  await page.getByRole('main').getByRole('link', { name: caseNo }).first().waitFor();
  await picture(page, 'journey-10-preview');
  expect(await dueOf(caseNo, 'mediation-accept')).toBe(before);

  await page.getByRole('button', { name: '录入并重新计算' }).click();
  await page.getByText('已录入，正在重新计算未结案件的截止日').waitFor();
  for (let tries = 0; (await dueOf(caseNo, 'mediation-accept')) === before; tries += 1) {
    if (tries > 100) throw new Error('the day has not moved');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  expect((await dueOf(caseNo, 'mediation-accept')) > before).toBe(true);
  await picture(page, 'journey-10-applied');
});
