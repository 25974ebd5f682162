// `npm run signing-key -- give --organ ORG-NA-JD01 --title 南岸区示例街道劳动人事争议调解委员会 [--algorithm SM2]
// [--key key.pem] [--certificate certificate.der]`, and `list`, `revoke --id 0a1b2c3d4e5f --because 印章遗失`.
// The keys by which organisations seal documents and packages.
import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import type { Pool } from 'pg';
import { giveKey } from '../api/signing/organ-keys';
import { keyIn } from '../api/signing/private-keys';
import { openToolPool } from '../db/pool';
import { revokeSigningKey, signingKeys } from '../db/signing-keys';
import { SIGNING_ALGORITHMS, type AlgorithmName } from '../shared/signing/algorithms';
import { createLog } from '../shared/platform/log';
import { installedConfig } from './installed-config';

const USAGE = `usage: npm run signing-key -- give --organ <organ> --title <full name> [--algorithm ES256|SM2] [--key <PEM file>]
                                     [--certificate <DER file>]
       npm run signing-key -- list
       npm run signing-key -- revoke --id <id> --because <reason>
a key is drawn, and its certificate made by the organisation itself, unless they are given; a key that is given says by its
curve with what it signs`;

const option = { type: 'string' } as const;
const OPTIONS = {
  organ: option,
  title: option,
  algorithm: option,
  key: option,
  certificate: option,
  id: option,
  because: option,
} as const;
type Wishes = { readonly [name in keyof typeof OPTIONS]?: string };

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [command, ...more] = positionals;
  const work = COMMANDS[command ?? ''];
  if (!work || more.length > 0) throw new Error(USAGE);
  const { DATABASE_URL, LOG_LEVEL, SIGNING_KEYS_FOLDER: folder } = installedConfig();
  if (!folder) throw new Error('SIGNING_KEYS_FOLDER is not set');
  const pool = openToolPool(DATABASE_URL, createLog('signing-key', LOG_LEVEL));
  await work(pool, values, folder).finally(() => pool.end());
}

const COMMANDS: Readonly<Record<string, (pool: Pool, wishes: Wishes, folder: string) => Promise<void>>> = {
  give: async (pool, { organ, title, algorithm = 'ES256', key, certificate }, folder) => {
    if (!organ || !title || !isAlgorithm(algorithm)) throw new Error(USAGE);
    const wish = {
      ...{ organ, title, algorithm, at: new Date().toISOString() },
      key: key === undefined ? undefined : keyIn(await readFile(key)),
      certificate: certificate === undefined ? undefined : await readFile(certificate),
    };
    console.log(await giveKey(pool, folder, wish));
  },
  list: async (pool) => {
    for (const { id, organ, title, algorithm, validFrom, validUntil, ...key } of await signingKeys(pool)) {
      const state = key.revokedAt ? `revoked ${key.revokedAt} ${key.revokedBecause ?? ''}` : 'good';
      console.log([id, organ, title, `${validFrom}..${validUntil}`, state, algorithm].join('\t'));
    }
  },
  revoke: async (pool, { id, because }) => {
    if (!id || !because) throw new Error(USAGE);
    const revocation = { keyId: id, because, at: new Date().toISOString(), by: userInfo().username };
    if (!(await revokeSigningKey(pool, revocation)))
      throw new Error(`There is no key ${id} that is not revoked already`);
    console.log('revoked; verifiers know it once they have the keys anew');
  },
};

const isAlgorithm = (name: string): name is AlgorithmName => name in SIGNING_ALGORITHMS;

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
