import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PARTNER_NAMES } from '../../shared/exchange/partners';
import { GROUND } from './folders';

const FOLDER = path.join(GROUND, 'secrets');

/** Secrets of this installation, drawn at its first start; all but the database's password are paths of files. */
export interface Secrets {
  readonly databasePassword: string;
  readonly devIssuerFile: string;
  readonly payloadKeyFile: string;
  readonly partnersFile: string;
}

export async function openSecrets(): Promise<Secrets> {
  await mkdir(FOLDER, { recursive: true, mode: 0o700 });
  const password = await secretFile('database-password', () => randomBytes(24).toString('hex'));
  return {
    databasePassword: await readFile(password, 'utf8'),
    devIssuerFile: await secretFile('development-issuer', () => randomBytes(32).toString('base64')),
    payloadKeyFile: await secretFile('payload-key', () => randomBytes(32).toString('base64')),
    partnersFile: await partnersFile(),
  };
}

/** A partner that has come since the first start gets its secret too; those that are there keep theirs. */
async function partnersFile(): Promise<string> {
  const file = await secretFile('partners.json', () => '{}');
  const known = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  const missing = PARTNER_NAMES.filter((partner) => known[partner] === undefined);
  if (missing.length === 0) return file;
  const drawn = Object.fromEntries(missing.map((partner) => [partner, partnerSecret()]));
  await writeFile(file, JSON.stringify({ ...known, ...drawn }, null, 2), { mode: 0o600 });
  return file;
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
