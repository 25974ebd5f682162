import type { Page } from 'playwright-core';
import { ADMINISTRATOR, opened } from '../api/house';
import { NO_BARRIERS, openDeskHouse, type DeskHouse } from './desk-house';

jest.setTimeout(180_000);

const BUREAU = 'ORG-NA-SJ';
const PURPOSE = '专项审计调解补助经费';

let desk: DeskHouse;
let caseNo: string;
beforeAll(async () => {
  desk = await openDeskHouse();
  await desk.house.account();
  await desk.house.account({ id: 'zhou', name: '周管理', role: 'administrator' });
  const bureau = { id: BUREAU, title: '南岸区示例审计局', kind: 'other' };
  await desk.house.post('/v1/organs', bureau, ADMINISTRATOR);
  await desk.house.account({ id: 'shen', name: '沈审计', role: 'statistics', organ: BUREAU });
  caseNo = await opened(desk.house);
});
afterAll(() => desk?.close());

/** From a list of one or of several: the latter stays open until one leaves it. */
async function choose(page: Page, label: string, options: string | readonly string[]): Promise<void> {
  await page.getByRole('dialog').getByLabel(label, { exact: true }).click();
  for (const option of [options].flat())
    await page.locator('.ant-select-item-option:visible').filter({ hasText: option }).first().click();
  if (typeof options !== 'string') await page.keyboard.press('Escape');
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'detached' });
}

test('another body is granted some data of some cases, looks at them, and it is seen that it has', async () => {
  const administrator = await desk.signedIn('zhou');
  const page = await desk.open('/administration/grants', administrator);
  await page.getByRole('button', { name: '授权', exact: true }).click();
  await choose(page, '单位', '南岸区示例审计局');
  await page.getByLabel('目的').fill(PURPOSE);
  await page.getByLabel('依据的规定').fill('审计法第三十四条');
  await choose(page, '哪些机构', ['南岸区示例街道']);
  await choose(page, '数据项', ['办理阶段', '请求金额', '登记渠道']);
  await page.getByLabel('最后一日').fill('2026-08-31');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: '授权', exact: true }).click();
  const granted = page.locator('tr', { hasText: PURPOSE });
  await granted.getByText('至2026-08-31').waitFor();
  expect(await desk.barriers(page, 'grants-1440')).toEqual(NO_BARRIERS);

  const bureau = await desk.signedIn('shen');
  const theirs = await desk.open('/posts', bureau);
  await theirs.getByRole('button', { name: `查阅：${PURPOSE}` }).click();
  const row = theirs.locator('tr', { hasText: caseNo });
  await row.getByText('窗口登记').waitFor();
  expect(await row.innerText()).not.toContain('冉启贵');
  await theirs.close();

  await granted.getByRole('button', { name: '展开行' }).click();
  await page.getByRole('list', { name: '使用记录' }).getByText(`沈审计：${caseNo}`).waitFor();
  await page.getByRole('button', { name: /^撤销授权/ }).click();
  await page.locator('.ant-popconfirm').getByRole('button', { name: '撤销授权' }).click();
  await granted.getByText('已撤销').waitFor();
  await administrator.close();
  const after = await desk.open('/posts', bureau);
  await after.getByRole('list', { name: '我的岗位' }).waitFor();
  expect(await after.getByRole('button', { name: `查阅：${PURPOSE}` }).count()).toBe(0);
  await bureau.close();
});
