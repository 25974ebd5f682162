import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { fingerprint, fixedKeyring, namedKey, type Keyring, type NamedKey } from './keyring';
import { KEY_BYTES, SUITES, type SuiteName } from './suite';

const content = z.object({
  keys: z.array(
    z.object({
      id: z.string().regex(/^[\w-]{4,60}$/),
      suite: z.enum(Object.keys(SUITES) as [SuiteName, ...SuiteName[]]),
      /** 32 bytes, base64. */
      key: z.string(),
      /** UTC instant, ISO. */
      since: z.string(),
    }),
  ),
});
type Content = z.infer<typeof content>;

/** A key that was added elsewhere is written with after so long at the latest; it is read with at once. */
const LOOK_EVERY_MS = 2_000;

/**
 * The keyring of a file, the newest of its keys current; `first` are the keys from before there was the file. Read again
 * when it has changed: a key is rotated without a restart. A key that is not known is looked for in the file at once.
 * @throws Error for a file that is no key file.
 */
export function keyFile(
  file: string,
  first: readonly [NamedKey, ...NamedKey[]],
  clock: { now(): number } = Date,
): Keyring {
  let [ring, version, lookedAt] = [fixedKeyring(...first), '', -Infinity];
  const look = () => {
    lookedAt = clock.now();
    const now = versionOf(file);
    if (now === version) return;
    const [newest, ...older] = [...keysIn(file), ...first];
    if (newest) [ring, version] = [fixedKeyring(newest, ...older), now];
  };
  look();
  return {
    current: () => {
      if (clock.now() - lookedAt > LOOK_EVERY_MS) look();
      return ring.current();
    },
    find: (id) => {
      try {
        return ring.find(id);
      } catch {
        look();
        return ring.find(id);
      }
    },
  };
}

/**
 * Adds a key of 32 random bytes to a file, and makes it the one that is written with; makes the file if it is not there.
 * @returns the name of the key.
 */
export function addKey(file: string, purpose: string, suite: SuiteName, now: Date): string {
  const known = versionOf(file) === '' ? [] : read(file).keys;
  const bytes = randomBytes(KEY_BYTES);
  const id = `${purpose}-${now.toISOString().slice(0, 10)}-${fingerprint(bytes)}`;
  const keys: Content['keys'] = [{ id, suite, key: bytes.toString('base64'), since: now.toISOString() }, ...known];
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  // Whoever reads meanwhile reads the old file or the new one, never half of one.
  writeFileSync(`${file}.new`, JSON.stringify({ keys }, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return id;
}

function keysIn(file: string): NamedKey[] {
  return read(file).keys.map(({ id, suite, key }) => namedKey(id, Buffer.from(key, 'base64'), suite));
}

const read = (file: string): Content => content.parse(JSON.parse(readFileSync(file, 'utf8')));

/** Empty if there is no such file. */
function versionOf(file: string): string {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.mtimeMs}/${found.ino}` : '';
}
