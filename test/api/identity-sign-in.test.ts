import { createHash } from 'node:crypto';
import { disableAccount, MOST_FAILURES, LOCKED_MINUTES } from '../../db/accounts';
import type { AuditNote } from '../../shared/audit/entry';
import { localDate } from '../../shared/law/local-date';
import { ADMINISTRATOR, FORM, MEDIATOR, NOW } from './house';
import { Browser, openSignInHouse, PASSWORD, type Page, type SignInHouse } from './identity-house';

let house: SignInHouse;
beforeAll(async () => {
  house = await openSignInHouse();
  await house.account();
});
afterAll(() => house.close());
afterEach(() => house.clock.set(NOW));

const HOUR = 3_600_000;

/** Opens the login page, as the console does when nobody is signed in. */
const loginPageIn = (browser: Browser, returnTo = '/v1/me'): Promise<Page> =>
  browser.go(`${house.url}/auth/login?${new URLSearchParams({ return: returnTo }).toString()}`);

async function signedIn(id = 'luo'): Promise<Browser> {
  const browser = new Browser();
  const page = await browser.fillIn(await loginPageIn(browser), id, PASSWORD);
  if (page.status !== 200) throw new Error(`not signed in: ${page.status} ${page.text}`);
  return browser;
}
const meIn = async (browser: Browser): Promise<number> => (await browser.ask(`${house.url}/v1/me`)).status;

describe('who signs in', () => {
  test('comes back to where they wanted to go, as whom the account says', async () => {
    const browser = new Browser();
    const login = await loginPageIn(browser);
    expect(login.url).toMatch(new RegExp(`^${house.providerUrl}/interaction/`));
    expect(login.text).toContain('用户名');
    const page = await browser.fillIn(login, 'luo', PASSWORD);
    expect(page).toMatchObject({ status: 200, url: `${house.url}/v1/me` });
    expect(JSON.parse(page.text)).toEqual({
      ...{ id: 'luo', name: '罗启明', role: 'clerk', roleLabel: '调解组织工作人员', organ: 'ORG-NA-JD01' },
      ...{ organName: '南岸区示例街道劳动人事争议调解委员会', loggedInAt: new Date(NOW).toISOString() },
    });
  });

  test('may write the name in capitals', async () => {
    const browser = new Browser();
    expect(await browser.fillIn(await loginPageIn(browser), ' Luo ', PASSWORD)).toMatchObject({ status: 200 });
  });

  test('can go on after the provider was started anew', async () => {
    const browser = new Browser();
    const login = await loginPageIn(browser);
    await house.restartProvider();
    expect(await browser.fillIn(login, 'luo', PASSWORD)).toMatchObject({ status: 200, url: `${house.url}/v1/me` });
  });

  test('is asked for the password again, although the provider has just seen it', async () => {
    const browser = await signedIn();
    expect((await loginPageIn(browser)).text).toContain('密码');
  });

  test.each(['', 'none'])('is not let in by what the provider remembers, with the prompt %j', async (prompt) => {
    const browser = await signedIn();
    const { headers } = await browser.ask(`${house.url}/auth/login?return=/v1/me`);
    const address = new URL(headers.get('location')!);
    address.searchParams.delete('prompt');
    if (prompt) address.searchParams.set('prompt', prompt);
    const page = await browser.go(address.href);
    expect({ ...page, mayGoOn: page.text.includes('密码') }).toMatchObject(
      prompt ? { status: 400, mayGoOn: false } : { status: 200, mayGoOn: true },
    );
  });

  test('is sent to the one address of the installation first', async () => {
    const elsewhere = house.url.replace('127.0.0.1', 'localhost');
    const response = await new Browser().ask(`${elsewhere}/auth/login?return=/console/cases`);
    expect(response.headers.get('location')).toBe(`${house.url}/auth/login?return=%2Fconsole%2Fcases&moved=1`);
  });

  test('finds a page without any script, that loads nothing', async () => {
    const { text, headers } = await loginPageIn(new Browser());
    expect(text).not.toMatch(/<script|src=|https?:\/\//);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
  });
});

describe('the session', () => {
  test('is kept by the digest of its secret alone', async () => {
    const browser = await signedIn();
    const secret = browser.cookie('yuhe-session')!;
    const { rows } = await house.database.pool.query('select s::text as row, digest from sessions s');
    expect(rows.map(({ row }) => row).join()).not.toContain(secret);
    expect(rows.map(({ digest }) => digest.toString('hex'))).toContain(
      createHash('sha256').update(secret).digest('hex'),
    );
  });

  test('has a cookie that no script reads, and other sites do not send', async () => {
    const browser = new Browser();
    const login = await loginPageIn(browser);
    const target = new URL(/action="([^"]+)"/.exec(login.text)![1]!, login.url).href;
    let response = await browser.ask(target, {
      method: 'POST',
      body: new URLSearchParams({ name: 'luo', password: PASSWORD }),
    });
    while (!response.headers.getSetCookie().some((line) => line.startsWith('yuhe-session=')))
      response = await browser.ask(new URL(response.headers.get('location')!, target).href);
    expect(response.headers.getSetCookie().find((line) => line.startsWith('yuhe-session='))).toMatch(
      /^yuhe-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  test('ends after eight idle hours', async () => {
    const browser = await signedIn();
    house.clock.set(NOW + 7 * HOUR);
    expect(await meIn(browser)).toBe(200);
    house.clock.set(NOW + 11 * HOUR);
    expect(await meIn(browser)).toBe(200);
    const idle = await signedIn();
    house.clock.set(NOW + 11 * HOUR + 8 * HOUR);
    expect(await meIn(idle)).toBe(401);
  });

  test('ends after twelve hours, however busy', async () => {
    const browser = await signedIn();
    for (const hours of [4, 8, 11.9]) {
      house.clock.set(NOW + hours * HOUR);
      expect(await meIn(browser)).toBe(200);
    }
    house.clock.set(NOW + 12 * HOUR);
    expect(await meIn(browser)).toBe(401);
  });

  test('ends with signing out, also for who has kept the cookie', async () => {
    const browser = await signedIn();
    const secret = browser.cookie('yuhe-session')!;
    const out = await browser.ask(`${house.url}/auth/logout`, { method: 'POST', headers: FROM_US() });
    expect(out.status).toBe(204);
    expect(browser.cookie('yuhe-session')).toBeUndefined();
    const kept = await fetch(`${house.url}/v1/me`, { headers: { cookie: `yuhe-session=${secret}` } });
    expect(kept.status).toBe(401);
  });

  test('ends when the account is disabled, or its last day is over', async () => {
    await house.account({ id: 'leaver' });
    await house.account({ id: 'temporary', activeUntil: localDate('2099-07-14') });
    const [leaver, temporary] = [await signedIn('leaver'), await signedIn('temporary')];
    await disableAccount(house.database.pool, 'leaver');
    await house.database.pool.query(`update accounts set active_until = '2026-07-13' where id = 'temporary'`);
    expect([await meIn(leaver), await meIn(temporary)]).toEqual([401, 401]);
  });

  test('that nobody has is not answered', async () => {
    const response = await fetch(`${house.url}/v1/me`, { headers: { cookie: 'yuhe-session=nonsense' } });
    expect(response.status).toBe(401);
  });

  test('is left aside when a token is sent along', async () => {
    const browser = await signedIn();
    const token = await house.issuer.sign(MEDIATOR);
    const response = await browser.ask(`${house.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(await response.json()).toMatchObject({ id: MEDIATOR.id, role: 'mediator' });
  });
});

/** What a page of ours sends with a change. */
const FROM_US = () => ({ 'x-yuhe-console': '1', origin: house.url, 'sec-fetch-site': 'same-origin' });

/** Stands for the origin of the house, which is known once it is open. */
const OURS = 'ours';

describe('a change under a session', () => {
  const opening = async (browser: Browser, headers: Record<string, string>) =>
    browser.ask(`${house.url}/v1/cases`, {
      method: 'POST',
      body: JSON.stringify(FORM),
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...headers },
    });

  test('that our own page asks for is made', async () => {
    const browser = await signedIn();
    expect((await opening(browser, FROM_US())).status).toBe(201);
    expect((await opening(browser, { 'x-yuhe-console': '1', origin: house.url })).status).toBe(201);
    expect((await opening(browser, { 'x-yuhe-console': '1', 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  });

  test.each<[string, Record<string, string>]>([
    ['without the header of our pages', { origin: OURS, 'sec-fetch-site': 'same-origin' }],
    ['that says nothing of where it comes from', { 'x-yuhe-console': '1' }],
    ['from another site', { 'x-yuhe-console': '1', origin: 'https://evil.example' }],
    ['from a neighbouring site', { 'x-yuhe-console': '1', 'sec-fetch-site': 'same-site' }],
    [
      'from another site that claims our origin',
      { 'x-yuhe-console': '1', origin: OURS, 'sec-fetch-site': 'cross-site' },
    ],
    ['from a page without an origin', { 'x-yuhe-console': '1', origin: 'null' }],
  ])('%s is refused, and nothing happens', async (_why, headers) => {
    const browser = await signedIn();
    const before = await house.database.pool.query('select count(*) from case_views');
    const response = await opening(browser, { ...headers, ...(headers.origin === OURS ? { origin: house.url } : {}) });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ type: '/docs/problems/forbidden' });
    expect((await house.database.pool.query('select count(*) from case_views')).rows).toEqual(before.rows);
  });

  test('signing out is a change', async () => {
    const browser = await signedIn();
    const out = await browser.ask(`${house.url}/auth/logout`, { method: 'POST', headers: { origin: house.url } });
    expect(out.status).toBe(403);
    expect(await meIn(browser)).toBe(200);
  });
});

describe('after signing in', () => {
  test.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '/..//evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    '/auth/login',
    '/auth/../auth/callback',
    'console/cases',
    '/%0d%0aSet-Cookie:x=y'.replaceAll('%0d%0a', '\r\n'),
    '',
  ])('nobody is led to %j, but to the console', async (wish) => {
    const browser = new Browser();
    const page = await browser.fillIn(await loginPageIn(browser, wish), 'luo', PASSWORD);
    expect(page.url).toBe(`${house.url}/console/`);
  });

  test('one of our own addresses is gone to, with its query', async () => {
    const browser = new Browser();
    const page = await browser.fillIn(await loginPageIn(browser, '/v1/cases?limit=1'), 'luo', PASSWORD);
    expect(page).toMatchObject({ url: `${house.url}/v1/cases?limit=1`, status: 200 });
  });
});

describe('a sign-in that another has begun', () => {
  test('is not ended by this browser', async () => {
    const theirs = new Browser();
    const login = await loginPageIn(theirs);
    const target = new URL(/action="([^"]+)"/.exec(login.text)![1]!, login.url).href;
    let response = await theirs.ask(target, {
      method: 'POST',
      body: new URLSearchParams({ name: 'luo', password: PASSWORD }),
    });
    let place = target;
    while (!place.startsWith(`${house.url}/auth/callback`)) {
      place = new URL(response.headers.get('location')!, place).href;
      if (!place.startsWith(`${house.url}/auth/callback`)) response = await theirs.ask(place);
    }
    const mine = new Browser();
    const page = await mine.go(place);
    expect(page).toMatchObject({ status: 400, text: expect.stringContaining('登录没有完成') });
    expect(mine.cookie('yuhe-session')).toBeUndefined();
  });

  test('does not come back twice', async () => {
    const browser = new Browser();
    const login = await loginPageIn(browser);
    const forged = `${house.url}/auth/callback?code=forged&state=forged`;
    expect((await browser.go(forged)).status).toBe(400);
    expect(await browser.fillIn(login, 'luo', PASSWORD)).toMatchObject({ status: 200 });
  });
});

describe('guessing passwords', () => {
  const attempt = async (browser: Browser, login: Page, id: string, password: string) =>
    (await browser.fillIn(login, id, password)).status;

  /** What was noted of the newest attempts that failed, in their order; the provider writes it a moment later. */
  async function failures(count: number): Promise<AuditNote[]> {
    for (const until = Date.now() + 10_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
      const { rows } = await house.database.pool.query<{ entry: AuditNote }>(
        `select entry from audit_entries where entry ->> 'route' = 'password' order by at desc, seq desc limit $1`,
        [count],
      );
      if (rows[0]?.entry.outcome === 'unusable' || Date.now() > until) return rows.map(({ entry }) => entry).reverse();
    }
  }

  test('locks the account, and says the same as for an account that there is not', async () => {
    await house.account({ id: 'guessed' });
    const browser = new Browser();
    const login = await loginPageIn(browser);
    const answers = new Set<string>();
    for (let count = 0; count < MOST_FAILURES; count += 1) {
      const page = await browser.fillIn(login, 'guessed', `wrong-${count}`);
      expect(page.status).toBe(401);
      answers.add(page.text.replaceAll('guessed', '…'));
    }
    const locked = await browser.fillIn(login, 'guessed', PASSWORD);
    expect(locked.status).toBe(401);
    answers.add(locked.text.replaceAll('guessed', '…'));
    answers.add((await browser.fillIn(login, 'nobody', PASSWORD)).text.replaceAll('nobody', '…'));
    expect(answers.size).toBe(1);
    await house.database.pool.query(
      `update accounts set attempted_at = attempted_at - interval '${LOCKED_MINUTES} minutes' where id = 'guessed'`,
    );
    expect(await attempt(browser, login, 'guessed', PASSWORD)).toBe(200);
  });

  test('is noted: whose account, from where, why it failed; never what was typed', async () => {
    await house.account({ id: 'noted', name: '向素云' });
    const browser = new Browser();
    const login = await loginPageIn(browser);
    for (let count = 0; count < MOST_FAILURES; count += 1) await attempt(browser, login, 'noted', `Geheim-${count}`);
    await attempt(browser, login, 'noted', PASSWORD);
    await attempt(browser, login, 'nobody-of-this-name', 'Geheim-nobody');
    await house.account({ id: 'gone', activeUntil: localDate('2025-12-31') });
    await attempt(browser, login, 'gone', PASSWORD);
    const noted = await failures(MOST_FAILURES + 3);
    expect(noted.map(({ actor, outcome }) => [actor?.id, outcome])).toEqual([
      ...Array.from({ length: MOST_FAILURES - 1 }, () => ['noted', 'wrong-secret']),
      ...[
        ['noted', 'now-locked'],
        ['noted', 'locked'],
        [undefined, 'unknown'],
        ['gone', 'unusable'],
      ],
    ]);
    expect(noted[0]).toMatchObject({
      actor: { id: 'noted', role: 'clerk', name: '向素云', organ: 'ORG-NA-JD01' },
      ...{ kind: 'sign-in', route: 'password', shows: 'nothing', status: 401, caseNos: [] },
      from: { ip: expect.stringMatching(/127\.0\.0\.1$/), agent: expect.stringMatching(/^[0-9a-f]{16}$/) },
    });
    expect(JSON.stringify(noted)).not.toMatch(/Geheim|nobody|correct-horse|interaction\/[\w-]/);
    const { body } = await house.get('/v1/audit?kind=sign-in&person=noted', ADMINISTRATOR);
    expect(body.items[0]).toMatchObject({ what: '以口令登录', outcomeLabel: '暂停使用期间的尝试' });
  });

  test('many at once are no more than many in a row', async () => {
    await house.account({ id: 'rushed' });
    const browsers = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const browser = new Browser();
        return { browser, login: await loginPageIn(browser) };
      }),
    );
    await Promise.all(browsers.map(({ browser, login }) => attempt(browser, login, 'rushed', 'wrong-at-once')));
    const { rows } = await house.database.pool.query(`select failures from accounts where id = 'rushed'`);
    expect(rows).toEqual([{ failures: MOST_FAILURES }]);
  });

  test('that have failed before count no more after one that has not', async () => {
    await house.account({ id: 'forgetful' });
    const browser = new Browser();
    const login = await loginPageIn(browser);
    for (let count = 0; count < MOST_FAILURES - 1; count += 1)
      await attempt(browser, login, 'forgetful', 'wrong-again');
    expect(await attempt(browser, login, 'forgetful', PASSWORD)).toBe(200);
    const { rows } = await house.database.pool.query(`select failures from accounts where id = 'forgetful'`);
    expect(rows).toEqual([{ failures: 0 }]);
  });

  test.each([
    ['disabled', `update accounts set disabled_at = now() where id = $1`],
    ['of yesterday', `update accounts set active_until = '2026-01-01' where id = $1`],
    ['of tomorrow', `update accounts set active_from = '2099-01-01' where id = $1`],
  ])('the right one of an account %s opens nothing', async (why, change) => {
    const id = `account-${why.replaceAll(' ', '-')}`;
    await house.account({ id });
    await house.database.pool.query(change, [id]);
    const browser = new Browser();
    expect(await attempt(browser, await loginPageIn(browser), id, PASSWORD)).toBe(401);
  });
});

test('without the provider one is told so, and nobody is let in', async () => {
  const fresh = await openSignInHouse();
  await fresh.stopProvider();
  const page = await new Browser().go(`${fresh.url}/auth/login`);
  expect(page).toMatchObject({ status: 503, text: expect.stringContaining('暂时不能登录') });
  await fresh.close();
});
