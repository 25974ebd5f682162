import type { BrowserContext, Page } from 'playwright-core';
import { manyCases } from '../db/many-cases';
import { picture } from './browser';
import { openDeskHouse, type DeskHouse } from './desk-house';

jest.setTimeout(240_000);

const CASES = 100_000;
const DEEP = 5_000;
/** What a busy machine may take at most; what one took is in docs/performance.md. */
const LONGEST_REQUEST_MS = 2_000;
const LONGEST_FRAME_MS = 500;

let desk: DeskHouse;
let supervisor: BrowserContext;
beforeAll(async () => {
  desk = await openDeskHouse();
  // By then the periods of many of these cases are over.
  desk.house.clock.set('2026-11-20T02:00:00Z');
  await desk.house.account({ id: 'zhou', name: '周监督', role: 'supervisor' });
  await manyCases(desk.house.database.pool, CASES);
  supervisor = await desk.signedIn('zhou');
}, 240_000);
afterAll(() => desk.close());

const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

/** How long the requests for lists took, as the browser saw them. */
const requestsOf = (page: Page): Promise<readonly number[]> =>
  page.evaluate(`performance.getEntriesByType('resource').filter(({ name }) => name.includes('/v1/cases?'))
    .map(({ duration }) => Math.round(duration))`);

/** Scrolls down screen by screen until the row is there; the time between two frames, each. */
const scrolledTo = (page: Page, rows: number): Promise<readonly number[]> =>
  page.evaluate(`new Promise((done, failed) => {
    const list = document.querySelector('.ant-table-tbody-virtual-holder');
    const frames = [];
    let before = performance.now();
    const step = (now) => {
      frames.push(now - before);
      before = now;
      if (list.scrollTop > ${rows} * 40 || frames.length > 20000) return done(frames);
      list.scrollTop += 400;
      requestAnimationFrame(step);
    };
    if (!list) return failed(new Error('there is no list'));
    requestAnimationFrame(step);
  })`);

test(`among ${CASES} cases the first rows, a filter and the ${DEEP}th row come without waiting`, async () => {
  const began = Date.now();
  const page = await desk.open('/cases', supervisor);
  await page.locator('.ant-table-row').first().waitFor();
  const firstRows = Date.now() - began;
  const filtering = Date.now();
  const overdue = page.waitForResponse((answer) => answer.url().includes('overdue=true'));
  await page.getByRole('button', { name: '只看逾期' }).click();
  await overdue;
  await page.locator('.ant-table-row').first().waitFor();
  const filtered = Date.now() - filtering;
  await page.getByRole('button', { name: '清除筛选' }).click();
  await page.locator('.ant-table-row').first().waitFor();
  await page.evaluate('performance.clearResourceTimings(); performance.setResourceTimingBufferSize(2000)');
  const frames = await scrolledTo(page, DEEP);
  await expect(page.locator('.ant-table-row').count()).resolves.toBeLessThan(100);
  await picture(page, 'cases-5000th-row');
  const requests = await requestsOf(page);
  const figures = {
    ...{ firstRows, filtered, requests: requests.length, request: median(requests), slowest: Math.max(...requests) },
    ...{ frames: frames.length, frame: median(frames), slowestFrame: Math.max(...frames) },
  };
  console.log(JSON.stringify(figures));
  expect(requests.length).toBeGreaterThanOrEqual(DEEP / 100 - 10);
  expect(median(requests)).toBeLessThan(LONGEST_REQUEST_MS);
  expect(median(frames)).toBeLessThan(LONGEST_FRAME_MS);
  await page.close();
});
