import type { Locator, Page } from 'playwright-core';
import { MEDIATOR, ORGAN_TITLE } from '../api/house';
import { acted, untilEntered } from './at-the-desk';
import { axeViolations, overflowOf, picture } from './browser';
import { openCaseHouse, WAGE_CLAIM, type CaseHouse } from './case-house';

// A browser, an engine and a build on a busy machine.
jest.setTimeout(180_000);

let desk: CaseHouse;
beforeAll(async () => {
  desk = await openCaseHouse();
}, 180_000);
afterAll(() => desk.close());

/** A case whose mediation was accepted: papers are owed. */
async function accepted(): Promise<string> {
  const caseNo = await desk.open(WAGE_CLAIM);
  await acted(desk, caseNo, 'mediation.apply', { by: 'worker', form: 'written', matter: '支付工资' });
  await acted(desk, caseNo, 'mediation.record-consent', { side: 'employer', given: true });
  await acted(desk, caseNo, 'mediation.accept', { mediator: { id: MEDIATOR.id, name: '向素云' } });
  return caseNo;
}

const drawerOf = (page: Page): Locator => page.locator('.ant-drawer-content-wrapper:visible');
const button = (within: Locator, name: string): Locator => within.getByRole('button', { name, exact: true });

async function documentsOf(caseNo: string, width?: number): Promise<Page> {
  const { page } = await desk.page({ caseNo, ...(width ? { width } : {}) });
  await page.getByRole('tab', { name: '文书' }).click();
  await page.locator('[data-due], [data-document]').first().waitFor();
  return page;
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await drawerOf(page).getByLabel(label).click();
  await page.locator('.ant-select-dropdown:visible').getByText(option, { exact: true }).click();
}

test('a paper goes from what is missing over check, issue and receipt to its next version', async () => {
  const caseNo = await accepted();
  const page = await documentsOf(caseNo);
  const owed = page.locator('[data-due="acceptance-notice"]');
  expect(await owed.innerText()).toMatch(/承办单位制作，最迟\d{4}-\d\d-\d\d.*尚缺发文单位名称和机关代字/s);
  await button(owed, '制作').click();
  const drawer = drawerOf(page);
  await drawer.getByText('尚缺「发文单位名称和机关代字」').waitFor();
  await drawer.getByLabel('发文单位全称').fill(ORGAN_TITLE);
  await drawer.getByLabel('机关代字').fill('南岸劳调');
  await button(drawer, '登记文书抬头').click();
  await drawer.getByText('已经登记，制作草稿时使用').waitFor();
  await button(drawer, '制作草稿').click();

  await button(drawer, '核对无误').click();
  await button(drawer, '编号发出').click();
  await drawer
    .getByText(/^南岸劳调受〔\d{4}〕\d+号$/)
    .first()
    .waitFor();
  await untilEntered(desk, caseNo, 'document.issued');
  await picture(page, 'documents-issued');

  await choose(page, '受送达人', '用人单位');
  await choose(page, '送达方式', '直接送达');
  await button(drawer, '登记送达').click();
  // Nobody signed: the law does not take that for service.
  await drawer.getByText('直接送达的，应当有受送达人在送达回证上签收').waitFor();
  await drawer.getByLabel('签收人').fill('钱厂长');
  await button(drawer, '登记送达').click();
  await drawer.getByText('钱厂长签收').waitFor();
  await untilEntered(desk, caseNo, 'document.served');

  await button(drawer, '重新制作').click();
  await drawer.getByText('第2版').waitFor();
  await button(drawer, '核对无误').click();
  await button(drawer, '编号发出').click();
  await drawer.getByText('已发出').first().waitFor();
  await drawer.getByRole('button', { name: '关闭' }).or(drawer.locator('.ant-drawer-close')).first().click();
  await page.locator('[data-document="acceptance-notice"]').getByText('已被替代').waitFor();
  await page.locator('[data-document="acceptance-notice"]').getByText('（第2版）').waitFor();
});

test.each([375, 1024, 1440])(
  'the papers of a case have no barrier and nothing beyond the edge at %i pixels',
  async (width) => {
    const caseNo = await accepted();
    const page = await documentsOf(caseNo, width);
    expect({ over: await overflowOf(page), barriers: await axeViolations(page) }).toEqual({ over: 0, barriers: [] });
    await picture(page, `documents-${width}`);
    await button(page.locator('[data-due="rights-and-duties-notice"]'), '制作').click();
    const drawer = drawerOf(page);
    await button(drawer, '制作草稿').click();
    await button(drawer, '核对无误').waitFor();
    expect({ over: await overflowOf(page), barriers: await axeViolations(page) }).toEqual({ over: 0, barriers: [] });
    await picture(page, `document-desk-${width}`);
  },
);
