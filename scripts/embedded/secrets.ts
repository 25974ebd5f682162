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
    partnersFile: await secretFile('partners.json', partnerSecrets),
  };
}

/** Standard Webhooks writes a secret as `whsec_` and base64. */
function partnerSecrets(): string {
  const secrets = PARTNER_NAMES.map((partner) => [partner, `whsec_${randomBytes(24).toString('base64')}`]);
  return JSON.stringify(Object.fromEntries(secrets), null, 2);
}

async function secretFile(name: string, draw: () => string): Promise<string> {
  const file = path.join(FOLDER, name);
  await writeFile(file, draw(), { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return file;
}
