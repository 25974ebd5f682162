import { Worker } from '@temporalio/worker';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createActivities } from '../../activities/activities';
import { temporalCases, type Cases } from '../../api/cases';
import type { Actor } from '../../shared/case/actor';
import { payloadEncryption } from '../../shared/platform/codec';
import { fixedKeyring, namedKey } from '../../shared/platform/keys/keyring';
import { readConfig } from '../../shared/platform/config';
import { createLog } from '../../shared/platform/log';
import { workflowBundle } from '../../worker/bundle';
import { houseWith, MEDIATOR, opened, type House } from '../api/house';
import { devServer, timeSkipping } from '../support/temporal';
import { openBrowser } from './browser';

const DAY_MS = 86_400_000;
const TASK_QUEUE = 'console-test';
const KEY = Buffer.alloc(32, 7);
const dataConverter = { payloadCodecs: [payloadEncryption(fixedKeyring(namedKey('test', KEY)))] };

/** 罗永秀's walk-in claim (J01): three months' wages and weekend overtime. */
export const WAGE_CLAIM = {
  parties: [
    { id: 'p1', side: 'worker', kind: 'natural-person', name: '罗永秀', phone: '13900001234' },
    { id: 'p2', side: 'employer', kind: 'enterprise', name: '锐铭五金制品厂' },
  ],
  claims: [
    { no: 1, kind: 'wage-arrears', text: '支付8月至10月工资', amountFen: 1_635_000 },
    { no: 2, kind: 'overtime-pay', text: '支付周末加班费', amountFen: 230_000 },
  ],
  summary: '厂方停发工资三个月。',
};

/** The API over the real engine with the console that it serves, and a browser that is signed in as the mediator. */
export type CaseHouse = {
  readonly house: House;
  /** Opens a case and its page, for the mediator unless somebody else looks. */
  page(options?: { width?: number; caseNo?: string; actor?: Actor }): Promise<{ page: Page; caseNo: string }>;
  /** The desk of somebody, at any of its places. */
  desk(actor: Actor, place: string): Promise<Page>;
  open(form?: object): Promise<string>;
  /** Lets days go by, where the house skips time; whoever is signed in stays so. */
  later(days: number): Promise<void>;
  close(): Promise<void>;
};

/** @param skipsTime days go by when `later` is called, and otherwise as in the world. End it with `close()`. */
export async function openCaseHouse({ skipsTime = false } = {}): Promise<CaseHouse> {
  const env = await (skipsTime ? timeSkipping : devServer)({ dataConverter });
  const house = await houseWith<Cases>({ realTime: !skipsTime, cases: () => temporalCases(env.client, TASK_QUEUE) });
  if (skipsTime) house.clock.set(await env.currentTimeMs());
  const { pool, url } = house.database;
  const worker = await Worker.create({
    connection: env.nativeConnection,
    dataConverter,
    taskQueue: TASK_QUEUE,
    workflowBundle: await workflowBundle(),
    activities: createActivities({
      pool,
      temporal: env.client,
      log: createLog('test', 'fatal'),
      config: readConfig({ DATABASE_URL: url, TASK_QUEUE }),
    }),
  });
  const run = worker.run();
  const browser: Browser = await openBrowser();
  const open = (form: object = {}): Promise<string> => opened(house, { ...WAGE_CLAIM, ...form });
  const signedIn: (readonly [BrowserContext, Actor])[] = [];
  const tokenOf = async (actor: Actor) => ({ authorization: `Bearer ${await house.issuer.sign(actor)}` });
  const pageOf = async (actor: Actor, width: number, place: string): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      bypassCSP: true,
      extraHTTPHeaders: await tokenOf(actor),
    });
    signedIn.push([context, actor]);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(`${house.url}/console${place}`);
    return page;
  };
  return {
    house,
    open,
    desk: (actor, place) => pageOf(actor, 1440, place),
    page: async ({ width = 1440, caseNo, actor = MEDIATOR } = {}) => {
      const no = caseNo ?? (await open());
      const page = await pageOf(actor, width, `/cases/${no}`);
      await page.getByRole('heading', { name: '罗永秀与锐铭五金制品厂' }).waitFor();
      await page.locator('[data-action]').first().waitFor();
      return { page, caseNo: no };
    },
    later: async (days) => {
      if (!skipsTime) throw new Error('this house does not skip time');
      await env.sleep(days * DAY_MS);
      house.clock.set(await env.currentTimeMs());
      for (const [context, actor] of signedIn) await context.setExtraHTTPHeaders(await tokenOf(actor));
    },
    close: async () => {
      await browser.close();
      worker.shutdown();
      await run;
      await house.close();
      await env.teardown();
    },
  };
}
