import type { BrowserContext, Page } from 'playwright-core';
import type { Actor } from '../../shared/case/actor';
import { openHouse, type House } from '../exchange/house';
import { axeViolations, openBrowser, overflowOf, picture } from './browser';

/** The organisation to which the sandbox's court sends its mandates. */
export const CENTRE = 'ORG-YZ-CTR';
export const CLERK: Actor = { id: 'clerk-yz', role: 'clerk', name: '向素云', organ: CENTRE };
export const COURT: Actor = { id: 'court-0103', role: 'court', name: '秦立', organ: '渝0103' };
export const SUPERVISOR: Actor = { id: 'supervisor-1', role: 'supervisor', name: '周监督' };

/** The whole system with the partners of the sandbox, and a browser in which anybody may sit down. */
export type ExchangeDesk = {
  readonly house: House;
  /** Opens a place of the console as somebody. */
  visit(actor: Actor, place: string, width?: number): Promise<Page>;
  /** Asks the API as somebody; what is not answered well is thrown. */
  ask<Answer>(actor: Actor, path: string, body?: unknown): Promise<Answer>;
  /** What went wrong in the browser without anybody seeing it. */
  readonly faults: string[];
};

export async function openExchangeDesk(closers: (() => unknown)[]): Promise<ExchangeDesk> {
  const house = await openHouse(closers);
  const browser = await openBrowser();
  closers.push(() => browser.close());
  const contexts = new Map<string, Promise<BrowserContext>>();
  const bearer = async (actor: Actor): Promise<string> => `Bearer ${await house.issuer.sign(actor)}`;
  const contextOf = async (actor: Actor): Promise<BrowserContext> =>
    browser.newContext({
      ...{ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', bypassCSP: true },
      extraHTTPHeaders: { authorization: await bearer(actor) },
    });
  const faults: string[] = [];
  return {
    house,
    faults,
    visit: async (actor, place, width = 1440) => {
      const known = contexts.get(actor.id) ?? contextOf(actor);
      contexts.set(actor.id, known);
      const page = await (await known).newPage();
      page.setDefaultTimeout(20_000);
      await page.setViewportSize({ width, height: 900 });
      page.on('pageerror', ({ message }) => faults.push(`${place}: ${message}`));
      page.on('console', (said) => {
        const streamed = said.location().url.includes('/v1/stream');
        if (said.type() === 'error' && !streamed) faults.push(`${place}: ${said.text()}`);
      });
      await page.goto(`${house.url}/console${place}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
      return page;
    },
    ask: async <Answer>(actor: Actor, path: string, body?: unknown): Promise<Answer> => {
      const headers = { authorization: await bearer(actor), 'content-type': 'application/json' };
      const response = await fetch(
        house.url + path,
        body === undefined
          ? { headers }
          : {
              ...{ method: 'POST', body: JSON.stringify(body) },
              headers: { ...headers, 'idempotency-key': crypto.randomUUID() },
            },
      );
      const text = await response.text();
      if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
      return JSON.parse(text) as Answer;
    },
  };
}

/** Keeps a picture of a page, and says what of it not everybody can use. */
export async function looked(page: Page, name: string): Promise<{ barriers: readonly string[]; overflow: number }> {
  // What lies under the mouse looks otherwise for a moment.
  await page.mouse.move(0, 0);
  await picture(page, name);
  return { barriers: await axeViolations(page), overflow: await overflowOf(page) };
}
export const USABLE = { barriers: [], overflow: 0 };
