import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import type { BackgroundWork } from '../../activities/background';
import { createSmsDispatcher, isQuiet, type SmsDeps } from '../../activities/sms/dispatcher';
import { smsGateway } from '../../activities/sms/gateway';
import { fileTexts, type TextToFile } from '../../db/texts';
import { SmsSandbox } from '../sandbox/sms-gateway';
import { freshDatabase, type FreshDatabase } from '../support/database';

const KEYS = [`whsec_${Buffer.alloc(32, 7).toString('base64')}`];
const NOON = Date.parse('2026-07-14T04:00:00Z');
const NIGHT = Date.parse('2026-07-14T15:00:00Z');
const TEXT: TextToFile = {
  ...{ caseNo: 'CQ-2026-000001', key: 'consent-asked/1', recipient: 'party/p2', urgent: false },
  ...{ phone: '⟦phone⟧', content: '【渝和】您有一份通知，请打开案件网页查看。' },
};

let database: FreshDatabase;
let gateway: SmsSandbox;
const dispatchers: BackgroundWork[] = [];
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  gateway = new SmsSandbox(KEYS);
  await database.pool.query('delete from texts');
});
afterEach(async () => {
  await Promise.all(dispatchers.splice(0).map((each) => each.stop()));
  await gateway.close();
});

const start = (deps: Partial<SmsDeps> = {}): void => {
  const dispatcher = createSmsDispatcher({
    ...{ pool: database.pool, log: pino({ level: 'silent' }), clock: { now: () => NOON } },
    gateway: smsGateway({ url: gateway.url, keys: KEYS }),
    open: async () => '13900001234',
    pace: { idleMs: 20, leaseSeconds: 0.3, retrySeconds: [0, 0], reportSeconds: [0, 0, 0] },
    ...deps,
  });
  dispatchers.push(dispatcher);
  dispatcher.start();
};

const stateOf = async (): Promise<{ state: string; error: string | null }> =>
  (await database.pool.query('select state, error from texts')).rows[0];

/** Waits until the text is where it should be. */
async function comesTo(state: string): Promise<string | null> {
  for (let tries = 0; tries < 200; tries += 1) {
    const now = await stateOf();
    if (now.state === state) return now.error;
    await pause(25);
  }
  throw new Error(`the text is ${JSON.stringify(await stateOf())}`);
}

describe('a text to a party', () => {
  test('is handed in under a signature and its own id, and asked after until it has arrived', async () => {
    await fileTexts(database.pool, [TEXT, TEXT]);
    start();
    await comesTo('delivered');
    expect([...gateway.taken.values()]).toMatchObject([{ to: '13900001234', content: TEXT.content }]);
    expect(gateway.unsigned).toBe(0);
  });

  test.each([
    { what: 'storms', how: { storms: 1 } },
    { what: 'an answer that gets lost', how: { lostAnswers: 1 } },
    { what: 'an answer about another text', how: { mixUps: 1 } },
  ])('survives $what, and still goes out once', async ({ how }) => {
    Object.assign(gateway.how, how);
    await fileTexts(database.pool, [TEXT]);
    start();
    await comesTo('delivered');
    expect([gateway.taken.size, gateway.requests]).toEqual([1, 2]);
  });

  test.each([
    { what: 'refused', how: { refusals: 1 }, error: '短信网关拒绝发送（422）' },
    { what: 'not delivered', how: { outcome: 'undelivered' }, error: '未送达手机（空号）' },
    { what: 'never reported on', how: { outcome: 'accepted' }, error: '没有收到送达回执' },
    { what: 'met by nothing but storms', how: { storms: 99 }, error: '短信网关暂时不能受理（503）' },
  ])('that is $what is given up with its reason', async ({ how, error }) => {
    Object.assign(gateway.how, how);
    await fileTexts(database.pool, [TEXT]);
    start();
    expect(await comesTo('failed')).toBe(error);
  });

  test('is not sent to a number that cannot be read any more', async () => {
    await fileTexts(database.pool, [TEXT]);
    start({ open: () => Promise.reject(new Error('erased')) });
    expect(await comesTo('failed')).toBe('手机号码已经不能读取');
    expect(gateway.requests).toBe(0);
  });

  test('is not believed by a gateway that knows another key', async () => {
    await fileTexts(database.pool, [TEXT]);
    const keys = [`whsec_${Buffer.alloc(32, 8).toString('base64')}`];
    start({ gateway: smsGateway({ url: gateway.url, keys }) });
    expect(await comesTo('failed')).toBe('短信网关拒绝发送（401）');
  });

  test('waits at night, unless somebody stands at the counter and waits for it', async () => {
    await fileTexts(database.pool, [TEXT]);
    start({ clock: { now: () => NIGHT } });
    await pause(300);
    expect([(await stateOf()).state, gateway.requests]).toEqual(['pending', 0]);
    await database.pool.query('update texts set urgent = true');
    await comesTo('delivered');
  });
});

test.each([
  ['2026-07-14T12:59:59Z', false],
  ['2026-07-14T13:00:00Z', true],
  ['2026-07-14T23:59:59Z', true],
  ['2026-07-15T00:00:00Z', false],
])('%s is quiet: %p (from 21:00 to 8:00 in Asia/Shanghai)', (instant, quiet) =>
  expect(isQuiet(Date.parse(instant))).toBe(quiet),
);
