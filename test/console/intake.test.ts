import type { BrowserContext, Page } from 'playwright-core';
import { FORM, opened } from '../api/house';
import { atRest, picture } from './browser';
import { NO_BARRIERS, openDeskHouse, WIDTHS, type DeskHouse } from './desk-house';

jest.setTimeout(120_000);

let desk: DeskHouse;
let clerk: BrowserContext;
beforeAll(async () => {
  desk = await openDeskHouse();
  await desk.house.account();
  clerk = await desk.signedIn('luo');
});
afterAll(() => desk.close());

const drawerOf = (page: Page) => page.locator('.ant-drawer-content-wrapper:visible');

describe('the calculator', () => {
  test('finds the arrears of three months, and puts amount, words and basis into the claim', async () => {
    const page = await desk.open('/intake', clerk);
    await page.getByRole('button', { name: '计算', exact: true }).click();
    const drawer = drawerOf(page);
    const [first, last] = [drawer.getByPlaceholder('起月'), drawer.getByPlaceholder('止月')];
    await first.fill('2026-08');
    await page.keyboard.press('Enter');
    await last.fill('2026-10');
    await page.keyboard.press('Enter');
    await drawer.getByLabel('每月应发').fill('5,450');
    await drawer.getByRole('button', { name: '列出各月' }).click();
    await drawer.getByRole('button', { name: '计算', exact: true }).click();
    await drawer.getByText('16,350.00元').first().waitFor();
    await drawer.getByText('应发5,450.00元－实发0.00元＝5,450.00元').first().waitFor();
    await expect(drawer.locator('.case-cite').allInnerTexts()).resolves.toEqual(['《劳动合同法第30条》']);
    await picture(page, 'intake-calculator');
    await drawer.getByRole('button', { name: '填入请求' }).click();
    await drawer.waitFor({ state: 'detached' });
    await expect(page.locator('#claims_0_yuan').inputValue()).resolves.toBe('16350');
    await expect(page.locator('#claims_0_text').inputValue()).resolves.toBe('支付2026年8月至2026年10月拖欠劳动报酬');
    await expect(page.locator('#claims_0_formula').inputValue()).resolves.toMatch(
      /应发工资－实发工资.*《劳动合同法第30条》/,
    );
    await page.close();
  });

  test('keeps a wage from one calculation to the next, and says at its field what the law wants otherwise', async () => {
    const page = await desk.open('/intake', clerk);
    await page.getByRole('button', { name: '计算', exact: true }).click();
    const drawer = drawerOf(page);
    await drawer.locator('.ant-segmented-item').filter({ hasText: '加班费' }).click();
    await drawer.getByLabel('月工资').fill('6000');
    await drawer.getByLabel('休息日工作且未补休的小时数').fill('16');
    await drawer.getByRole('button', { name: '计算', exact: true }).click();
    await drawer.getByText('1,103.45元').first().waitFor();
    await drawer.locator('.ant-segmented-item').filter({ hasText: '二倍工资' }).click();
    await expect(drawer.getByLabel('月工资').inputValue()).resolves.toBe('6000');
    for (const [label, day] of [
      ['用工之日', '2026-05-01'],
      ['未订立书面劳动合同的最后一日', '2026-01-01'],
    ] as const) {
      await drawer.getByLabel(label).fill(day);
      await page.keyboard.press('Tab');
    }
    await drawer.getByRole('button', { name: '计算', exact: true }).click();
    await drawer.locator('.ant-form-item-has-error').getByText('不得早于用工之日').waitFor();
    await page.close();
  });
});

describe('while the form is filled in', () => {
  test('scope, place and limitation are checked with their articles', async () => {
    const page = await desk.open('/intake', clerk);
    const check = (code: string) => page.locator(`[data-check="${code}"]`);
    await check('scope').getByText('符合').waitFor();
    await check('limitation').getByText('请注意').waitFor();
    await page.locator('#district').fill('510107');
    await check('jurisdiction').getByText('请注意').waitFor();
    await check('jurisdiction').locator('.case-cite').click();
    await page.locator('.ant-popover:visible .case-article').waitFor();
    await page.close();
  });

  test('a case of the same worker is offered, and what was typed is merged into it', async () => {
    const { house } = desk;
    const caseNo = await opened(house);
    await house.cases.record();
    const page = await desk.open('/intake', clerk);
    await page.locator('label').filter({ hasText: '热线工单' }).click();
    await page.locator('#hotline').press('Enter');
    await page.locator('#hotline').press('Enter');
    await page.locator('#orderNo').fill('WO-20260713-9');
    await page.locator('#dispatchedOn').fill('2026-07-13');
    await page.keyboard.press('Enter');
    await page.locator('#workers_0_name').fill('冉某');
    await page.locator('#workers_0_phone').fill('139 0000 1234');
    await page.locator('#employers_0_name').fill(FORM.parties[1]!.name);
    await page.locator('#summary').fill('昨天拨打热线，今天到窗口。');
    const offered = page.locator(`[data-similar="${caseNo}"]`);
    await offered.getByText('电话相同、用人单位相同').waitFor();
    await expect(desk.barriers(page, 'intake-similar')).resolves.toEqual(NO_BARRIERS);
    await offered.getByRole('button', { name: `合并到${caseNo}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('12333工单WO-20260713-9').waitFor();
    await picture(page, 'intake-merge');
    await dialog.getByRole('button', { name: '合并', exact: true }).click();
    await page.waitForURL(`**/console/cases/${caseNo}`);
    await house.cases.record();
    const types = await house.database.pool.query<{ type: string }>(
      'select type from case_events where case_no = $1 order by seq',
      [caseNo],
    );
    expect(types.rows.map((each) => each.type)).toEqual([
      'case.opened',
      'registration.ticket-joined',
      'standing.noted',
    ]);
    await page.close();
  });

  test('the oral application is read back, and comes onto paper alone', async () => {
    const page = await desk.open('/intake', clerk);
    await page.locator('#workers_0_name').fill('罗永秀');
    await page.locator('#summary').fill('厂方停发工资三个月。');
    await page.getByRole('button', { name: '口头申请：读给申请人听' }).click();
    await page.getByRole('dialog').getByText('厂方停发工资三个月。').waitFor();
    await atRest(page);
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('#desk').isVisible()).resolves.toBe(false);
    await expect(page.getByText('以上记录已向我宣读').isVisible()).resolves.toBe(true);
    await picture(page, 'intake-read-back-print');
    await page.close();
  });
});

test.each(WIDTHS)('the form and its calculator can be used by everybody, %i pixels wide', async (width) => {
  const page = await desk.open('/intake', clerk, width);
  await page.locator('[data-check="scope"]').waitFor();
  await expect(desk.barriers(page, `intake-${width}`)).resolves.toEqual(NO_BARRIERS);
  await page.getByRole('button', { name: '计算', exact: true }).click();
  await drawerOf(page).getByRole('button', { name: '列出各月' }).waitFor();
  await expect(desk.barriers(page, `intake-calculator-${width}`)).resolves.toEqual(NO_BARRIERS);
  await page.close();
});
