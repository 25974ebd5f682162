import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ORGAN, opened } from '../api/house';
import { openSignInHouse, PASSWORD, type SignInHouse } from '../api/identity-house';
import { builtConsole, type BuiltConsole } from './built-console';
import { openBrowser } from './browser';

jest.setTimeout(120_000);

let built: BuiltConsole;
let house: SignInHouse;
let browser: Browser;
let desk: BrowserContext;
let caseNo: string;

beforeAll(async () => {
  built = builtConsole();
  house = await openSignInHouse();
  await house.account();
  await house.account({ id: 'zhou', name: '周监督', role: 'administrator' });
  caseNo = await opened(house);
  browser = await openBrowser();
  desk = await signedIn('zhou');
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** Signs in with the page of the provider, as a person does. */
async function signedIn(id: string): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  await page.goto(`${house.url}/console/`);
  await page.locator('input[name=name]').fill(id);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '我的工作' }).waitFor();
  await page.close();
  return context;
}

async function open(place: string, width = 1440, context = desk): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize({ width, height: 900 });
  await page.goto(`${house.url}/console${place}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
  return page;
}

describe('the console that is built', () => {
  test('brings less than 400 KB to the first page that one sees', () => {
    expect(built.kilobytes('index.html', 'src/work/work-page.tsx')).toBeLessThan(400);
  });

  test.each(['src/case/case-page.tsx', 'src/intake/intake-page.tsx', 'src/cases/cases-page.tsx'])(
    'brings %s when somebody goes there, not before',
    (source) => {
      expect(built.filesOf('index.html')).not.toContain(built.filesOf(source)[0]);
    },
  );

  test('has no script in the page itself', () => {
    expect(built.page).not.toMatch(/<script(?![^>]*\bsrc=)/);
  });
});

describe('a caseworker at the desk', () => {
  test('comes to the search with a slash, and to a case with its number', async () => {
    const page = await open('/work');
    await page.keyboard.press('/');
    await page.keyboard.type(caseNo);
    await page.keyboard.press('Enter');
    await page.getByRole('main').getByRole('link', { name: caseNo }).click();
    await page.waitForURL(`**/console/cases/${caseNo}`);
    await page.close();
  });

  test('skips the menu with the first press of the tabulator', async () => {
    const page = await open('/cases');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('main');
    await page.close();
  });

  test('finds the filters of a list in its address, and so on the next day', async () => {
    const page = await open('/cases?stage=closed');
    await page.getByText('没有符合条件的案件').waitFor();
    await page.getByRole('button', { name: '只看逾期' }).click();
    expect(new URL(page.url()).search).toBe('?stage=closed&overdue=true');
    await page.close();
  });

  test('sees the number of a case right after it is registered, under the own organ', async () => {
    const clerk = await signedIn('luo');
    const page = await open('/intake', 1440, clerk);
    await page.locator('#workers_0_name').fill('罗永秀');
    await page.locator('#employers_0_name').fill('锐铭五金制品厂');
    await page.locator('#claims_0_text').fill('支付8月至10月工资');
    await page.locator('#claims_0_yuan').fill('16,350');
    await page.locator('#summary').fill('厂方自8月起停发工资。');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    const said = await page.getByText(/已登记，案件编号/).innerText();
    const number = /CQ-\d{4}-\d+/.exec(said)![0];
    const { rows } = await house.database.pool.query<{ organ: string; amount: string }>(
      `select organ, facts #>> '{registration,claims,0,amountFen}' as amount from case_views where case_no = $1`,
      [number],
    );
    expect(rows).toEqual([{ organ: ORGAN, amount: '1635000' }]);
    await clerk.close();
  });
});
