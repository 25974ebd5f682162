import type { Browser, BrowserContext, Page } from 'playwright-core';
import { PLACES } from '../../console/src/places/places';
import type { Role } from '../../shared/case/actor';
import { APPLICATION, MEDIATOR, openHouse, opened, person, type House } from '../api/house';
import { axeViolations, openBrowser, overflowOf, picture } from './browser';

jest.setTimeout(120_000);

const LOOKS = {
  light: {},
  dark: { colorScheme: 'dark' },
  contrast: { contrast: 'more' },
} as const;
type Look = keyof typeof LOOKS;
const WIDTHS = [1440, 1024, 375];
const CASE = '本案';

let house: House;
let browser: Browser;
let caseNo: string;
const contexts = new Map<string, BrowserContext>();
/** What went wrong in the browser without anybody seeing it. */
const faults: string[] = [];

beforeAll(async () => {
  house = await openHouse();
  caseNo = await opened(house);
  await house.post(`/v1/cases/${caseNo}/actions`, APPLICATION, MEDIATOR);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** The browser of somebody under a role, on a device that looks so. */
async function deviceOf(role: Role, look: Look): Promise<BrowserContext> {
  const known = contexts.get(`${role} ${look}`);
  if (known) return known;
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    bypassCSP: true,
    extraHTTPHeaders: { authorization: `Bearer ${await house.issuer.sign(person(role))}` },
    ...LOOKS[look],
  });
  contexts.set(`${role} ${look}`, context);
  return context;
}

async function opens(place: string, role: Role, look: Look): Promise<Page> {
  const page = await (await deviceOf(role, look)).newPage();
  page.on('pageerror', ({ message }) => faults.push(`${place}: ${message}`));
  page.on('console', (said) => {
    if (said.type() === 'error' && !said.location().url.includes('/v1/stream')) faults.push(`${place}: ${said.text()}`);
  });
  await page.goto(`${house.url}/console${place.replace(CASE, caseNo)}`);
  await page.locator('#main .desk-state, h1').first().waitFor();
  await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
  return page;
}

const ADDRESSES: readonly (readonly [string, Role])[] = [
  ...PLACES.map(({ path, roles }) => [path, (roles?.[0] ?? 'mediator') as Role] as const),
  [`/cases/${CASE}`, 'mediator'],
  [`/cases/${CASE}/print`, 'mediator'],
];
const SEEN = ADDRESSES.flatMap(([place, role]) =>
  (Object.keys(LOOKS) as Look[]).map((look) => ({ place, role, look })),
);

test.each(SEEN)('everybody can use $place in the look $look, at every width', async ({ place, role, look }) => {
  faults.length = 0;
  const page = await opens(place, role, look);
  expect(await page.evaluate('document.documentElement.dataset.look')).toBe(look);
  const seen: object[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    seen.push({ width, barriers: await axeViolations(page), overflow: await overflowOf(page) });
    await picture(page, `look${place.replace(CASE, 'case').replaceAll('/', '-')}-${look}-${width}`);
  }
  expect(seen).toEqual(WIDTHS.map((width) => ({ width, barriers: [], overflow: 0 })));
  expect(faults).toEqual([]);
  await page.close();
});

describe('the look', () => {
  test('is chosen by hand and kept, whatever the device says', async () => {
    const page = await opens('/work', 'mediator', 'light');
    await page.getByRole('button', { name: /的账号$/ }).click();
    await page.getByRole('menuitem', { name: '深色' }).click();
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate('document.documentElement.dataset.look')).toBe('dark');
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(20, 20, 20)');
    await page.evaluate(`localStorage.clear()`);
    await page.close();
  });

  test('follows the device while one looks', async () => {
    const page = await opens('/work', 'mediator', 'light');
    await page.emulateMedia({ contrast: 'more' });
    await page.locator('html[data-look=contrast]').waitFor();
    await page.close();
  });

  test('of a system that paints with its own colours leaves the path of a case to be seen', async () => {
    const page = await opens(`/cases/${CASE}`, 'mediator', 'light');
    await page.emulateMedia({ forcedColors: 'active' });
    await picture(page, 'look-case-forced');
    const [fill, stroke] = await page.evaluate<string[]>(
      `(() => { const it = getComputedStyle(document.querySelector('.case-box rect')); return [it.fill, it.stroke]; })()`,
    );
    expect(fill).not.toBe(stroke);
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });
});

describe('on a phone', () => {
  test('the head is one line, and the places are in a drawer that closes when one goes', async () => {
    const page = await opens('/work', 'mediator', 'light');
    await page.setViewportSize({ width: 375, height: 700 });
    const head = await page.locator('.desk-head').boundingBox();
    expect(head!.height).toBeLessThanOrEqual(56);
    await page.getByRole('button', { name: '栏目' }).click();
    await page.getByRole('dialog').getByRole('link', { name: '案件' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await picture(page, 'look-drawer-375');
    await page.getByRole('dialog').getByRole('link', { name: '案件' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name: '案件' }).waitFor();
    await page.close();
  });

  test('a list is cards that name what they hold', async () => {
    const page = await opens('/cases', 'mediator', 'light');
    await page.setViewportSize({ width: 375, height: 700 });
    const card = page.getByRole('list', { name: '案件' }).getByRole('listitem').first();
    await card.getByText('承办人').waitFor();
    await card.getByRole('link', { name: caseNo }).click();
    await page.waitForURL(`**/cases/${caseNo}`);
    await page.close();
  });
});

describe('what cannot be shown says so, and what to do', () => {
  const answering = async (place: string, status: number, document: object, look: Look = 'light'): Promise<Page> => {
    const page = await (await deviceOf('mediator', look)).newPage();
    await page.route(/\/v1\/(?!me)/, (route) =>
      route.fulfill({ status, contentType: 'application/problem+json', json: document }),
    );
    await page.goto(`${house.url}/console${place.replace(CASE, caseNo)}`);
    await page.locator('.desk-state').first().waitFor({ timeout: 40_000 });
    return page;
  };

  test.each([
    ['no-permission', 403, '无权查阅案件', '回到我的工作'],
    ['not-found', 404, '没有找到案件', '回到我的工作'],
    ['refused', 429, '暂时不能显示', '重新读取'],
  ])('%s', async (name, status, title, way) => {
    const page = await answering(`/cases/${CASE}`, status, { title: '不能读取', status, detail: '原因如上。' });
    await page.locator('.desk-state').getByText(title).waitFor();
    await page.locator('.desk-state').getByText(way).waitFor();
    await picture(page, `state-${name}`);
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });

  test('a list without anything says where something comes from', async () => {
    const page = await opens('/cases?stage=closed', 'mediator', 'light');
    await page.getByText('没有符合条件的案件').waitFor();
    await picture(page, 'state-empty');
    await page.close();
  });

  test('a page that is being read shows its shape', async () => {
    const page = await (await deviceOf('mediator', 'light')).newPage();
    let go: (() => void) | undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    await page.route('**/v1/worklist*', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${house.url}/console/work`);
    await page.locator('.ant-skeleton').first().waitFor();
    await picture(page, 'state-loading');
    expect(await axeViolations(page)).toEqual([]);
    go?.();
    await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
    await page.close();
  });

  test('an address that nobody knows leads back', async () => {
    const page = await opens('/nowhere', 'mediator', 'light');
    await page.getByRole('link', { name: '回到我的工作' }).click();
    await page.getByRole('heading', { level: 1, name: '我的工作' }).waitFor();
    await page.close();
  });
});
