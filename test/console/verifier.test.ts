import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import express from 'express';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { toBuffer } from 'qrcode';
import { giveKey, organSeals, type OrganSeal } from '../../api/signing/organ-keys';
import { verifierPages } from '../../api/verifier-pages';
import { revokeSigningKey, signingKeys } from '../../db/signing-keys';
import { packed } from '../../shared/archive/package';
import { NO_PREVIOUS, sealed, type Entry } from '../../shared/case/entry';
import { localDate } from '../../shared/law/local-date';
import { documentCode, type SealedContent } from '../../shared/signing/document-code';
import { sealedPdf } from '../../shared/signing/pdf-seal';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { axeViolations, openBrowser, overflowOf, picture } from './browser';

const TITLE = '南岸区示例街道劳动人事争议调解委员会';
const ISSUED = '2026-05-20T07:30:00.000Z';
const CONTENT: SealedContent = {
  ...{ title: '调解协议书', no: '南岸示例调协〔2026〕3号', caseNo: 'CQ-2026-000001', issuedAt: ISSUED },
  keyFields: [
    ['申请人', '罗永秀'],
    ['被申请人', '锐铭五金制品厂'],
    ['金额', '¥16,350.00（壹万陆仟叁佰伍拾元整）'],
  ],
  digest: '5d'.repeat(32),
};

let database: FreshDatabase;
let browser: Browser;
let context: BrowserContext;
let folder: string;
let seal: OrganSeal;
let server: Server;

beforeAll(async () => {
  [database, browser, folder] = await Promise.all([
    freshDatabase(),
    openBrowser(),
    mkdtemp(path.join(tmpdir(), 'yuhe-verifier-')),
  ]);
  await giveKey(database.pool, folder, { organ: 'A', title: TITLE, at: '2026-01-01T00:00:00.000Z' });
  seal = (await organSeals(database.pool, folder).sealOf('A', ISSUED))!;
  server = express()
    .use('/verify', verifierPages({ pool: database.pool, clock }, []))
    .listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Without network, as on the machine of a judge's clerk.
  context = await browser.newContext({ offline: true, bypassCSP: true });
}, 120_000);
afterAll(async () => {
  server.close();
  await browser.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

const clock = { now: () => Date.parse('2026-11-24T00:00:00Z') };

const get = (address: string) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${address}`);

/** The page as it was kept on a disk, opened from there. */
async function keptPage(): Promise<Page> {
  const text = await (await get('/verify/offline')).text();
  const file = path.join(folder, '核验.html');
  await writeFile(file, text);
  const page = await context.newPage();
  await page.goto(`file://${file}`);
  return page;
}

async function verdictOnFile(page: Page, name: string, bytes: Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  await page.setInputFiles('#file', file);
  await page.waitForSelector('#result .verdict');
  return page.innerText('#result');
}

const codeText = () => documentCode(CONTENT, seal.signer);

function docket(): Entry[] {
  const by = { id: 'clerk', role: 'clerk' } as const;
  const event = { type: 'performance.urged', no: 1, how: '电话' } as unknown as Entry['event'];
  const first = { seq: 1, at: ISSUED, on: localDate('2026-05-20'), by, key: 'k', event, previous: NO_PREVIOUS };
  return [sealed(CONTENT.caseNo, first)];
}

const about = {
  ...{ caseNo: CONTENT.caseNo, organ: 'A', organTitle: TITLE, madeAt: '2026-08-01T00:00:00.000Z' },
  ...{ closedOn: '2026-06-10', archivedOn: '2026-07-30', archiveBy: '2026-07-10' },
};

test('a photo of the code, offline: content, issuer and day are confirmed, and what is not proved is said', async () => {
  const page = await keptPage();
  const said = await verdictOnFile(page, 'code.png', await toBuffer(await codeText(), { scale: 6 }));
  expect(said).toContain(`二维码由${TITLE}签发，未被改动`);
  expect(said).toContain('¥16,350.00（壹万陆仟叁佰伍拾元整）');
  expect(said).toContain('2026-05-20 15:30:00（北京时间）');
  expect(said).toContain('是否已经履行、履行了多少');
  await picture(page, 'verifier-code');
  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await overflowOf(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  }
  await page.close();
});

test('a changed amount does not pass', async () => {
  const [head = '', body = '', tail = ''] = (await codeText()).split('.');
  const changed = Buffer.from(body, 'base64url').toString().replace('16,350', '61,350');
  const page = await keptPage();
  await page.fill('#code', [head, Buffer.from(changed).toString('base64url'), tail].join('.'));
  await page.click('button');
  expect(await page.innerText('#result')).toContain('二维码被改动，不能证明任何内容');
  expect(await page.innerText('#result')).not.toContain('61,350');
  await page.close();
});

test('a sealed file passes; with one byte changed, or without a seal, it does not', async () => {
  const document = await PDFDocument.create();
  document.addPage([595, 842]);
  const plain = await document.save({ useObjectStreams: false });
  const file = await sealedPdf(plain, { ...seal, name: TITLE, reason: '加盖印章', at: ISSUED });
  const page = await keptPage();
  expect(await verdictOnFile(page, 'whole.pdf', file)).toContain('文件内容完整，签章以后没有改动');
  const changed = file.slice();
  changed[50] = (changed[50] ?? 0) ^ 1;
  await page.reload();
  expect(await verdictOnFile(page, 'changed.pdf', changed)).toContain('文件在签章之后被改动');
  await page.reload();
  expect(await verdictOnFile(page, 'plain.pdf', plain)).toContain('文件没有电子签章');
  await page.close();
});

test('the package of a case passes, and shows that it was archived late; cut off it does not pass', async () => {
  const keys = { asOf: ISSUED, keys: [...(await signingKeys(database.pool))] };
  const zip = await packed({ about, entries: docket(), carried: [], keys }, seal.signer);
  const page = await keptPage();
  const said = await verdictOnFile(page, 'case.zip', zip);
  expect(said).toContain('案卷包完整，没有改动');
  expect(said).toContain('2026-07-30（晚于规定的立卷期限）');
  await picture(page, 'verifier-package');
  await page.reload();
  expect(await verdictOnFile(page, 'cut.zip', zip.subarray(0, zip.length / 2))).toContain('不能识别的文件');
  await page.close();
});

test('online the page runs no script of its own text, and asks nobody for anything', async () => {
  const answer = await get('/verify');
  expect(await answer.text()).not.toMatch(/<script>(?!\s*<)/);
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
  expect((await get('/verify/verifier.js')).status).toBe(200);
  expect((await get('/verify/other.js')).status).toBe(404);
});

test('a page made after a key was revoked tells so', async () => {
  await revokeSigningKey(database.pool, {
    keyId: seal.key.id,
    at: '2026-05-01T00:00:00.000Z',
    because: '印章遗失',
    by: 'x',
  });
  const page = await keptPage();
  await page.fill('#code', await codeText());
  await page.click('button');
  const said = await page.innerText('#result');
  expect(said).toContain('二维码不能采信：签发之时密钥已经吊销');
  expect(said).toContain('印章遗失');
  await picture(page, 'verifier-revoked');
  await page.close();
});
