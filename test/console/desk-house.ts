import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openSignInHouse, PASSWORD, type SignInHouse } from '../api/identity-house';
import { axeViolations, openBrowser, overflowOf, picture } from './browser';

/** The widths at which a page must be finished. */
export const WIDTHS = [1440, 1024, 375] as const;

/** The console in a browser, signed in as a person does it. */
export type DeskHouse = {
  readonly house: SignInHouse;
  /** Signs in with the page of the provider. */
  signedIn(id: string, password?: string): Promise<BrowserContext>;
  /** Opens a page of the console once it has been read. */
  open(place: string, context: BrowserContext, width?: number): Promise<Page>;
  /** What would keep somebody from using the page; takes its picture. */
  barriers(page: Page, name: string): Promise<{ barriers: readonly string[]; faults: string[]; overflow: number }>;
  close(): Promise<void>;
};

export const NO_BARRIERS = { barriers: [], faults: [], overflow: 0 };

export async function openDeskHouse(): Promise<DeskHouse> {
  const house = await openSignInHouse();
  const browser: Browser = await openBrowser();
  /** What went wrong in the browser without anybody seeing it. */
  const faults: string[] = [];
  return {
    house,
    signedIn: async (id, password = PASSWORD) => {
      const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
      const page = await context.newPage();
      await page.goto(`${house.url}/console/`);
      await page.locator('input[name=name]').fill(id);
      await page.locator('input[name=password]').fill(password);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: '我的工作' }).waitFor();
      await page.close();
      return context;
    },
    open: async (place, context, width = 1440) => {
      faults.length = 0;
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      await page.setViewportSize({ width, height: 900 });
      page.on('pageerror', ({ message }) => faults.push(`${place}: ${message}`));
      page.on('console', (said) => {
        const isStream = said.location().url.includes('/v1/stream');
        if (said.type() === 'error' && !isStream) faults.push(`${place}: ${said.text()}`);
      });
      await page.goto(`${house.url}/console${place}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' });
      return page;
    },
    barriers: async (page, name) => {
      // What lies under the mouse looks otherwise for a moment.
      await page.mouse.move(0, 0);
      await picture(page, name);
      return { barriers: await axeViolations(page), faults: [...faults], overflow: await overflowOf(page) };
    },
    close: async () => {
      await browser.close();
      await house.close();
    },
  };
}
