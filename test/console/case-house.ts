import { Worker } from '@temporalio/worker';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createActivities } from '../../activities/activities';
import { temporalCases, type Cases } from '../../api/cases';
import { payloadEncryption } from '../../shared/platform/codec';
import { fixedKeyring, namedKey } from '../../shared/platform/keys/keyring';
import { readConfig } from '../../shared/platform/config';
import { createLog } from '../../shared/platform/log';
import { workflowBundle } from '../../worker/bundle';
import { houseWith, MEDIATOR, opened, type House } from '../api/house';
import { devServer } from '../support/temporal';
import { openBrowser } from './browser';
import { builtConsole } from './built-console';

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
  /** Opens a case and its page. */
  page(options?: { width?: number; caseNo?: string }): Promise<{ page: Page; caseNo: string }>;
  open(): Promise<string>;
  close(): Promise<void>;
};

export async function openCaseHouse(): Promise<CaseHouse> {
  builtConsole();
  const env = await devServer({ dataConverter });
  const house = await houseWith<Cases>({ realTime: true, cases: () => temporalCases(env.client, TASK_QUEUE) });
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
  const authorization = `Bearer ${await house.issuer.sign(MEDIATOR)}`;
  const open = (): Promise<string> => opened(house, WAGE_CLAIM);
  const contextOf = (width: number): Promise<BrowserContext> =>
    browser.newContext({
      viewport: { width, height: 900 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      bypassCSP: true,
      extraHTTPHeaders: { authorization },
    });
  return {
    house,
    open,
    page: async ({ width = 1440, caseNo } = {}) => {
      const no = caseNo ?? (await open());
      const page = await (await contextOf(width)).newPage();
      page.setDefaultTimeout(15_000);
      await page.goto(`${house.url}/console/cases/${no}`);
      await page.getByRole('heading', { name: '罗永秀与锐铭五金制品厂' }).waitFor();
      await page.locator('[data-action]').first().waitFor();
      return { page, caseNo: no };
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
