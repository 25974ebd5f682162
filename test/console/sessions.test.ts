import type { BrowserContext, Page } from 'playwright-core';
import { MEDIATOR, opened } from '../api/house';
import { NO_BARRIERS, openDeskHouse, WIDTHS, type DeskHouse } from './desk-house';

jest.setTimeout(120_000);

let desk: DeskHouse;
let clerk: BrowserContext;
let caseNo: string;
beforeAll(async () => {
  desk = await openDeskHouse();
  await desk.house.account();
  caseNo = await opened(desk.house);
  for (const [name, input] of [
    ['negotiation.request', { by: 'worker', matter: '支付工资' }],
    ['negotiation.reply', { willing: true }],
    [
      'negotiation.book-room',
      { name: '第二协商室', from: '2026-08-03T09:00:00+08:00', to: '2026-08-03T10:00:00+08:00' },
    ],
  ] as const)
    await desk.house.post(`/v1/cases/${caseNo}/actions`, { name, input }, MEDIATOR);
  clerk = await desk.signedIn('luo');
});
afterAll(() => desk?.close());

const title = (page: Page) => page.getByRole('heading', { level: 2 });
const booked = (page: Page) => page.getByRole('link', { name: /09:00至10:00 第二协商室/ });

test('the calendar leads from month to month and week to week, and keeps the day in its address', async () => {
  const page = await desk.open('/sessions?day=2026-07-14', clerk);
  await title(page).getByText('2026年7月').waitFor();
  expect(await booked(page).count()).toBe(0);
  await page.getByRole('button', { name: '下一月' }).click();
  await title(page).getByText('2026年8月').waitFor();
  await booked(page).waitFor();
  await page.getByText('按周').click();
  await page.waitForURL(/span=week/);
  expect(await booked(page).count()).toBe(0);
  await page.getByRole('button', { name: '下一周' }).click();
  await page.getByRole('button', { name: '上一周' }).click();
  await page.goto(`${desk.house.url}/console/sessions?day=2026-08-05&span=week`);
  await page.locator('td[data-day="2026-08-03"]').getByRole('link').waitFor();
  await page.close();
});

test('a meeting leads to its case', async () => {
  const page = await desk.open('/sessions?day=2026-08-03', clerk);
  await booked(page).click();
  await page.waitForURL(`**/console/cases/${caseNo}`);
  await page.close();
});

test('on a phone only the days on which something is are listed', async () => {
  const page = await desk.open('/sessions?day=2026-08-03', clerk, 375);
  await page
    .getByRole('region', { name: /8月3日/ })
    .getByRole('link')
    .waitFor();
  await page.close();
});

test.each(WIDTHS)('a month with a booked room can be read by everybody at a width of %i pixels', async (width) => {
  const page = await desk.open('/sessions?day=2026-08-03', clerk, width);
  await booked(page).waitFor();
  expect(await desk.barriers(page, `sessions-${width}`)).toEqual(NO_BARRIERS);
  await page.close();
});
