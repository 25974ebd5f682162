import { readFileSync } from 'node:fs';
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
