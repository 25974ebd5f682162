import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { createApp, type AppDeps } from '../../api/app';
import { AuditBook } from '../../api/audit/book';
import { clientStanding } from '../../api/client-standing';
import type { Cases } from '../../api/cases';
import { developmentIssuer, type DevelopmentIssuer } from '../../api/development-issuer';
import type { SignInSettings } from '../../api/identity/relying-party';
import type { Office } from '../../api/office';
import { giveKey, organSeals } from '../../api/signing/organ-keys';
import { acceptTokens, discovered, ownKeys } from '../../api/tokens';
import { vaultCipher } from '../../api/vault-cipher';
import { caseFiles } from '../../db/case-files';
import { personalData } from '../../db/personal-data';
import type { Actor, Role } from '../../shared/case/actor';
import type { Contract } from '../../shared/contract/contract';
import { requiredKeys } from '../../shared/platform/keys/key-chest';
import { diskObjects } from '../../shared/platform/objects/disk-objects';
import type { ObjectStore } from '../../shared/platform/objects/object-store';
import type { SuiteName } from '../../shared/platform/keys/suite';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { inMemoryCases, type InMemoryCases } from './in-memory-cases';

/** Tuesday morning in Chongqing. */
export const NOW = Date.parse('2026-07-14T02:00:00Z');

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // What an answer holds is what the test says it holds.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
};

export type Sending = { readonly key?: string; readonly headers?: Readonly<Record<string, string>> };

/** The whole API on a port, with a database of its own. */
export type House<C extends Cases = Cases> = {
  readonly url: string;
  readonly database: FreshDatabase;
  readonly cases: C;
  readonly clock: { now(): number; set(instant: string | number): void };
  readonly office: Office;
  readonly issuer: DevelopmentIssuer;
  /** What is noted stands in the database when it is closed; it goes on afterwards. */
  readonly book: AuditBook;
  /** Everything that was logged, a line each. */
  readonly logged: string[];
  get(path: string, actor?: Actor, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Posts under a key of its own unless one is given. */
  post(path: string, body: unknown, actor?: Actor, sending?: Sending): Promise<Answer>;
  close(): Promise<void>;
};

type Wishes<C extends Cases> = Partial<
  Pick<
    AppDeps,
    'requestsPerMinute' | 'requestsOfAPerson' | 'partnerSecretsFile' | 'standbyAddresses' | 'invitationPost' | 'codec'
  >
> & {
  readonly training?: boolean;
  /** How what is confided is encrypted; `aes` unless said otherwise. */
  readonly suite?: SuiteName;
  readonly developer?: boolean;
  /** Whose tokens are accepted beside those of the test. */
  readonly tokenIssuer?: string;
  /** The provider at which people sign in. */
  readonly signIn?: Omit<SignInSettings, 'publicUrl'>;
  readonly cases?: (database: FreshDatabase, clock: { now(): number }) => C;
  /** Where files lie; in a folder of its own unless said otherwise. */
  readonly objects?: ObjectStore;
  /** The world's own time. */
  readonly realTime?: boolean;
};

/** An API over cases in memory. End it with `close()` in afterAll. */
export const openHouse = (wishes: Omit<Wishes<InMemoryCases>, 'cases'> = {}): Promise<House<InMemoryCases>> =>
  houseWith({ ...wishes, cases: ({ pool }, clock) => inMemoryCases(pool, clock) });

export async function houseWith<C extends Cases>(
  wishes: Wishes<C> & Required<Pick<Wishes<C>, 'cases'>>,
): Promise<House<C>> {
  const database = await freshDatabase();
  const folder = mkdtempSync(path.join(tmpdir(), 'yuhe-api-'));
  const keyFile = path.join(folder, 'key');
  writeFileSync(keyFile, Buffer.alloc(32, 7).toString('base64'));
  let instant = NOW;
  const clock = {
    now: () => (wishes.realTime ? Date.now() : instant),
    set: (to: string | number) => void (instant = typeof to === 'number' ? to : Date.parse(to)),
  };
  const logged: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) });
  const cases = wishes.cases(database, clock);
  const keys = requiredKeys({ PAYLOAD_KEY_FILE: keyFile, CIPHER_SUITE: wishes.suite ?? 'aes' });
  // The organ of most cases seals what it issues; before the training clock of any test.
  await giveKey(database.pool, folder, { organ: ORGAN, title: ORGAN_TITLE, at: '2024-01-01T00:00:00.000Z' });
  const office: Office = {
    pool: database.doorPool,
    cases,
    clock,
    log,
    vault: vaultCipher(keys),
    personal: personalData(database.doorPool, keys),
    files: caseFiles(database.doorPool, keys, wishes.objects ?? diskObjects(path.join(folder, 'files'))),
    seals: organSeals(database.doorPool, folder),
    training: wishes.training ?? false,
    patienceMs: 150,
  };
  const issuer = await developmentIssuer(keyFile, 'http://issuer.test', clock);
  // Listens before it answers: the API must know where it is reached.
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const book = new AuditBook(office);
  const app = createApp({
    office,
    book,
    log,
    tokens: acceptTokens(
      [ownKeys(issuer), ...(wishes.tokenIssuer ? [discovered(wishes.tokenIssuer)] : [])],
      clock,
      clientStanding(database.doorPool, clock),
    ),
    developmentIssuer: wishes.developer ? issuer : undefined,
    requestsPerMinute: wishes.requestsPerMinute ?? 1_000_000,
    requestsOfAPerson: wishes.requestsOfAPerson ?? 1_000_000,
    inspect: asPromised,
    ...(wishes.signIn ? { signIn: { ...wishes.signIn, publicUrl: url } } : {}),
    ...(wishes.codec ? { codec: wishes.codec } : {}),
    ...(wishes.partnerSecretsFile ? { partnerSecretsFile: wishes.partnerSecretsFile } : {}),
    ...(wishes.invitationPost ? { invitationPost: wishes.invitationPost } : {}),
    ...(wishes.standbyAddresses ? { standbyAddresses: wishes.standbyAddresses } : {}),
  });
  server.on('request', app);
  const authorised = async (actor?: Actor): Promise<Record<string, string>> =>
    actor ? { authorization: `Bearer ${await issuer.sign(actor)}` } : {};
  /** Nothing that is sent to the API makes it fail; what it says of a fault of its own is in the log. */
  const noFault = async (response: Response): Promise<Answer> => {
    const answer = await answerOf(response);
    if (answer.status === 500) throw new Error(logged.findLast((line) => line.includes('could not be answered')));
    return answer;
  };
  return {
    ...{ url, database, cases, clock, office, issuer, book, logged },
    get: async (path, actor, headers = {}) =>
      answerOf(await fetch(url + path, { headers: { ...(await authorised(actor)), ...headers } })),
    post: async (path, body, actor, { key = randomUUID(), headers = {} } = {}) =>
      noFault(
        await fetch(url + path, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'idempotency-key': key,
            ...(await authorised(actor)),
            ...headers,
          },
          body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
        }),
      ),
    close: async () => {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await book.close().catch(() => undefined);
      await database.drop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Every answer is as its contract says. */
function asPromised({ path: route, answer }: Contract, given: unknown): void {
  const result = answer.safeParse(JSON.parse(JSON.stringify(given)));
  if (!result.success) throw new Error(`${route} answers otherwise than its contract says: ${result.error.message}`);
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
}

export const ORGAN = 'ORG-NA-JD01';
export const ORGAN_TITLE = '南岸区示例街道劳动人事争议调解委员会';

/** A person under a role. */
export const person = (role: Role, more: Partial<Actor> = {}): Actor => ({
  id: `${role}-1`,
  role,
  name: '向素云',
  organ: ORGAN,
  ...more,
});

export const MEDIATOR = person('mediator');
export const CLERK = person('clerk');
export const SUPERVISOR = person('supervisor');
export const ADMINISTRATOR = person('administrator');
export const workerOf = (...cases: string[]): Actor => ({ id: 'worker-1', role: 'worker', name: '甲', cases });
export const employerOf = (...cases: string[]): Actor => ({
  id: 'employer-1',
  role: 'employer',
  name: '乙公司',
  cases,
});

/** A dispute as the one window writes it down. */
export const FORM = {
  door: 'window',
  organ: ORGAN,
  district: '500108',
  parties: [
    {
      id: 'p1',
      side: 'worker',
      kind: 'natural-person',
      name: '冉启贵',
      idNo: '500108199001011234',
      phone: '13900001234',
      email: 'ran@example.cn',
      address: '重庆市南岸区示例路1号',
    },
    { id: 'p2', side: 'employer', kind: 'enterprise', name: '示例建筑劳务有限公司' },
  ],
  claims: [{ no: 1, kind: 'wage-arrears', text: '支付2026年3月至6月工资', amountFen: 3_440_000 }],
  summary: '自2026年3月进场，4至6月工资未发。',
  officer: '向素云',
  infringedOn: '2026-06-30',
  employmentEndedOn: '2026-06-30',
};

/** Opens a case and gives its number. */
export async function opened(house: House, form: object = {}, query = ''): Promise<string> {
  const answer = await house.post(`/v1/cases${query}`, { ...FORM, ...form }, MEDIATOR);
  if (answer.status !== 201) throw new Error(`not opened: ${answer.text}`);
  return answer.body.case.caseNo as string;
}

export const APPLICATION = { name: 'mediation.apply', input: { by: 'worker', form: 'written', matter: '支付工资' } };
