import type { Browser } from 'playwright-core';
import { MEDIATOR, openHouse, opened, ORGAN, ORGAN_TITLE, SUPERVISOR } from '../api/house';
import { openBrowser } from './browser';
import { headline, looksRight, officeDoes, onPhone, type PartyHouse } from './party-phone';

// The papers of a case on a party's phone, in a browser that runs no script.

jest.setTimeout(120_000);

let house: PartyHouse;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  await house.post(`/v1/letterheads/${ORGAN}`, { name: ORGAN_TITLE, code: '南岸劳调' }, SUPERVISOR);
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

async function issuedNotice(): Promise<string> {
  const caseNo = await opened(house, { eService: true });
  await officeDoes(house, caseNo, 'mediation.apply', { by: 'worker', form: 'written', matter: '支付工资' });
  await officeDoes(house, caseNo, 'mediation.record-consent', { side: 'employer', given: true });
  await officeDoes(house, caseNo, 'mediation.accept', { mediator: { id: 'M-07', name: '周岚' } });
  const at = `/v1/cases/${caseNo}/documents`;
  const { id } = (await house.post(at, { kind: 'rights-and-duties-notice', about: '1' }, MEDIATOR)).body;
  for (const step of ['check', 'issue']) await house.post(`${at}/${id}/${step}`, {}, MEDIATOR);
  return caseNo;
}

test('a worker reads a paper on a small phone, takes it along, and signs for it', async () => {
  const page = await onPhone(house, browser, await issuedNotice(), 'p1', { width: 320, height: 640 });
  await page.getByRole('link', { name: /^调解权利义务告知书/ }).click();
  expect(await headline(page)).toBe('调解权利义务告知书');
  await looksRight(page, browser, 'paper');
  const href = await page.getByRole('link', { name: '下载（PDF）' }).getAttribute('href');
  const file = await page.context().request.get(`${house.url}${href}`);
  expect([file.headers()['content-type'], (await file.body()).toString('latin1', 0, 5)]).toEqual([
    'application/pdf',
    '%PDF-',
  ]);
  await page.getByRole('button', { name: '我已收到，签收' }).click();
  expect(await page.getByRole('status').first().innerText()).toBe('已经登记：签收文书。');
  expect(await page.getByRole('region', { name: '文书（1件）' }).innerText()).toContain('已经签收');
  await page.context().close();
});
