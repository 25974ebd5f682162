import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { passwordHash } from '../../api/identity/password';
import { addAccount, type Account } from '../../db/accounts';
import { hasEnded } from '../../scripts/embedded/eventually';
import { anyPort } from '../../scripts/embedded/free-port';
import { localDate } from '../../shared/law/local-date';
import { openHouse, type House } from './house';
import type { InMemoryCases } from './in-memory-cases';

const PROJECT = path.resolve(__dirname, '../..');
export const PASSWORD = 'correct-horse-7';
/** By which the provider knows the API. */
export const CLIENT_SECRET = 'a-secret-of-the-test-only-0123456789';

export const CLERK_ACCOUNT: Account = {
  id: 'luo',
  name: '罗启明',
  role: 'clerk',
  organ: 'ORG-NA-JD01',
  organName: '南岸区示例街道劳动人事争议调解委员会',
  activeFrom: localDate('2024-01-01'),
};

/** An API, and the provider at which its people sign in, as a process of its own. */
export type SignInHouse = House<InMemoryCases> & {
  readonly providerUrl: string;
  /** Stops the provider and starts it anew. */
  restartProvider(): Promise<void>;
  /** Stops the provider for good. */
  stopProvider(): Promise<void>;
  /** Adds an account whose password is `PASSWORD`. */
  account(more?: Partial<Account>): Promise<void>;
};

export async function openSignInHouse(): Promise<SignInHouse> {
  const folder = mkdtempSync(path.join(tmpdir(), 'yuhe-identity-'));
  const keyFile = path.join(folder, 'key.pem');
  const clientSecretFile = path.join(folder, 'client');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(clientSecretFile, CLIENT_SECRET);
  const port = await anyPort();
  const providerUrl = `http://127.0.0.1:${port}`;
  const house = await openHouse({
    tokenIssuer: providerUrl,
    signIn: { issuer: providerUrl, clientId: 'yuhe-console', clientSecretFile },
  });
  const environment = {
    ...process.env,
    DATABASE_URL: house.database.url,
    PUBLIC_URL: house.url,
    OIDC_ISSUER: providerUrl,
    OIDC_CLIENT_SECRET_FILE: clientSecretFile,
    IDENTITY_PORT: String(port),
    IDENTITY_KEY_FILE: keyFile,
    LOG_LEVEL: 'warn',
  };
  let provider: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const entry = path.join(PROJECT, 'api/identity/provider/main.ts');
    provider = spawn(process.execPath, ['--require', 'tsx/cjs', entry], {
      cwd: PROJECT,
      env: environment,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const ended = once(provider, 'exit').then(() => Promise.reject(new Error('the provider did not start')));
    ended.catch(() => {});
    await Promise.race([once(provider, 'message'), ended]);
  };
  const stopProvider = async (): Promise<void> => {
    if (!provider || hasEnded(provider)) return;
    const exit = once(provider, 'exit');
    provider.kill('SIGTERM');
    await exit;
  };
  await start();
  return {
    ...house,
    providerUrl,
    stopProvider,
    restartProvider: async () => {
      await stopProvider();
      await start();
    },
    account: async (more = {}) => {
      await addAccount(house.database.pool, { ...CLERK_ACCOUNT, ...more }, await passwordHash(PASSWORD));
    },
    close: async () => {
      await stopProvider();
      await house.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A browser, as far as signing in needs one: follows what it is told, and keeps the cookies of each host. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  /** One request, no redirect followed. */
  async ask(url: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...(cookie ? { cookie } : {}), accept: 'text/html', ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  /** Asks, and follows redirects; what is there in the end, and where that is. */
  async go(url: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Page> {
    let response = await this.ask(url, init);
    let place = url;
    for (let steps = 0; response.status >= 300 && response.status < 400 && steps < 10; steps += 1) {
      place = new URL(response.headers.get('location')!, place).href;
      response = await this.ask(place);
    }
    return { url: place, status: response.status, text: await response.text(), headers: response.headers };
  }

  /** Fills in the login page that is before the eyes, and sends it. */
  fillIn({ url, text }: Page, name: string, password: string): Promise<Page> {
    const action = /<form method="post" action="([^"]+)"/.exec(text)?.[1];
    if (!action) throw new Error(`there is no form to fill in:\n${text}`);
    const target = new URL(action, url).href;
    return this.go(target, { method: 'POST', body: new URLSearchParams({ name, password }) });
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  private keep(line: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (name === undefined) return;
    if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value!);
  }
}

export type Page = {
  readonly url: string;
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
};
