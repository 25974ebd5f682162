import { CLERK } from '../api/house';
import { atTheDesk, concludedAndSigned, docketLines, docketTypes, upToTheAgreement } from './at-the-desk';
import { picture } from './browser';
import { openCaseHouse, type CaseHouse } from './case-house';

jest.setTimeout(240_000);

let desk: CaseHouse;
beforeAll(async () => {
  desk = await openCaseHouse();
}, 180_000);
afterAll(() => desk.close());

test('J01: a walk-in wage claim comes to its signed agreement and plan in at most 40 clicks, nothing typed twice', async () => {
  const page = await desk.desk(CLERK, '/intake');
  const atDesk = atTheDesk(page);
  const { click, open, choose, submit, drawer, clicks } = atDesk;

  // The form, with the amount from the calculator: three months at 5,450 yuan.
  await page.locator('#workers_0_name').fill('罗永秀');
  await page.locator('#workers_0_phone').fill('13900001234');
  await page.locator('#employers_0_name').fill('锐铭五金制品厂');
  await page.locator('#summary').fill('厂方停发工资三个月。');
  await click(page.getByRole('button', { name: '计算', exact: true }));
  await drawer.getByPlaceholder('起月').fill('2026-08');
  await page.keyboard.press('Enter');
  await drawer.getByPlaceholder('止月').fill('2026-10');
  await page.keyboard.press('Enter');
  await drawer.getByLabel('每月应发').fill('5,450');
  await click(drawer.getByRole('button', { name: '列出各月' }));
  await click(drawer.getByRole('button', { name: '计算', exact: true }));
  await drawer.getByText('16,350.00元').first().waitFor();
  await click(drawer.getByRole('button', { name: '填入请求' }));
  await drawer.waitFor({ state: 'detached' });
  await click(page.getByRole('button', { name: '登记', exact: true }));
  await page.getByText(/^已登记，案件编号/).waitFor();
  await picture(page, 'journey-01-registered');
  await click(page.getByRole('button', { name: '打开案件' }));
  await page.getByRole('heading', { name: '罗永秀与锐铭五金制品厂' }).waitFor();
  const caseNo = /CQ-\d{4}-\d+/.exec(page.url())![0];

  // Application, consent, acceptance, talk.
  await open('mediation.apply');
  expect(await page.getByLabel('请求、事实和理由').inputValue()).toBe('厂方停发工资三个月。');
  await choose('劳动者');
  await choose('口头');
  await picture(page, 'journey-01-oral');
  for (const box of await drawer.getByRole('checkbox').all()) await click(box);
  await submit();
  await upToTheAgreement(page, atDesk);
  await picture(page, 'journey-01-agreement');
  await concludedAndSigned(page, atDesk);
  const plan = page.getByRole('table', { name: '履行计划' }).locator('tbody tr');
  expect(await plan.count()).toBe(2);
  await picture(page, 'journey-01-plan');

  console.log(`J01 took ${clicks()} clicks`);
  expect(clicks()).toBeLessThanOrEqual(40);
  expect(await docketTypes(desk, caseNo)).toEqual(
    expect.arrayContaining(['case.opened', 'mediation.accepted', 'agreement.concluded', 'agreement.signed']),
  );
  const concluded = (await docketLines(desk, caseNo)).find(({ event }) => event.type === 'agreement.concluded');
  expect(concluded?.event.obligations).toMatchObject([{ amountFen: 817_500 }, { amountFen: 817_500 }]);
});
