import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { PARTNER_NAMES, type Partner } from './partners';

const secret = z.string().regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'must be whsec_ and at least 24 bytes in base64');

/** During a rotation two secrets are believed; the first signs. */
const secrets = z.union([secret.transform((one) => [one]), z.array(secret).min(1).max(2)]);

const file = z.partialRecord(z.enum(PARTNER_NAMES), secrets);

/** The secrets that we share with each partner; a partner without one is not connected. */
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
