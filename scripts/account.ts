// `npm run account -- add --id chen --name 陈静 --role clerk --organ ORG-NA-JD01 [--organ-name …] [--district 500108]
// [--from 2026-12-01] [--until 2027-11-30]`, and `list`, `disable --id chen`, `password --id chen`.
// The accounts of the installation whose provider is our own. A password is drawn and printed, once; with
// `--stdin` it is the first line of standard input.
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import type { Pool } from 'pg';
import { PASSWORD_LENGTH, passwordHash, randomPassword } from '../api/identity/password';
import { ACCOUNT_ID } from '../api/identity/provider/login';
import { actorOf } from '../api/claims';
import { addAccount, changePassword, disableAccount, listAccounts, type Account } from '../db/accounts';
import { openToolPool } from '../db/pool';
import { ROLES } from '../shared/case/actor';
import { localDate, localDateOf } from '../shared/law/local-date';
import { createLog } from '../shared/platform/log';
import { installedConfig } from './installed-config';

const STAFF = Object.entries(ROLES).filter(([role]) => !['worker', 'employer', 'system'].includes(role));
const USAGE = `usage: npm run account -- add --id <id> --name <name> --role <role> [--organ <organ>] [--organ-name <name>]
                              [--district <code>] [--from <day>] [--until <day>] [--stdin]
       npm run account -- list
       npm run account -- disable --id <id>
       npm run account -- password --id <id> [--stdin]
an id has 2 to 40 small letters, digits, dots, underscores and hyphens, and begins with a letter; days are YYYY-MM-DD
roles: ${STAFF.map(([role, label]) => `${role} ${label}`).join(', ')}`;

const option = { type: 'string' } as const;
const OPTIONS = {
  ...{ id: option, name: option, role: option, organ: option, 'organ-name': option, district: option },
  ...{ from: option, until: option, stdin: { type: 'boolean' as const } },
} as const;

type Wishes = { readonly [name in Exclude<keyof typeof OPTIONS, 'stdin'>]?: string } & { readonly stdin?: boolean };

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [command, ...more] = positionals;
  const work = COMMANDS[command ?? ''];
  if (!work || more.length > 0) throw new Error(USAGE);
  const { DATABASE_URL, LOG_LEVEL } = installedConfig();
  const pool = openToolPool(DATABASE_URL, createLog('account', LOG_LEVEL));
  await work(pool, values).finally(() => pool.end());
}

const COMMANDS: Readonly<Record<string, (pool: Pool, wishes: Wishes) => Promise<void>>> = {
  add: async (pool, wishes) => {
    const account = accountOf(wishes);
    const password = await newPassword(wishes);
    if (!(await addAccount(pool, account, await passwordHash(password))))
      throw new Error(`There is an account ${account.id} already`);
    tell(account.id, password, wishes);
  },
  list: async (pool) => {
    for (const account of await listAccounts(pool, new Date().toISOString())) {
      const { id, name, role, organ = '-', activeFrom, activeUntil = '', disabled, locked } = account;
      const state = disabled ? 'disabled' : locked ? 'locked' : 'good';
      console.log([id, name, `${role} ${ROLES[role]}`, organ, `${activeFrom}..${activeUntil}`, state].join('\t'));
    }
  },
  disable: async (pool, wishes) => {
    const id = idOf(wishes);
    if (!(await disableAccount(pool, id))) throw new Error(`There is no account ${id}`);
    console.log(`${id} is disabled, and signed out everywhere`);
  },
  password: async (pool, wishes) => {
    const id = idOf(wishes);
    const password = await newPassword(wishes);
    if (!(await changePassword(pool, id, await passwordHash(password)))) throw new Error(`There is no account ${id}`);
    tell(id, password, wishes);
  },
};

function idOf({ id = '' }: Wishes): string {
  if (!ACCOUNT_ID.test(id)) throw new Error(USAGE);
  return id;
}

function accountOf(wishes: Wishes): Account {
  const { name, role = '', organ, district, from, until } = wishes;
  const id = idOf(wishes);
  const actor = actorOf({ sub: id, name, role, organ });
  const known = STAFF.some(([staff]) => staff === role);
  if (!actor || !known || !name || (district !== undefined && !/^\d{6}$/.test(district))) throw new Error(USAGE);
  return {
    ...{ id, name, role: actor.role, organ, district },
    organName: wishes['organ-name'],
    activeFrom: from === undefined ? localDateOf(Date.now()) : localDate(from),
    ...(until === undefined ? {} : { activeUntil: localDate(until) }),
  };
}

async function newPassword({ stdin }: Wishes): Promise<string> {
  if (!stdin) return randomPassword();
  const [given = ''] = (await text(process.stdin)).split(/\r?\n/);
  const { min, max } = PASSWORD_LENGTH;
  if (given.length < min || given.length > max) throw new Error(`A password has ${min} to ${max} characters`);
  return given;
}

const tell = (id: string, password: string, { stdin }: Wishes): void =>
  console.log(stdin ? `${id} has the given password` : `${id} has the password ${password}`);

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
