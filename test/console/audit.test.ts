import type { BrowserContext } from 'playwright-core';
import { issueCaseNumber } from '../../db/case-numbers';
import { transaction } from '../../db/pool';
import { opened, CLERK } from '../api/house';
import { aKeep, handedOver } from '../db/docket';
import { mediating } from '../support/builders';
import { NO_BARRIERS, openDeskHouse, WIDTHS, type DeskHouse } from './desk-house';

jest.setTimeout(240_000);

let desk: DeskHouse;
let supervisor: BrowserContext;
let caseNo: string;
/** Archived so long ago that it need not be kept any more. */
let due: string;
beforeAll(async () => {
  desk = await openDeskHouse();
  await desk.house.account();
  await desk.house.account({ id: 'sun', name: '孙督导', role: 'supervisor' });
  await desk.house.account({ id: 'zhou', name: '周管理', role: 'administrator' });
  caseNo = await opened(desk.house);
  due = await archived();
  await desk.house.get(`/v1/cases/${caseNo}`, CLERK);
  await desk.house.book.close();
  supervisor = await desk.signedIn('sun');
});
afterAll(() => desk?.close());

async function archived(): Promise<string> {
  const { pool } = desk.house.database;
  const number = await transaction(pool, (client) => issueCaseNumber(client, 2015));
  const file = mediating()
    .on('2026-07-10')
    .does('mediation.end', { outcome: 'withdrawn', reason: '撤回' })
    .does('closing.close', { result: 'withdrawn' })
    .does('closing.archive', { fileNo: '2026-1', catalogue: ['调解申请书'] });
  await aKeep(pool).keep(handedOver(file, number));
  return number;
}

describe.each(['log', 'known', 'revelations', 'roots', 'retention'])('the part %s of the audit', (part) => {
  test.each(WIDTHS)('can be used by everybody at a width of %i pixels', async (width) => {
    const page = await desk.open(`/audit/${part}`, supervisor, width);
    expect(await desk.barriers(page, `audit-${part}-${width}`)).toEqual(NO_BARRIERS);
    await page.close();
  });
});

test('the log is exported for at most thirty-one days at once, with what is needed to check it', async () => {
  const page = await desk.open('/audit/log?from=2026-06-01&to=2026-07-14', supervisor);
  await page.getByText('选定至多31日的起止日').waitFor();
  await page.goto(`${desk.house.url}/console/audit/log?from=2026-07-14&to=2026-07-14`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出可核验的审计记录' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('audit-2026-07-14-2026-07-14.zip');
  await page.close();
});

test('a file goes by two persons: one proposes it, and only another can approve', async () => {
  desk.house.clock.set('2036-07-12T02:00:00Z');
  const [first, second] = [await desk.signedIn('sun'), await desk.signedIn('zhou')];
  const page = await desk.open('/audit/retention', first);
  await page.locator('tr', { hasText: due }).getByText('保存期届满').waitFor();
  await page.getByRole('button', { name: `提议销毁：${due}` }).click();
  await page.getByLabel('理由').fill('保存期届满，没有保存价值。');
  await page.getByRole('dialog').getByRole('button', { name: '提议', exact: true }).click();
  await page.locator('tr', { hasText: '没有保存价值' }).getByText('待另一人批准').waitFor();
  expect(await desk.barriers(page, 'audit-proposed-1440')).toEqual(NO_BARRIERS);

  const other = await desk.open('/audit/retention', second);
  await other.getByRole('button', { name: `批准并销毁：${due}` }).click();
  await other.locator('.ant-popconfirm').getByRole('button', { name: '批准并销毁' }).click();
  await other.locator('tr', { hasText: '没有保存价值' }).getByText('已销毁').waitFor();
  await first.close();
  await second.close();
  desk.house.clock.set('2026-07-14T02:00:00Z');
});

test('a file that is demanded stays, until who demanded it says otherwise', async () => {
  const page = await desk.open('/audit/retention', await desk.signedIn('sun'));
  await page.getByRole('button', { name: '要求继续保存', exact: true }).click();
  await page.getByLabel('案件编号').fill(caseNo);
  await page.getByLabel('要求保存的单位和理由').fill('南岸区人民检察院调卷');
  await page.getByRole('dialog').getByRole('button', { name: '登记', exact: true }).click();
  await page.getByText('已登记，解除以前不得销毁').waitFor();
  await page.close();
});

describe('the page of a case', () => {
  test('says in plain words why its record can be believed', async () => {
    const page = await desk.open(`/cases/${caseNo}`, await desk.signedIn('luo'));
    await page.getByRole('button', { name: '本案记录完整' }).click();
    await page.getByText('每一行都带着前一行的指纹').waitFor();
    await page.getByText('本案登记后尚未经过日终').waitFor();
    expect(await desk.barriers(page, 'case-whole-1440')).toEqual(NO_BARRIERS);
    await page.close();
  });

  test('says loudly that its record was altered, where, and what to do', async () => {
    const { pool } = desk.house.database;
    await pool.query('alter table case_events disable trigger all');
    await pool.query(`update case_events set occurred_on = '2026-07-01' where case_no = $1 and seq = 1`, [caseNo]);
    await pool.query('alter table case_events enable trigger all');
    const page = await desk.open(`/cases/${caseNo}`, await desk.signedIn('sun'));
    await page.getByRole('alert').getByText('本案记录有1处不符，请报告系统管理人员和监督部门').waitFor();
    await page.getByRole('alert').getByText('卷宗1号：内容与散列值不符，已被改动').waitFor();
    expect(await desk.barriers(page, 'case-altered-1440')).toEqual(NO_BARRIERS);
    await page.close();
  });
});
