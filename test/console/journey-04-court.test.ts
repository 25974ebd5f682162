import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { closeHouse } from '../exchange/house';
import { SAMPLES } from '../sandbox/samples';
import { CLERK, COURT, looked, openExchangeDesk, USABLE, type ExchangeDesk } from './exchange-desk';

jest.setTimeout(240_000);

const ADDRESS = '/v1/integrations/court/mandates';
const closers: (() => unknown)[] = [];
let desk: ExchangeDesk;
let page: Page;
let caseNo: string;
beforeAll(async () => {
  desk = await openExchangeDesk(closers);
});
afterAll(() => closeHouse(closers));

/** What the court's system sends, and how it is answered. */
async function entrust(mandate: object, key: string) {
  const system = { id: 'court-0103-system', role: 'court', organ: '渝0103' } as const;
  const token = await desk.house.issuer.sign(system, 'mandate:write result:read');
  const response = await fetch(desk.house.url + ADDRESS, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(mandate),
  });
  const body = (await response.json()) as { messageId: string; status: string };
  return { status: response.status, replayed: response.headers.get('idempotent-replayed'), body };
}

test('the developer posts a mandate, posts it again, and is told of another content under the same key', async () => {
  const [mandate, key] = [SAMPLES.court[0]!.content('90040001', '2026-07-14'), randomUUID()];
  const first = await entrust(mandate, key);
  expect(first).toMatchObject({ status: 201, body: { status: 'ACCEPTED' } });
  expect(await entrust(mandate, key)).toEqual({ ...first, replayed: 'true' });
  expect(await entrust({ ...mandate, summary: '另一内容' }, key)).toMatchObject({ status: 422 });
  caseNo = await desk.house.caseOf(first.body.messageId);
});

test('the clerk sees the mandate of the own court, and in how many days it is answered', async () => {
  page = await desk.visit(COURT, '/exchange');
  const row = page.locator('tr', { hasText: '诉前调90040001号' });
  await row.getByText('待接受').waitFor();
  await row.getByText(/还有\d日|今天到期/).waitFor();
  expect(await page.getByRole('button', { name: '接受并签收材料' }).count()).toBe(0);
  await desk.ask(CLERK, '/v1/mandates/sign-materials', { caseNos: [caseNo] });
  await row.getByText('调解中').waitFor();
  await row.getByText('还有30日').waitFor();
  for (const width of [1440, 1024, 375]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await looked(page, `journey-04-mandates-${width}`)).toEqual(USABLE);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('opens its case and reads how far it is', async () => {
  await page.getByRole('link', { name: caseNo }).click();
  await page.getByRole('heading', { level: 1, name: /晏文博/ }).waitFor();
  expect(await looked(page, 'journey-04-case')).toEqual(USABLE);
  await page.goBack();
});

test('a result that the court’s system has lost is looked at by hand: sent back with a code, put right, and closed', async () => {
  // The system says that it has the result, and has it not: nobody answers by itself.
  desk.house.sandbox.desks.court.misbehave({ losses: 100 });
  await desk.house.does(caseNo, 'mediation.end', { outcome: 'unreachable', reason: '多次联系用人单位未果' }, 'clerk');
  const row = page.locator('tr', { hasText: caseNo });
  await row.getByText('结果已回传，待审核').waitFor();
  await row.getByRole('button', { name: '审核结果' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('退回补正').click();
  await dialog.getByRole('button', { name: '提交审核意见' }).click();
  await dialog.getByText('请写明需要补正的内容').waitFor();
  await dialog.getByLabel('退回代码').fill('E-DOC-0123');
  await dialog.getByLabel('需要补正的内容').fill('缺少联系记录');
  expect(await looked(page, 'journey-04-answer')).toEqual(USABLE);
  await dialog.getByRole('button', { name: '提交审核意见' }).click();
  await row.getByText('结果被退回，待补正').waitFor();
  await row.getByText('E-DOC-0123').waitFor();

  await desk.house.does(caseNo, 'mandate.resend-result', { correction: '补充三次联系记录' }, 'clerk');
  await row.getByText('第2版').waitFor();
  await row.getByRole('button', { name: '审核结果' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提交审核意见' }).click();
  await row.getByText('已审核办结').waitFor();
  await page.getByText('已结束1件').waitFor();
});

test('another court sees nothing of it', async () => {
  const other = await desk.visit({ ...COURT, id: 'court-0105', organ: '渝0105' }, '/exchange/mandates');
  await other.getByText('没有符合条件的委派、委托').waitFor();
  expect(await looked(other, 'journey-04-nothing')).toEqual(USABLE);
  expect(desk.faults).toEqual([]);
});
