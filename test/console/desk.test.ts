import type { BrowserContext } from 'playwright-core';
import { ORGAN, opened } from '../api/house';
import { builtConsole } from './built-console';
import { openDeskHouse, type DeskHouse } from './desk-house';

jest.setTimeout(120_000);

let desk: DeskHouse;
let administrator: BrowserContext;
let caseNo: string;

beforeAll(async () => {
  desk = await openDeskHouse();
  await desk.house.account();
  await desk.house.account({ id: 'zhou', name: '周监督', role: 'administrator' });
  caseNo = await opened(desk.house);
  administrator = await desk.signedIn('zhou');
});
afterAll(() => desk?.close());

describe('the console that is built', () => {
  const built = builtConsole();

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
    const page = await desk.open('/work', administrator);
    await page.keyboard.press('/');
    await page.keyboard.type(caseNo);
    await page.keyboard.press('Enter');
    await page.getByRole('main').getByRole('link', { name: caseNo }).click();
    await page.waitForURL(`**/console/cases/${caseNo}`);
    await page.close();
  });

  test('skips the menu with the first press of the tabulator', async () => {
    const page = await desk.open('/cases', administrator);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('main');
    await page.close();
  });

  test('finds the filters of a list in its address, and so on the next day', async () => {
    const page = await desk.open('/cases?stage=closed', administrator);
    await page.getByText('没有符合条件的案件').waitFor();
    await page.getByRole('button', { name: '只看逾期' }).click();
    expect(new URL(page.url()).search).toBe('?stage=closed&overdue=true');
    await page.close();
  });

  test('sees the number of a case right after it is registered, under the own organ', async () => {
    const clerk = await desk.signedIn('luo');
    const page = await desk.open('/intake', clerk);
    await page.locator('#workers_0_name').fill('罗永秀');
    await page.locator('#employers_0_name').fill('锐铭五金制品厂');
    await page.locator('#claims_0_text').fill('支付8月至10月工资');
    await page.locator('#claims_0_yuan').fill('16,350');
    await page.locator('#summary').fill('厂方自8月起停发工资。');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    const said = await page.getByText(/已登记，案件编号/).innerText();
    const number = /CQ-\d{4}-\d+/.exec(said)![0];
    const { rows } = await desk.house.database.pool.query<{ organ: string; amount: string }>(
      `select organ, facts #>> '{registration,claims,0,amountFen}' as amount from case_views where case_no = $1`,
      [number],
    );
    expect(rows).toEqual([{ organ: ORGAN, amount: '1635000' }]);
    await clerk.close();
  });
});
