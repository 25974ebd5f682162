import { hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config';
import { fixedKeyring, fingerprint, namedKey, UNNAMED, type Keyring, type NamedKey } from './keyring';
import { keyFile } from './key-file';
import type { SuiteName } from './suite';

/** What keys are for; one purpose never uses the keys of another. */
export const PURPOSES = {
  payload: 'what Temporal stores',
  personal: 'the keys of cases, with which numbers and addresses of people are encrypted',
  records: 'what arrives from outside and is kept letter for letter',
  index: 'digests by which people are found exactly, and of requests and codes',
  vault: 'sealed facts',
} as const;
export type Purpose = keyof typeof PURPOSES;

/** The keyrings of an installation, by purpose. */
export type KeyChest = { readonly [P in Purpose]: Keyring };

type Settings = Pick<Config, 'PAYLOAD_KEY_FILE' | 'KEY_FOLDER' | 'VAULT_KEY_FILE' | 'CIPHER_SUITE'>;

/**
 * The keys as the settings name them. A purpose has the keys of its file, `KEY_FOLDER/<purpose>.json` (`VAULT_KEY_FILE`
 * for sealed facts), and one that is derived from PAYLOAD_KEY_FILE, which is current as long as there is no file.
 * Undefined without PAYLOAD_KEY_FILE: nothing is encrypted then.
 * @throws Error for a file that cannot be read, or holds no 32 bytes in base64.
 */
export function openKeys(settings: Settings): KeyChest | undefined {
  const { PAYLOAD_KEY_FILE: root } = settings;
  if (!root) return undefined;
  return keysUnder(Buffer.from(readFileSync(root, 'utf8').trim(), 'base64'), settings);
}

/** The keys under a root key (32 bytes), and those of the files. @throws Error for one that is shorter or longer. */
export function keysUnder(bytes: Buffer, settings: Omit<Settings, 'PAYLOAD_KEY_FILE'>): KeyChest {
  const ring = (purpose: Purpose): Keyring => {
    const [current, ...others] = firstKeys(purpose, bytes, settings.CIPHER_SUITE);
    const file = keyFileOf(settings, purpose);
    return file ? keyFile(file, [current, ...others]) : fixedKeyring(current, ...others);
  };
  return {
    payload: ring('payload'),
    personal: ring('personal'),
    records: ring('records'),
    index: ring('index'),
    vault: ring('vault'),
  };
}

/** The same for a process that does not start without keys. @throws Error also without PAYLOAD_KEY_FILE. */
export function requiredKeys(settings: Settings): KeyChest {
  const keys = openKeys(settings);
  if (keys) return keys;
  throw new Error(
    'PAYLOAD_KEY_FILE is not set: what is confided to Yuhe is encrypted, and nothing starts without a key',
  );
}

/** Where the further keys of a purpose are kept. */
export const keyFileOf = (
  { KEY_FOLDER, VAULT_KEY_FILE }: Pick<Settings, 'KEY_FOLDER' | 'VAULT_KEY_FILE'>,
  purpose: Purpose,
): string | undefined =>
  purpose === 'vault' ? VAULT_KEY_FILE : KEY_FOLDER && path.join(KEY_FOLDER, `${purpose}.json`);

/** What a purpose begins with, in either suite; the wanted one is current. */
function firstKeys(purpose: Purpose, root: Buffer, wanted: SuiteName): [NamedKey, ...NamedKey[]] {
  const aes = namedKey(firstId(purpose, root), purpose === 'payload' ? root : derived(root, LABELS[purpose]));
  const sm = namedKey(`${aes.id}-sm`, derived(root, `${LABELS[purpose]}/sm`), 'sm');
  // What Temporal was given before keys had names was encrypted with this one.
  const unnamed = purpose === 'payload' ? [namedKey(UNNAMED, root)] : [];
  return wanted === 'sm' ? [sm, aes, ...unnamed] : [aes, sm, ...unnamed];
}

/** As the first version of each has derived it: what was written then is read for ever. */
const LABELS: Readonly<Record<Purpose, string>> = {
  payload: 'payload/1',
  personal: 'personal/1',
  records: 'records/1',
  index: 'request-digest/1',
  vault: 'vault/1',
};

const firstId = (purpose: Purpose, root: Buffer): string =>
  purpose === 'vault'
    ? `vault/1/${derived(root, 'vault/1/id').toString('hex').slice(0, 8)}`
    : `${purpose}-${fingerprint(derived(root, `${LABELS[purpose]}/id`))}`;

const derived = (root: Buffer, label: string): Buffer => Buffer.from(hkdfSync('sha256', root, '', `yuhe/${label}`, 32));
