// `npm run case-file -- export --case CQ-2026-000001 --out file.zip`, `check file.zip [--keys keys.json]`, and
// `import file.zip [--keys keys.json]`: the package of a case, made here, verified, or taken in from elsewhere.
// `--keys`: what GET /v1/signing-keys of the other installation answers; without it, the keys of this one count.
import { readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import type { Pool } from 'pg';
import { casePackage } from '../api/archive/packing';
import { useFaces } from '../api/documents/typesetter';
import { organSeals } from '../api/signing/organ-keys';
import { caseFiles } from '../db/case-files';
import { caseView } from '../db/case-views';
import { importCase } from '../db/imported-cases';
import { personalData } from '../db/personal-data';
import { openToolPool, transaction } from '../db/pool';
import { signingKeys } from '../db/signing-keys';
import { checkPackage, type PackageReading } from '../shared/archive/check';
import { digestOfBytes } from '../shared/archive/manifest';
import { unpacked } from '../shared/archive/package';
import { requiredKeys } from '../shared/platform/keys/key-chest';
import { openObjects } from '../shared/platform/objects/open-objects';
import { createLog } from '../shared/platform/log';
import { keyBundle, type KeyBundle } from '../shared/signing/keys';
import { installedConfig } from './installed-config';

const USAGE = `usage: npm run case-file -- export --case <number> --out <file>
       npm run case-file -- check <file> [--keys <keys.json>]
       npm run case-file -- import <file> [--keys <keys.json>]`;

const option = { type: 'string' } as const;
const OPTIONS = { case: option, out: option, keys: option } as const;
type Order = {
  readonly pool: Pool;
  readonly file: string;
  readonly wishes: { [name in keyof typeof OPTIONS]?: string };
};

async function main(): Promise<void> {
  const { values: wishes, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [command = '', file = ''] = positionals;
  const work = COMMANDS[command];
  if (!work) throw new Error(USAGE);
  const { DATABASE_URL, LOG_LEVEL } = installedConfig();
  const pool = openToolPool(DATABASE_URL, createLog('case-file', LOG_LEVEL));
  await work({ pool, file, wishes }).finally(() => pool.end());
}

const COMMANDS: Readonly<Record<string, (order: Order) => Promise<void>>> = {
  export: async ({ pool, wishes: { case: caseNo, out } }) => {
    const config = installedConfig();
    const { SIGNING_KEYS_FOLDER: folder, DOCUMENT_FONTS: faces } = config;
    if (faces) useFaces(faces);
    if (!caseNo || !out || !folder) throw new Error(USAGE);
    const view = await caseView(pool, caseNo);
    if (!view) throw new Error(`There is no case ${caseNo}`);
    const keys = requiredKeys(config);
    const [personal, files] = [personalData(pool, keys), caseFiles(pool, keys, openObjects(config))];
    const bytes = await casePackage({ pool, files, personal, clock: Date, seals: organSeals(pool, folder) }, view);
    await writeFile(out, bytes, { flag: 'wx' });
    console.log(out);
  },
  check: async (order) => {
    const { manifest, standing } = await whole(order);
    console.log(`${manifest.caseNo}: whole, sealed by ${manifest.organTitle}, key ${standing}`);
  },
  import: async (order) => {
    const { manifest, entries, key, bytes } = await whole(order);
    if (!manifest.archivedOn)
      throw new Error('Only a case that was archived can be taken in: an open one goes on where it is');
    const from = {
      ...{ caseNo: manifest.caseNo, organ: manifest.organ, organTitle: manifest.organTitle },
      ...{ packageSha256: digestOfBytes(bytes), keyId: key.id, importedBy: userInfo().username },
    };
    const fresh = await transaction(order.pool, (client) => importCase(client, from, entries));
    console.log(fresh === 0 ? `${manifest.caseNo} is here already` : `${manifest.caseNo}: ${fresh} entries`);
  },
};

/** The package in the file. @throws Error with everything that is wrong with it. */
async function whole({ pool, file, wishes }: Order) {
  if (!file) throw new Error(USAGE);
  const bytes = await readFile(file);
  const files = unpacked(bytes);
  if (!files) throw new Error(`${file} is no package`);
  const reading = checkPackage(files, await keysFor(pool, wishes.keys));
  const faults = reading.findings.map(({ fault, where }) => `${fault}: ${where}`);
  if (!sound(reading)) throw new Error([`${file} does not count`, `key ${reading.standing}`, ...faults].join('\n  '));
  return { ...reading, bytes };
}

type Sound = PackageReading & Required<Pick<PackageReading, 'manifest' | 'key'>>;

/** A key revoked since may have been in other hands: its packages are not taken on trust. */
const sound = (reading: PackageReading): reading is { [K in keyof Sound]: NonNullable<Sound[K]> } =>
  reading.findings.length === 0 && reading.standing === 'good' && !!reading.manifest && !!reading.key;

async function keysFor(pool: Pool, file: string | undefined): Promise<KeyBundle> {
  if (file !== undefined) return keyBundle.parse(JSON.parse(await readFile(file, 'utf8')));
  return { asOf: new Date().toISOString(), keys: [...(await signingKeys(pool))] };
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
