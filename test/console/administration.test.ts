import type { BrowserContext, Page } from 'playwright-core';
import { ORGAN, opened } from '../api/house';
import { NO_BARRIERS, openDeskHouse, WIDTHS, type DeskHouse } from './desk-house';

jest.setTimeout(240_000);

let desk: DeskHouse;
let administrator: BrowserContext;
let caseNo: string;
beforeAll(async () => {
  desk = await openDeskHouse();
  await desk.house.account();
  await desk.house.account({ id: 'zhou', name: '周管理', role: 'administrator' });
  await desk.house.account({ id: 'sun', name: '孙督导', role: 'supervisor' });
  caseNo = await opened(desk.house);
  administrator = await desk.signedIn('zhou');
});
afterAll(() => desk?.close());

/** Chooses one of the options of a list, as they are shown. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('dialog').getByLabel(label, { exact: true }).click();
  await page.locator('.ant-select-item-option:visible').filter({ hasText: option }).first().click();
  await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'detached' });
}

const dialogButton = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true });

describe('from the account to the audit log', () => {
  let password: string;

  test('1 the administrator enters an organisation, and a person with a post in ours', async () => {
    const page = await desk.open('/administration', administrator);
    await page.getByRole('button', { name: '登记机构' }).click();
    await page.getByLabel('机构编号').fill('ORG-YZ-CTR');
    await page.getByLabel('机构名称').fill('渝中区示例调解中心');
    await choose(page, '类别', '调解组织');
    await page.getByRole('dialog').getByLabel('行政区划代码').fill('5001');
    await dialogButton(page, '登记').click();
    await page.getByText('行政区划代码为六位数字').waitFor();
    await page.getByRole('dialog').getByLabel('行政区划代码').fill('500103');
    await dialogButton(page, '登记').click();
    await page.getByRole('cell', { name: '渝中区示例调解中心', exact: true }).waitFor();

    await page.getByRole('link', { name: '人员和岗位' }).click();
    await page.getByRole('button', { name: '开立账号' }).click();
    await page.getByLabel('姓名', { exact: true }).fill('王芳');
    await page.getByLabel('登录名', { exact: true }).fill('wangfang');
    await choose(page, '岗位', '调解员');
    await choose(page, '机构', ORGAN);
    await dialogButton(page, '开立').click();
    password = await page.locator('.ant-modal .ant-typography').last().innerText();
    await dialogButton(page, '已经抄录').click();
    await page.locator('tr', { hasText: '王芳' }).getByText('调解员').waitFor();
    await page.close();
  });

  test('2 the number of an organisation that is taken is said at its field', async () => {
    const page = await desk.open('/administration/organs', administrator);
    await page.getByRole('button', { name: '登记机构' }).click();
    await page.getByLabel('机构编号').fill(ORGAN);
    await page.getByLabel('机构名称').fill('另一个机构');
    await choose(page, '类别', '其他单位');
    await dialogButton(page, '登记').click();
    await page.getByText(`已有编号为${ORGAN}的机构`).waitFor();
    await page.close();
  });

  test('3 the person signs in, and lets a colleague stand in', async () => {
    const wang = await desk.signedIn('wangfang', password.trim());
    const page = await desk.open('/posts', wang);
    await page.getByRole('list', { name: '我的岗位' }).getByText('正在以此办理').waitFor();
    await page.getByRole('button', { name: '委托代理' }).click();
    await choose(page, '代理人', '罗启明');
    await page.getByRole('dialog').getByLabel('事由').fill('年休假');
    for (const [label, day] of [
      ['第一日', '2026-07-14'],
      ['最后一日', '2026-07-31'],
    ] as const) {
      await page.getByRole('dialog').getByLabel(label, { exact: true }).fill(day);
      await page.keyboard.press('Enter');
    }
    await dialogButton(page, '委托').click();
    await page.locator('tr', { hasText: '年休假' }).getByText('罗启明').waitFor();
    expect(await desk.barriers(page, 'posts-1440')).toEqual(NO_BARRIERS);
    await wang.close();
  });

  test('4 the colleague changes the post in the head of the page, and acts in both names', async () => {
    const luo = await desk.signedIn('luo');
    const page = await desk.open('/work', luo);
    await page.getByRole('button', { name: /的账号$/ }).click();
    await page.getByRole('menuitem', { name: /（代王芳）/ }).click();
    await page.getByRole('button', { name: '罗启明（代王芳）（调解员）的账号' }).waitFor();
    await page.goto(`${desk.house.url}/console/cases/${caseNo}`);
    await page.getByText(/^随时可以办理/).click();
    await page.locator('[data-action="standing.add-note"]').click();
    await page.getByLabel('内容').fill('已电话联系用人单位。');
    await page
      .locator('.ant-drawer-content-wrapper:visible')
      .getByRole('button', { name: '办理', exact: true })
      .click();
    await page.getByRole('region', { name: '卷宗' }).getByText('罗启明（代王芳）').first().waitFor();
    await luo.close();
  });

  test('5 the auditor finds who has done it for whom, and what was known by then', async () => {
    await desk.house.book.close();
    const sun = await desk.signedIn('sun');
    const page = await desk.open('/audit', sun);
    await page.getByLabel('人员编号或者姓名').fill('罗启明');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '只看罗启明（代王芳）' }).first().waitFor();
    await page.getByText('做了什么').first().waitFor();
    const act = page.locator('tr', { hasText: '办理：' }).filter({ hasText: caseNo }).first();
    await act.getByRole('button', { name: '展开行' }).click();
    await page.getByText('代wangfang，委托编号').waitFor();
    expect(await desk.barriers(page, 'audit-found-1440')).toEqual(NO_BARRIERS);
    await page.getByRole('link', { name: '此人到这一刻知道什么' }).click();
    const known = page.locator('tr', { hasText: caseNo });
    await known
      .first()
      .getByText(/^卷宗至\d+号$/)
      .waitFor();
    await known.first().getByRole('button', { name: '展开行' }).click();
    await page
      .getByRole('list', { name: /^当时所见的卷宗/ })
      .getByRole('listitem')
      .first()
      .waitFor();
    expect(await desk.barriers(page, 'audit-known-1440')).toEqual(NO_BARRIERS);
    await sun.close();
  });
});

describe.each([
  ['organs', 'zhou'],
  ['people', 'zhou'],
  ['delegations', 'zhou'],
  ['grants', 'zhou'],
])('the part %s of the administration', (part) => {
  test.each(WIDTHS)('can be used by everybody at a width of %i pixels', async (width) => {
    const page = await desk.open(`/administration/${part}`, administrator, width);
    expect(await desk.barriers(page, `administration-${part}-${width}`)).toEqual(NO_BARRIERS);
    await page.close();
  });
});
