import type { Locator, Page } from 'playwright-core';
import type { Actor } from '../../shared/case/actor';
import { MEDIATOR } from '../api/house';
import type { CaseHouse } from './case-house';

export type Line = {
  readonly seq: number;
  readonly event: { readonly type: string } & Readonly<Record<string, unknown>>;
};

export const docketLines = async ({ house }: CaseHouse, caseNo: string): Promise<readonly Line[]> =>
  (await house.get(`/v1/cases/${caseNo}/events?limit=500`, MEDIATOR)).body.entries;

export const docketTypes = async (desk: CaseHouse, caseNo: string): Promise<readonly string[]> =>
  (await docketLines(desk, caseNo)).map(({ event }) => event.type);

const PAUSE_MS = 200;

/** Done by somebody else, and recorded. @throws Error with what the API said against it */
export async function acted(
  { house }: CaseHouse,
  caseNo: string,
  name: string,
  input: object,
  actor: Actor = MEDIATOR,
): Promise<void> {
  const { status, body, text } = await house.post(`/v1/cases/${caseNo}/actions`, { name, input }, actor);
  if (status !== 200) throw new Error(`${name} was not done: ${text}`);
  for (let tries = 0; tries < 50; tries += 1) {
    if ((await house.get(`/v1/cases/${caseNo}?at-least=${body.case.seq}`, actor)).status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error(`${name} was not recorded`);
}

/** Waits until something is in the docket of a case. @throws Error if it does not come */
export async function untilEntered(desk: CaseHouse, caseNo: string, type: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await docketTypes(desk, caseNo)).includes(type)) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error(`${type} was not entered: ${(await docketTypes(desk, caseNo)).join(', ')}`);
}

/** Somebody at the desk, whose clicks are counted; typing is none. */
export function atTheDesk(page: Page) {
  let clicks = 0;
  const click = async (what: Locator): Promise<void> => {
    clicks += 1;
    await what.click();
  };
  const drawer = page.locator('.ant-drawer-content-wrapper:visible');
  const open = async (name: string): Promise<void> => {
    await click(page.locator(`[data-action="${name}"]`));
    await drawer.waitFor();
  };
  const submit = async (): Promise<void> => {
    await click(drawer.getByRole('button', { name: '办理', exact: true }));
    await drawer.waitFor({ state: 'detached' });
  };
  return {
    click,
    drawer,
    open,
    submit,
    clicks: () => clicks,
    choose: (label: string) => click(drawer.locator('label').filter({ hasText: new RegExp(`^${label}$`) })),
    /** What may be done on any day comes folded. */
    unfold: () => page.getByText(/^随时可以办理/).click(),
  };
}

/** From the application that was entered to the agreement's form: consent, acceptance, a talk, the capacity to pay. */
export async function upToTheAgreement(
  page: Page,
  { open, choose, submit }: ReturnType<typeof atTheDesk>,
): Promise<void> {
  await open('mediation.record-consent');
  await choose('用人单位');
  await choose('是');
  await submit();
  await open('mediation.accept');
  await submit();
  await open('mediation.record-session');
  await choose('现场');
  await page.getByLabel('调解笔录').fill('双方对欠付金额无争议，单位请求分两期支付。');
  await submit();
  await open('agreement.assess-capacity');
  await choose('强');
  await page.getByLabel('评估依据').fill('单位正常经营。');
  await submit();
  await open('agreement.conclude');
  await page.getByLabel('分期数').fill('2');
  await page.keyboard.press('Tab');
}

/** Concludes what the wizard shows, and has all sign it today. */
export async function concludedAndSigned(page: Page, { click, drawer }: ReturnType<typeof atTheDesk>): Promise<void> {
  await click(drawer.getByRole('button', { name: '达成协议' }));
  await drawer.waitFor({ state: 'detached' });
  await click(page.getByRole('tab', { name: '协议和履行' }));
  await click(page.getByRole('button', { name: '登记以上各方今天签署' }));
  await page.getByText(/^协议自.*起生效。$/).waitFor();
}
