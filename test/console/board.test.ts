import type { BrowserContext } from 'playwright-core';
import { CLERK, MEDIATOR, opened, ORGAN_TITLE } from '../api/house';
import { picture } from './browser';
import { builtConsole } from './built-console';
import { NO_BARRIERS, openDeskHouse, WIDTHS, type DeskHouse } from './desk-house';

jest.setTimeout(120_000);

let desk: DeskHouse;
let supervisor: BrowserContext;
beforeAll(async () => {
  desk = await openDeskHouse();
  const { house } = desk;
  await house.account({ id: 'zhou', name: '周监督', role: 'supervisor' });
  await house.account({ id: 'court', name: '法院', role: 'court' });
  // Two in mediation, which are over time months later, and one that is only registered.
  for (const district of ['500108', '500103', '500108']) {
    const caseNo = await opened(house, { district });
    if (district === '500103') continue;
    for (const [name, input] of [
      ['mediation.apply', { by: 'worker', form: 'written', matter: '支付工资' }],
      ['mediation.record-consent', { side: 'employer', given: true }],
      ['mediation.accept', {}],
    ] as const)
      await house.post(`/v1/cases/${caseNo}/actions`, { name, input }, MEDIATOR);
  }
  await house.cases.record();
  house.clock.set('2026-09-15T02:00:00Z');
  supervisor = await desk.signedIn('zhou');
});
afterAll(() => desk.close());

test('each figure says what it counts, and leads to its cases', async () => {
  const page = await desk.open('/board', supervisor);
  const figure = page.locator('[data-figure=逾期案件]');
  await expect(figure.locator('.ant-statistic-content').innerText()).resolves.toBe('2');
  await figure.getByText('当天到期的不算').waitFor();
  await figure.getByRole('link').click();
  await page.waitForURL('**/console/cases?open=true&overdue=true');
  await page.locator('.ant-table-row').first().waitFor();
  await expect(page.locator('.ant-table-row').count()).resolves.toBe(2);
  await page.close();
});

test('the tables say all that the charts show, and each number opens the list behind it', async () => {
  const page = await desk.open('/board', supervisor);
  const organs = page.getByRole('table', { name: '各办理机构' });
  await expect(organs.locator('tbody tr').allInnerTexts()).resolves.toEqual([`${ORGAN_TITLE}\t3\t2\t67%`]);
  const months = page.getByRole('table', { name: '各月趋势' });
  await expect(months.locator('tbody tr').allInnerTexts()).resolves.toEqual(['2026-07\t3\t0\t0\t0\t0\t—']);
  await page
    .getByRole('table', { name: '各行政区划' })
    .getByRole('row', { name: /500103/ })
    .getByRole('link')
    .first()
    .click();
  await page.getByText('行政区划：500103').waitFor();
  await page.locator('.ant-table-row').first().waitFor();
  await expect(page.locator('.ant-table-row').count()).resolves.toBe(1);
  await page.close();
});

test('the figures go into a file', async () => {
  const page = await desk.open('/board?from=2026-07-01&to=2026-07-31', supervisor);
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByText('导出表格').click()]);
  expect(file.suggestedFilename()).toBe('board.csv');
  await page.close();
});

test('a court neither finds the board nor gets its figures', async () => {
  const court = await desk.signedIn('court');
  const page = await desk.open('/board', court);
  await page.getByText('无权使用该接口').waitFor();
  await expect(page.getByRole('navigation').getByText('督导看板').count()).resolves.toBe(0);
  expect((await desk.house.get('/v1/board', { ...CLERK, role: 'court' })).status).toBe(403);
  await court.close();
});

test('the charts are brought when somebody looks at the board, not before', () => {
  const built = builtConsole();
  const first = built.filesOf('index.html');
  for (const source of ['src/board/board-page.tsx', 'src/board/charts.tsx'])
    expect(first).not.toContain(built.filesOf(source)[0]);
  expect(built.filesOf('src/board/board-page.tsx')).not.toContain(built.filesOf('src/board/charts.tsx')[0]);
});

test.each(WIDTHS)('can be used by everybody, %i pixels wide', async (width) => {
  const page = await desk.open('/board', supervisor, width);
  await page.locator('[data-chart=months] canvas').waitFor();
  await expect(desk.barriers(page, `board-${width}`)).resolves.toEqual(NO_BARRIERS);
  await page.close();
});

test('in the dark look the charts have light ink', async () => {
  const page = await desk.open('/board', supervisor);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.reload();
  await page.locator('[data-chart=months] canvas').waitFor();
  await picture(page, 'board-dark');
  await expect(desk.barriers(page, 'board-dark')).resolves.toEqual(NO_BARRIERS);
  await page.close();
});
