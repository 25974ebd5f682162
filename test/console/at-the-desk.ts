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
