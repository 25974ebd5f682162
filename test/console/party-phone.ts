import type { Browser, Page } from 'playwright-core';
import type { House } from '../api/house';
import { CLERK, MEDIATOR } from '../api/house';
import type { InMemoryCases } from '../api/in-memory-cases';
import { axeViolations, overflowOf, picture } from './browser';

export type PartyHouse = House<InMemoryCases>;

/** Something that the office enters. @throws Error with the answer if it may not. */
export async function officeDoes(house: PartyHouse, caseNo: string, name: string, input: object): Promise<void> {
  const { status, text } = await house.post(`/v1/cases/${caseNo}/actions`, { name, input }, MEDIATOR);
  if (status !== 200) throw new Error(`${name}: ${text}`);
}

/** Something that the clerk enters of what the court has done. */
export async function courtDoes(house: PartyHouse, caseNo: string, name: string, input: object = {}): Promise<void> {
  const { status, text } = await house.post(`/v1/cases/${caseNo}/actions`, { name, input }, CLERK);
  if (status !== 200) throw new Error(`${name}: ${text}`);
}

/** A party on a phone whose browser runs no script: opens the link, types the code. */
export async function onPhone(
  house: PartyHouse,
  browser: Browser,
  caseNo: string,
  partyId: string,
  viewport = { width: 375, height: 667 },
): Promise<Page> {
  const { body } = await house.post(`/v1/cases/${caseNo}/invitations`, { partyId }, CLERK);
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport,
    locale: 'zh-CN',
  });
  const page = await context.newPage();
  await page.goto(`${house.url}${body.link}`);
  await page.getByLabel('六位验证码').fill(body.code);
  await page.getByRole('button', { name: '查看我的案件' }).click();
  return page;
}

export const headline = (page: Page): Promise<string> => page.getByRole('heading', { level: 1 }).innerText();
export const submit = (page: Page): Promise<void> => page.getByRole('button', { name: '确认提交' }).click();
/** Answers a question with one of its choices. */
export const answer = (page: Page, question: string | RegExp, choice: string): Promise<void> =>
  page.getByRole('group', { name: question }).getByLabel(choice, { exact: true }).check();

/** Looks at the same page at 320 and 375 pixels, light and dark: no barrier, nothing beyond the edge, not too large. */
export async function looksRight(page: Page, browser: Browser, name: string): Promise<void> {
  const storageState = await page.context().storageState();
  for (const [width, colorScheme] of [
    [320, 'dark'],
    [375, 'light'],
  ] as const) {
    // axe is itself a script, which the policy of the pages would not let run.
    const context = await browser.newContext({
      viewport: { width, height: 667 },
      ...{ colorScheme, storageState, bypassCSP: true, locale: 'zh-CN' },
    });
    const same = await context.newPage();
    const response = await same.goto(page.url());
    const bytes = (await response?.body())?.length ?? 0;
    const seen = { barriers: await axeViolations(same), over: await overflowOf(same), small: bytes < 100 * 1024 };
    await picture(same, `party-${name}-${width}`);
    expect({ name, width, ...seen }).toEqual({ name, width, barriers: [], over: 0, small: true });
    await context.close();
  }
}
