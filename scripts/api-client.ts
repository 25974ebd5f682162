// `npm run api-client -- add --id court-0103 --name 渝中区法院平台 --role court --organ 渝0103
// --scope "mandate:write result:read" --until 2027-11-30 [--from …] [--key public.pem]`, and `list`, `revoke --id …`.
// Systems that get tokens of their own at our provider. A secret is drawn and printed, once; with --key the system signs
// instead (private_key_jwt), and there is no secret at all.
import { createHash, createPublicKey, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { calculateJwkThumbprint, exportJWK } from 'jose';
import type { Pool } from 'pg';
import { actorOf } from '../api/claims';
import { subjectOf } from '../api/client-standing';
import { addApiClient, listApiClients, revokeApiClient, type ApiClient, type Credential } from '../db/api-clients';
import { openToolPool } from '../db/pool';
import { ROLES } from '../shared/case/actor';
import { SCOPES, type Scope } from '../shared/contract/scopes';
import { localDate, localDateOf } from '../shared/law/local-date';
import { createLog } from '../shared/platform/log';
import { installedConfig } from './installed-config';

const SYSTEMS = Object.keys(ROLES).filter((role) => !['worker', 'employer', 'system', 'administrator'].includes(role));
const USAGE = `usage: npm run api-client -- add --id <id> --name <name> --role <role> [--organ <organ>] [--district <code>]
                                 [--scope "<scope> <scope>"] [--from <day>] --until <day> [--key <public key, PEM>]
       npm run api-client -- list
       npm run api-client -- revoke --id <id>
an id has 2 to 40 small letters, digits, dots, underscores and hyphens, and begins with a letter; days are YYYY-MM-DD
roles: ${SYSTEMS.join(', ')}; scopes: ${Object.keys(SCOPES).join(', ')}`;

const option = { type: 'string' } as const;
const OPTIONS = {
  ...{ id: option, name: option, role: option, organ: option, district: option },
  ...{ scope: option, from: option, until: option, key: option },
} as const;
type Wishes = { readonly [name in keyof typeof OPTIONS]?: string };

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [command = '', ...more] = positionals;
  const work = COMMANDS[command];
  if (!work || more.length > 0) throw new Error(USAGE);
  const { DATABASE_URL, LOG_LEVEL } = installedConfig();
  const pool = openToolPool(DATABASE_URL, createLog('api-client', LOG_LEVEL));
  await work(pool, values).finally(() => pool.end());
}

const COMMANDS: Readonly<Record<string, (pool: Pool, wishes: Wishes) => Promise<void>>> = {
  add: async (pool, wishes) => {
    const client = clientOf(wishes);
    const { credential, secret } = await credentialOf(wishes);
    if (!(await addApiClient(pool, client, credential))) throw new Error(`There is a system ${client.id} already`);
    console.log(secret ? `${client.id} has the secret ${secret}` : `${client.id} signs with its key`);
  },
  list: async (pool) => {
    const today = localDateOf(Date.now());
    for (const { id, name, role, organ = '-', scopes, activeFrom, activeUntil, ...it } of await listApiClients(pool)) {
      const state = it.revoked ? 'revoked' : activeFrom > today || activeUntil < today ? 'not in its term' : 'good';
      const how = it.signs ? 'key' : 'secret';
      console.log([id, name, role, organ, scopes.join(' '), `${activeFrom}..${activeUntil}`, how, state].join('\t'));
    }
  },
  revoke: async (pool, { id = '' }) => {
    if (!(await revokeApiClient(pool, id))) throw new Error(`There is no system ${id}`);
    console.log(`${id} is revoked: it gets no token any more, and those that it has end within a minute`);
  },
};

function clientOf(wishes: Wishes): ApiClient {
  const { id = '', name, role = '', organ, district, scope = '', from, until } = wishes;
  const actor = actorOf({ sub: subjectOf(id), name, role, organ, district });
  const scopes = scope.split(' ').filter(Boolean);
  const known = SYSTEMS.includes(role) && scopes.every((each) => each in SCOPES);
  if (!/^[a-z][a-z0-9._-]{1,39}$/.test(id) || !actor || !known || !name || !until) throw new Error(USAGE);
  return {
    ...{ id, name, role: actor.role, organ, district, scopes: scopes as Scope[] },
    activeFrom: from === undefined ? localDateOf(Date.now()) : localDate(from),
    activeUntil: localDate(until),
  };
}

/** Drawn, unless the system has a key of its own; then only the public half is ours. @throws Error for another key. */
async function credentialOf({ key }: Wishes): Promise<{ credential: Credential; secret?: string }> {
  if (key === undefined) {
    const secret = randomBytes(32).toString('base64url');
    return { secret, credential: { secretDigest: createHash('sha256').update(secret).digest() } };
  }
  const pem = readFileSync(key, 'utf8');
  if (pem.includes('PRIVATE')) throw new Error(`${key} holds a private key: only its public half is needed here`);
  const jwk = await exportJWK(createPublicKey(pem));
  if (jwk.crv !== 'P-256') throw new Error('The key must be EC P-256 (ES256)');
  return { credential: { publicKey: { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'ES256', use: 'sig' } } };
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
