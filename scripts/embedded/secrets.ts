import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { PARTNER_NAMES } from '../../shared/exchange/partners';
import { addKey } from '../../shared/platform/keys/key-file';
import { GROUND } from './folders';

const FOLDER = path.join(GROUND, 'secrets');

/** Secrets of this installation, drawn at its first start; all but the database's passwords are paths of files. */
export interface Secrets {
  readonly databasePassword: string;
  readonly apiDatabasePassword: string;
  readonly devIssuerFile: string;
  readonly payloadKeyFile: string;
  /** Where further keys are added by `npm run keys`; the vault's file, of which the worker is not told, apart. */
  readonly keyFolder: string;
  readonly vaultKeyFile: string;
  readonly auditKeyFile: string;
  readonly partnersFile: string;
  readonly identityKeyFile: string;
  readonly clientSecretFile: string;
  /** A folder, not a file. */
  readonly signingKeysFolder: string;
}

export async function openSecrets(): Promise<Secrets> {
  await mkdir(FOLDER, { recursive: true, mode: 0o700 });
  const password = async (name: string): Promise<string> =>
    readFile(await secretFile(name, () => randomBytes(24).toString('hex')), 'utf8');
  return {
    databasePassword: await password('database-password'),
    apiDatabasePassword: await password('api-database-password'),
    devIssuerFile: await secretFile('development-issuer', () => randomBytes(32).toString('base64')),
    payloadKeyFile: await secretFile('payload-key', () => randomBytes(32).toString('base64')),
    auditKeyFile: await secretFile('audit-key.pem', rootKey),
    keyFolder: path.join(FOLDER, 'keys'),
    vaultKeyFile: await vaultKeyFile(),
    partnersFile: await partnersFile(),
    identityKeyFile: await secretFile('identity-key.pem', signingKey),
    clientSecretFile: await secretFile('console-client', () => randomBytes(32).toString('base64url')),
    signingKeysFolder: path.join(FOLDER, 'signing-keys'),
  };
}

const rootKey = (): string =>
  generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  }).privateKey;

/** Sealed facts have a key that nothing else is derived from, or derives. */
async function vaultKeyFile(): Promise<string> {
  const file = path.join(FOLDER, 'vault', 'vault.json');
  if (!existsSync(file)) addKey(file, 'vault', 'aes', new Date());
  return file;
}

/** EC P-256: any OpenID client can verify what is signed with it. */
const signingKey = (): string =>
  generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  }).privateKey;

/** The passwords of the accounts that an installation begins with, by id; those that are missing are drawn. */
export const accountPasswords = (ids: readonly string[], draw: () => string): Promise<Record<string, string>> =>
  completed('accounts.json', ids, draw);

/** A partner that has come since the first start gets its secret too; those that are there keep theirs. */
async function partnersFile(): Promise<string> {
  await completed('partners.json', PARTNER_NAMES, partnerSecret);
  return path.join(FOLDER, 'partners.json');
}

/** A file with a secret for each name: those that it has stay, those that it does not have are drawn. */
async function completed(
  fileName: string,
  names: readonly string[],
  draw: () => string,
): Promise<Record<string, string>> {
  const file = await secretFile(fileName, () => '{}');
  const known = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
  const missing = names.filter((name) => known[name] === undefined);
  if (missing.length === 0) return known;
  const all = { ...known, ...Object.fromEntries(missing.map((name) => [name, draw()])) };
  await writeFile(file, JSON.stringify(all, null, 2), { mode: 0o600 });
  return all;
}

/** Standard Webhooks writes a secret as `whsec_` and base64. */
const partnerSecret = (): string => `whsec_${randomBytes(24).toString('base64')}`;

async function secretFile(name: string, draw: () => string): Promise<string> {
  const file = path.join(FOLDER, name);
  await writeFile(file, draw(), { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return file;
}
