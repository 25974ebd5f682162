import { z } from 'zod';
import { ALGORITHM_NAMES } from './algorithms';

/** An organisation's public key, as it is published: whose, from when to when, and whether it was revoked (吊销). */
export const publicKey = z.strictObject({
  id: z.string().min(1).max(40),
  organ: z.string().min(1).max(80),
  /** The organisation's full name, as it is on its seal. */
  title: z.string().min(1).max(120),
  algorithm: z.enum(ALGORITHM_NAMES),
  /** Uncompressed point on the algorithm's curve, base64url. */
  point: z.string().regex(/^[\w-]{87}$/),
  /** X.509 certificate, DER in base64url. */
  certificate: z.string().min(1),
  /** UTC instants. */
  validFrom: z.iso.datetime(),
  validUntil: z.iso.datetime(),
  revokedAt: z.iso.datetime().optional(),
  revokedBecause: z.string().optional(),
});
export type PublicKey = z.infer<typeof publicKey>;

/** All public keys of an installation at an instant: what a verifier without network knows of revocations. */
export const keyBundle = z.strictObject({
  /** UTC instant; a later revocation is not known here. */
  asOf: z.iso.datetime(),
  keys: z.array(publicKey),
});
export type KeyBundle = z.infer<typeof keyBundle>;

/** How a key stood when something was signed, and how it stands now. */
export type KeyStanding = 'good' | 'unknown' | 'not-yet-valid' | 'expired-before' | 'revoked-before' | 'revoked-since';

/**
 * How a key stood at the instant of a signature. A key that was revoked later still covers what it had signed before,
 * but whoever holds the stolen key can write an earlier instant: such a signature is shown with that warning.
 * @param signedAt UTC instant.
 */
export function standingOf(key: PublicKey | undefined, signedAt: string): KeyStanding {
  if (!key) return 'unknown';
  const at = Date.parse(signedAt);
  if (at < Date.parse(key.validFrom)) return 'not-yet-valid';
  if (at > Date.parse(key.validUntil)) return 'expired-before';
  if (key.revokedAt === undefined) return 'good';
  return at >= Date.parse(key.revokedAt) ? 'revoked-before' : 'revoked-since';
}
