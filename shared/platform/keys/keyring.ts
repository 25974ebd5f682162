import { createHash } from 'node:crypto';
import { KEY_BYTES, SUITES, type Suite, type SuiteName } from './suite';

/** A key under the name by which everything that was written with it names it. */
export type NamedKey = {
  readonly id: string;
  readonly suite: Suite;
  readonly suiteName: SuiteName;
  readonly bytes: Buffer;
};

/** The keys of one purpose: one is written with, all are read with. */
export type Keyring = {
  current(): NamedKey;
  /** @throws Error for a key that this process was not given. */
  find(id: string): NamedKey;
};

/** The name of the only key that there was before keys had names. */
export const UNNAMED = '';

/** @throws Error if the key is not 32 bytes long. */
export function namedKey(id: string, bytes: Buffer, suiteName: SuiteName = 'aes'): NamedKey {
  if (bytes.length !== KEY_BYTES) throw new Error(`the key ${id} has ${bytes.length} bytes instead of ${KEY_BYTES}`);
  return { id, suiteName, suite: SUITES[suiteName], bytes };
}

/** A ring of keys that are there already, the current one first. */
export function fixedKeyring(current: NamedKey, ...others: readonly NamedKey[]): Keyring {
  const keys = new Map([current, ...others].map((key) => [key.id, key]));
  return {
    current: () => current,
    find: (id) => {
      const found = keys.get(id);
      if (!found) throw new Error(`this process has no key ${id}`);
      return found;
    },
  };
}

/** What tells keys apart and gives none away. */
export const fingerprint = (bytes: Buffer): string =>
  createHash('sha256').update('yuhe/fingerprint').update(bytes).digest('hex').slice(0, 8);

const SEALED = 'sealed:';

/** Encrypts a text with the current key, under the name of that key: `sealed:key id:base64url`. */
export function sealText(ring: Keyring, about: string, text: string): string {
  const { id, suite, bytes } = ring.current();
  const sealed = suite.seal(bytes, Buffer.from(text), Buffer.from(`${id}/${about}`));
  return `${SEALED}${id}:${sealed.toString('base64url')}`;
}

/**
 * The text again; one that was kept before texts were sealed is what it is.
 * @throws Error for a text that was sealed with a key which is not here, about something else, or has been altered.
 */
export function openText(ring: Keyring, about: string, text: string): string {
  if (!text.startsWith(SEALED)) return text;
  const [id = '', sealed = ''] = text.slice(SEALED.length).split(':');
  const { suite, bytes } = ring.find(id);
  return suite.open(bytes, Buffer.from(sealed, 'base64url'), Buffer.from(`${id}/${about}`)).toString();
}
