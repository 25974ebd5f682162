import type { Page } from 'playwright-core';
import { MEDIATOR } from '../api/house';
import { docketTypes } from './at-the-desk';
import { openCaseHouse, type CaseHouse } from './case-house';

jest.setTimeout(180_000);

let desk: CaseHouse;
beforeAll(async () => {
  desk = await openCaseHouse();
}, 180_000);
afterAll(() => desk.close());

const MOST_STEPS = 150;

/** Tabs until what has the focus is as wanted, as somebody without a mouse does. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>(`Boolean(document.activeElement?.matches(${JSON.stringify(wanted)}))`)) return;
  }
  throw new Error(`the keyboard does not reach ${wanted}`);
}

test('one act is carried from the list into the docket with the keyboard alone', async () => {
  const caseNo = await desk.open();
  const page = await desk.desk(MEDIATOR, '/cases');
  await page.getByRole('main').getByRole('link', { name: caseNo }).waitFor();
  await tabTo(page, `main a[href$="${caseNo}"]`);
  await page.keyboard.press('Enter');
  await page.locator('[data-action="mediation.apply"]').waitFor();
  await tabTo(page, '[data-action="mediation.apply"]');
  await page.keyboard.press('Enter');
  await page.getByLabel('请求、事实和理由').waitFor();
  await page.waitForFunction(`document.querySelector('.ant-drawer')?.contains(document.activeElement)`);
  await tabTo(page, 'input[type=radio][name="act_by"]');
  await page.keyboard.press('Space');
  await tabTo(page, 'input[type=radio][name="act_form"]');
  await page.keyboard.press('Space');
  await tabTo(page, '.ant-drawer button[type=submit]');
  await page.keyboard.press('Enter');
  await page.locator('.ant-drawer-content-wrapper:visible').waitFor({ state: 'detached' });
  expect(await docketTypes(desk, caseNo)).toContain('mediation.applied');
});

test('two at the same case: the second sees what the first has entered, loses nothing, and is entered after it', async () => {
  const { page: first, caseNo } = await desk.page();
  const { page: second } = await desk.page({ caseNo, actor: { ...MEDIATOR, id: 'mediator-2', name: '陈调解' } });
  for (const [page, text] of [
    [first, '甲：单位要求改期。'],
    [second, '乙：劳动者已补交工资条。'],
  ] as const) {
    await page.getByText(/^随时可以办理/).click();
    await page.locator('[data-action="standing.add-note"]').click();
    await page.locator('.ant-drawer textarea').first().fill(text);
  }
  const drawer = (page: Page) => page.locator('.ant-drawer-content-wrapper:visible');
  await drawer(first).getByRole('button', { name: '办理', exact: true }).click();
  await drawer(first).waitFor({ state: 'detached' });
  // The other page is alive: it shows the note behind what is being typed.
  await second.locator('.case-docket-text').getByText('甲：单位要求改期。').waitFor();
  expect(await drawer(second).locator('textarea').first().inputValue()).toBe('乙：劳动者已补交工资条。');
  await drawer(second).getByRole('button', { name: '办理', exact: true }).click();
  await drawer(second).getByText('您填写期间，案件有新的登记').waitFor();
  expect(await drawer(second).locator('textarea').first().inputValue()).toBe('乙：劳动者已补交工资条。');
  await drawer(second).getByRole('button', { name: '已核对，再次提交' }).click();
  await drawer(second).waitFor({ state: 'detached' });
  await first.locator('.case-docket-text').getByText('乙：劳动者已补交工资条。').waitFor();
  expect(await docketTypes(desk, caseNo)).toEqual(['case.opened', 'standing.noted', 'standing.noted']);
});
