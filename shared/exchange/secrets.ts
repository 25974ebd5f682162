import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { suiteKey } from './crypto/suites';
import { PARTNER_NAMES, type Partner } from './partners';

const key = z
  .string()
  .refine(
    (text) => suiteKey(text) !== undefined,
    'must be whsec_ and at least 24 bytes in base64 (v1sm: before it for HMAC-SM3), whsk_ or whpk_ with an Ed25519 key',
  );

/** During a rotation two secrets are believed, and both sign; with Ed25519 our private key and their public ones. */
const secrets = z.union([key.transform((one) => [one]), z.array(key).min(1).max(4)]);

const file = z.partialRecord(z.enum(PARTNER_NAMES), secrets);

/** The keys by which we and each partner know each other; a partner without one is not connected. */
export type PartnerSecrets = Readonly<Partial<Record<Partner, readonly string[]>>>;

/**
 * Reads PARTNER_SECRETS_FILE; without a file nobody is connected.
 * @throws Error if the file is not what it should be; the message shows no secret.
 */
export function readPartnerSecrets(path: string | undefined): PartnerSecrets {
  if (!path) return {};
  const result = file.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The partners' secrets are not usable: ${faults.join('; ')}`);
}

/** Where it is written down that the keys have changed. */
type Journal = Readonly<Record<'info' | 'error', (about: object, text: string) => void>>;

/**
 * The keys as the file has them at each call: a rotation needs no restart. A file that has become unusable, or is gone,
 * leaves the keys as they were; that is logged once for each state of the file.
 * @throws Error if the file is not usable to begin with.
 */
export function currentPartnerSecrets(path: string | undefined, log: Journal): () => PartnerSecrets {
  let [keys, read] = [readPartnerSecrets(path), markOf(path)];
  return () => {
    const mark = markOf(path);
    if (mark === read) return keys;
    read = mark;
    try {
      keys = readPartnerSecrets(path);
      log.info({ partners: Object.keys(keys) }, "the partners' secrets were read again");
    } catch (error) {
      log.error({ reason: reasonOf(error) }, "the partners' secrets could not be read again: the old ones remain");
    }
    return keys;
  };
}

/** Never what a parser quotes: it may be a secret. */
const reasonOf = (error: unknown): string => {
  if (error instanceof SyntaxError) return 'not JSON';
  return error instanceof Error ? error.message : String(error);
};

/** Another when the file was written or replaced. */
function markOf(path: string | undefined): string {
  const stat = path ? statSync(path, { throwIfNoEntry: false }) : undefined;
  return stat ? `${stat.ino}/${stat.mtimeMs}/${stat.size}` : '';
}
