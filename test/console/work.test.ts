import type { BrowserContext, Page } from 'playwright-core';
import { MEDIATOR, opened } from '../api/house';
import { picture } from './browser';
import { NO_BARRIERS, openDeskHouse, WIDTHS, type DeskHouse } from './desk-house';

jest.setTimeout(120_000);

let desk: DeskHouse;
let clerk: BrowserContext;
let [running, registered] = ['', ''];
beforeAll(async () => {
  desk = await openDeskHouse();
  const { house } = desk;
  await house.account();
  await house.account({ id: 'li', name: '李调解', role: 'mediator' });
  await house.account({ id: 'wang', name: '王调解', role: 'mediator' });
  running = await opened(house);
  registered = await opened(house);
  for (const [name, input] of [
    ['mediation.apply', { by: 'worker', form: 'written', matter: '支付工资' }],
    ['mediation.record-consent', { side: 'employer', given: true }],
    ['mediation.accept', {}],
    ['standing.appoint-agent', { party: 'p1', name: '王调解', kind: 'lawyer', authority: 'general' }],
  ] as const)
    await house.post(`/v1/cases/${running}/actions`, { name, input }, MEDIATOR);
  await house.cases.record();
  clerk = await desk.signedIn('luo');
});
afterAll(() => desk.close());

const rows = (page: Page) => page.locator('.ant-table-row');

test('filters get a name, and are there again under it', async () => {
  const page = await desk.open('/work?kind=lapse', clerk);
  await page.getByRole('button', { name: '常用筛选' }).click();
  await page.getByRole('menuitem', { name: '保存当前筛选…' }).click();
  await page.getByLabel('名称').fill('届满即生后果的');
  await page.getByLabel('本机构共用').check();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('已保存筛选').waitFor();
  await page.goto(page.url().replace(/\?.*/, ''));
  await page.getByRole('button', { name: '常用筛选' }).click();
  await page.getByRole('menuitem', { name: '届满即生后果的（共用）' }).click();
  await page.waitForURL('**/console/work?kind=lapse');
  await page.close();
});

test('several cases get a mediator at once, by a ranking with reasons; each has its own outcome', async () => {
  const page = await desk.open('/cases', clerk);
  await rows(page).nth(1).waitFor();
  await page.locator('.ant-table-header .ant-checkbox-input, thead .ant-checkbox-input').first().check();
  await page.getByRole('button', { name: '指定调解员（2件）' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('[data-mediator]').nth(1).waitFor();
  await expect(dialog.locator('[data-mediator]').first().innerText()).resolves.toMatch(/^李调解/);
  await expect(dialog.locator('[data-mediator]').count()).resolves.toBe(2);
  await dialog.locator('[data-mediator=wang]').getByText('王调解曾任本案当事人的代理人').waitFor();
  await expect(desk.barriers(page, 'work-assign')).resolves.toEqual(NO_BARRIERS);
  await dialog.getByText(/^李调解：未结0件/).click();
  await dialog.getByRole('button', { name: '指定', exact: true }).click();
  await dialog.locator(`[data-outcome="${running}"]`).getByText('已指定').waitFor();
  await dialog.locator(`[data-outcome="${registered}"]`).getByText('解决办法').first().waitFor();
  await picture(page, 'work-assigned');
  await dialog.getByRole('button', { name: '完成' }).click();
  await desk.house.cases.record();
  await page.close();
});

test('what a mediator leaves to a colleague stands on a sheet of paper', async () => {
  const page = await desk.open('/work/hand-over?mediator=li', clerk);
  const sheet = page.getByRole('table');
  await sheet.getByText(running).waitFor();
  await expect(page.getByText('调解员李调解名下未结案件1件').isVisible()).resolves.toBe(true);
  await expect(desk.barriers(page, 'hand-over')).resolves.toEqual(NO_BARRIERS);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: '打印' }).isVisible()).resolves.toBe(false);
  await expect(sheet.isVisible()).resolves.toBe(true);
  await page.close();
});

test('a list is read and a case opened with the keyboard alone', async () => {
  const page = await desk.open('/cases', clerk);
  await rows(page).nth(1).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '键盘操作' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: '键盘操作' }).waitFor({ state: 'hidden' });
  for (const key of ['j', 'j', 'k']) await page.keyboard.press(key);
  const first = await rows(page).first().locator('a').first().innerText();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/console/cases/${first}`);
  await page.close();
});

test('what one sees goes into a file, narrowed as one sees it', async () => {
  const page = await desk.open('/cases?stage=closed', clerk);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByText('导出表格').click()]);
  expect([file.suggestedFilename(), new URL(file.url()).search]).toEqual(['cases.csv', '?stage=closed']);
  await page.close();
});

test.each(WIDTHS)('work, cases and the hand-over can be used by everybody, %i pixels wide', async (width) => {
  for (const [place, name] of [
    ['/work', 'work'],
    ['/cases', 'cases'],
    ['/work/hand-over?mediator=li', 'hand-over'],
  ] as const) {
    const page = await desk.open(place, clerk, width);
    await expect(desk.barriers(page, `${name}-${width}`)).resolves.toEqual(NO_BARRIERS);
    await page.close();
  }
});
