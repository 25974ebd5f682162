import type { Page } from 'playwright-core';
import { passwordHash, randomPassword } from '../../api/identity/password';
import { addAccount, type Account } from '../../db/accounts';
import { COURT_COLUMNS } from '../../shared/exchange/court-spreadsheet/columns';
import { addDays, localDate, localDateOf } from '../../shared/law/local-date';
import { closeHouse } from '../exchange/house';
import { mandateRows, reportRows, textOf, xlsxFile, type Cells } from '../imports/files';
import { dispatch } from '../sandbox/control';
import { atTheDesk } from './at-the-desk';
import { CENTRE, CLERK, looked, openExchangeDesk, USABLE, type ExchangeDesk } from './exchange-desk';

jest.setTimeout(240_000);

const MEDIATOR: Account = {
  ...{ id: 'MED-YZ-1', name: '何静', role: 'mediator', organ: CENTRE },
  activeFrom: localDate('2024-01-01'),
};

const closers: (() => unknown)[] = [];
let desk: ExchangeDesk;
let page: Page;
/** A mandate that the court's system has sent, and that stands in its list once more. */
let sent: { readonly caseNo: string; readonly ourCaseNo: string };
beforeAll(async () => {
  desk = await openExchangeDesk(closers);
  const { house } = desk;
  const { id } = await dispatch(house.sandbox.desks.court, 0);
  const ourCaseNo = await house.caseOf(id);
  const { mediations } = await house.caseWhere(ourCaseNo, () => true);
  sent = { ourCaseNo, caseNo: mediations[0]!.mandate!.caseNo };
  await addAccount(house.pool, MEDIATOR, await passwordHash(randomPassword()));
  page = await desk.visit(CLERK, '/exchange/imports');
});
afterAll(() => closeHouse(closers));

/** The court's list: four in order, one of an alien cause, one with a wrong number, one that is here already. */
function courtList(): Cells[] {
  const [first, second, third, fourth, alien, mistyped, known] = mandateRows(7, 301);
  return [
    ...[first!, { ...second, 方式: '委托', 程序: '简易程序' }, third!, fourth!],
    { ...alien, 案由: '买卖合同纠纷' },
    { ...mistyped, 原告证照号: '50010819900101' },
    { ...known, 案号: sent.caseNo },
  ];
}

const correction = (row: number) => page.getByRole('form', { name: `第${row}行` });

test('1 the list is handed in and only tried: four in order, two to be put right, one is here already', async () => {
  await page.getByLabel('行政区划代码').fill('500103');
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: '渝中区法院委派清单.xlsx', mimeType: 'application/octet-stream' },
    buffer: await xlsxFile(courtList()),
  });
  await page.getByText('试运行：共7行，可以登记4行，有2行错误').waitFor();
  await correction(5).getByText('不能识别“买卖合同纠纷”').waitFor();
  await page.getByText('重复 1行').click();
  await page.locator('tr', { hasText: '该委派、委托已经登记为' }).getByRole('link', { name: sent.ourCaseNo }).waitFor();
  expect(await looked(page, 'journey-02-1-tried')).toEqual(USABLE);
});

test('2 what is wrong is put right in the grid, by the same rules, one row after the other', async () => {
  await page.getByText('错误 2行').click();
  await correction(5).getByLabel('案由').fill('离婚纠纷');
  await correction(5).getByRole('button', { name: '改正' }).click();
  await correction(5).getByText('不能识别“离婚纠纷”').waitFor();
  await correction(5).getByLabel('案由').fill('经济补偿金纠纷');
  await correction(5).getByRole('button', { name: '改正' }).click();
  await page.getByText('错误 1行').waitFor();
  await correction(6).getByLabel('原告证照号').fill('500108199001011234');
  await correction(6).getByLabel('原告证照号').press('Enter');
  await page.getByText('试运行：共7行，可以登记6行。还没有登记任何案件。').waitFor();
  await page.getByText('可以登记 6行').click();
  await page.getByText('改正了案由（原文“买卖合同纠纷”）').waitFor();
  expect(await looked(page, 'journey-02-2-put-right')).toEqual(USABLE);
});

test('3 it is registered, row by row before one’s eyes; the result mirrors the list', async () => {
  await page.getByRole('button', { name: '登记6件' }).click();
  await page.getByText('共7行，各行均已办理').waitFor({ timeout: 60_000 });
  const address = await page.getByRole('link', { name: '下载逐行结果' }).getAttribute('href');
  const authorization = `Bearer ${await desk.house.issuer.sign(CLERK)}`;
  const report = await fetch(desk.house.url + address!, { headers: { authorization } });
  const rows = await reportRows(Buffer.from(await report.arrayBuffer()), 'xlsx');
  expect(Object.keys(rows[0]!).slice(0, COURT_COLUMNS.length)).toEqual([...COURT_COLUMNS]);
  expect(rows.map((row) => row.处理状态)).toEqual([...Array<string>(6).fill('成功'), '重复']);
  expect(rows.map((row) => row.案号)).toEqual(courtList().map((row) => textOf(row.案号)));
  expect(rows[6]!.本系统案号).toBe(sent.ourCaseNo);
});

test('4 the materials of all are signed for at once: one receipt for each, seven days where the procedure is simple', async () => {
  await page.getByRole('link', { name: '去签收材料' }).click();
  await page.getByRole('button', { name: '全选待签收的（7件）' }).click();
  expect(await looked(page, 'journey-02-4-to-be-signed')).toEqual(USABLE);
  await page.getByRole('button', { name: '接受并签收材料（7件）' }).click();
  await page.getByRole('heading', { name: '签收回执：已签收7件' }).waitFor();
  const receipts = await page.getByRole('status').locator('li').allInnerTexts();
  expect(receipts).toHaveLength(7);
  expect(receipts.every((text) => text.includes('签收移交材料'))).toBe(true);
  await page.getByRole('button', { name: /调解中\s*7/ }).click();
  await page.locator('tr', { hasText: '简易程序' }).getByText('7日', { exact: true }).waitFor();
  expect(await looked(page, 'journey-02-4-signed')).toEqual(USABLE);
});

/** The cases of the list that are in hand, the most urgent first. */
const inHand = async () =>
  (await desk.ask<{ items: { ourCaseNo: string; basis: string }[] }>(CLERK, '/v1/mandates?state=mediating')).items;

/** The page of a case, for the clerk who sits at the desk. */
async function casePage(caseNo: string) {
  await page.goto(`${desk.house.url}/console/cases/${caseNo}`);
  await page.locator('[data-action]').first().waitFor();
  return atTheDesk(page);
}

test('5 they are assigned; one needs more time, both agree, and the court is told of the new day', async () => {
  const cases = await inHand();
  await page.goto(`${desk.house.url}/console/cases?open=true`);
  await page.locator('.ant-table-header .ant-checkbox-input, thead .ant-checkbox-input').first().check();
  await page.getByRole('button', { name: `指定调解员（${cases.length}件）` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/^何静：/).click();
  await dialog.getByRole('button', { name: '指定', exact: true }).click();
  await dialog
    .getByText('已指定')
    .nth(cases.length - 1)
    .waitFor();
  expect(await looked(page, 'journey-02-5-assigned')).toEqual(USABLE);

  const { ourCaseNo } = cases.find(({ basis }) => basis === 'court-entrusted-simple')!;
  const { open, submit, drawer } = await casePage(ourCaseNo);
  await open('mediation.extend');
  await drawer.getByLabel('期限至').fill(addDays(localDateOf(Date.now()), 14));
  await page.keyboard.press('Enter');
  for (const name of ['劳动者同意', '用人单位同意']) await drawer.getByLabel(name).check();
  await submit();
  await desk.house.caseWhere(ourCaseNo, (facts) => facts.mediations[0]?.extension);
  await page.goto(`${desk.house.url}/console/exchange/mandates?state=mediating`);
  await page.locator('tr', { hasText: ourCaseNo }).getByText('双方同意延长').waitFor();
  await page.locator('tr', { hasText: ourCaseNo }).getByText('何静').waitFor();
  await page.goto(`${desk.house.url}/console/exchange/deliveries?caseNo=${ourCaseNo}`);
  await page.locator('tr', { hasText: '延长调解期限' }).getByText('对方已签收').waitFor();
});

test('6 one fails: the report goes back, the court answers, and the desk sees it', async () => {
  const [{ ourCaseNo } = { ourCaseNo: '' }] = (await inHand()).filter(({ basis }) => basis === 'court-delegated');
  const { open, choose, submit, drawer } = await casePage(ourCaseNo);
  await open('mediation.end');
  await choose('双方分歧较大，难以达成协议');
  await drawer.getByLabel('理由').fill('双方对补偿年限分歧较大');
  await submit();
  await desk.house.caseWhere(ourCaseNo, (facts) => facts.mediations[0]?.mandate?.results[0]?.receipt);
  await page.goto(`${desk.house.url}/console/exchange/mandates?state=closed`);
  const row = page.locator('tr', { hasText: ourCaseNo });
  await row.getByText('已审核办结').waitFor();
  await row.getByText('双方分歧较大，难以达成协议').waitFor();
  await page.getByText('已结束1件').waitFor();
  await page.getByRole('button', { name: /超期\s*0/ }).waitFor();
  expect(await looked(page, 'journey-02-6-closed')).toEqual(USABLE);
  expect(desk.faults).toEqual([]);
});
