import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { CLERK, openHouse, opened } from '../api/house';
import { lineTo, type Line } from '../support/cut-line';
import { axeViolations, openBrowser, picture } from './browser';
import type { PartyHouse } from './party-phone';

// A phone in a lift: the line breaks while a file is on its way.

const BYTES = 1_500_000;
const folder = mkdtempSync(path.join(tmpdir(), 'yuhe-phone-'));
const file = path.join(folder, '考勤记录.pdf');

let house: PartyHouse;
let browser: Browser;
let line: Line;
let caseNo: string;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
});
beforeEach(async () => {
  writeFileSync(file, Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(BYTES)]));
  line = await lineTo(house.url);
  caseNo = await opened(house);
  const { body } = await house.post(`/v1/cases/${caseNo}/invitations`, { partyId: 'p1' }, CLERK);
  context = await browser.newContext({ viewport: { width: 375, height: 667 }, locale: 'zh-CN', bypassCSP: true });
  page = await context.newPage();
  await page.goto(`${line.url}${body.link}`);
  await page.getByLabel('六位验证码').fill(body.code);
  await page.getByRole('button', { name: '查看我的案件' }).click();
});
afterEach(async () => {
  await context.close();
  await line.close();
});
afterAll(async () => {
  await browser.close();
  await house.close();
  rmSync(folder, { recursive: true });
});

const handIn = async (): Promise<void> => {
  await page.getByLabel(/拍照或者选择文件/).setInputFiles(file);
  await page.getByRole('button', { name: '提交材料' }).click();
};
const listed = async () => (await house.get(`/v1/cases/${caseNo}/party-files`, CLERK)).body.items;

test('the line breaks, the phone says so, and goes on where it was once the line is back', async () => {
  line.sent();
  line.cutAfter(BYTES / 2);
  await handIn();
  await page.getByText('网络断了，恢复以后自动接着传').waitFor();
  const bar = page.getByRole('progressbar', { name: '已经提交的部分' });
  expect(await bar.evaluate((element) => (element as unknown as { value: number }).value)).toBeGreaterThan(0);
  expect(await axeViolations(page)).toEqual([]);
  await picture(page, 'party-upload-cut');
  expect(await listed()).toEqual([]);
  line.mend();
  await page.getByText('材料已经收到').waitFor();
  expect(await page.locator('progress').isVisible()).toBe(false);
  expect(await listed()).toMatchObject([{ name: '考勤记录.pdf', bytes: BYTES + 9 }]);
  // What had arrived was not sent again: no more than one part was lost.
  expect(line.sent()).toBeLessThan(BYTES * 1.3);
});

test('the page is closed meanwhile; the same file chosen again goes on behind what has arrived', async () => {
  line.cutAfter(BYTES * 0.7);
  await handIn();
  await page.getByText('网络断了').waitFor();
  await page.close();
  line.mend();
  line.sent();
  page = await context.newPage();
  await page.goto(`${line.url}/party/home`);
  await handIn();
  await page.getByText('材料已经收到').waitFor();
  expect(await listed()).toMatchObject([{ bytes: BYTES + 9 }]);
  expect(line.sent()).toBeLessThan(BYTES * 0.6);
});

test('what the case does not take is said in words, at the form', async () => {
  writeFileSync(file, Buffer.concat([Buffer.from('PK\u0003\u0004'), randomBytes(1_000)]));
  await handIn();
  await page.getByText('不能识别这个文件，请提交照片（jpg、png）或者pdf文件。').waitFor();
  expect(await page.getByRole('button', { name: '提交材料' }).isEnabled()).toBe(true);
});
