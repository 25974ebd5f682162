import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { calculateJwkThumbprint, exportJWK, SignJWT, type JWK } from 'jose';
import type { Actor } from '../shared/case/actor';
import { AUDIENCE, claimsOf } from './claims';

/** An issuer for development and training only, in the shape of OpenID Connect. Whoever holds its secret is anybody. */
export type DevelopmentIssuer = {
  readonly issuer: string;
  /** The public key, with its id. */
  readonly jwk: JWK;
  /** Signs a token for the actor, with the scopes (blanks between them), valid for `LIFETIME_SECONDS`. */
  sign(actor: Actor, scope?: string): Promise<string>;
};

/** A working day. */
export const LIFETIME_SECONDS = 12 * 3600;

/** RFC 8410: an Ed25519 private key in PKCS #8 is this, followed by the 32 bytes of the seed. */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Where the development issuer of an API lives. */
export const developmentIssuerUrl = ({ API_HOST, API_PORT }: { API_HOST: string; API_PORT: number }): string =>
  `http://${API_HOST}:${API_PORT}`;

/**
 * The issuer whose key pair follows from the secret in the file (32 bytes, base64), the same at every start.
 * @throws Error if the file does not hold 32 bytes.
 */
export async function developmentIssuer(
  secretFile: string,
  issuer: string,
  clock: { now(): number } = Date,
): Promise<DevelopmentIssuer> {
  const seed = Buffer.from(readFileSync(secretFile, 'utf8').trim(), 'base64');
  if (seed.length !== 32) throw new Error('DEV_ISSUER_SECRET_FILE must hold 32 bytes in base64');
  const key = createPrivateKey({ key: Buffer.concat([ED25519_PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const jwk = await exportJWK(createPublicKey(key));
  const kid = await calculateJwkThumbprint(jwk);
  return {
    issuer,
    jwk: { ...jwk, kid, alg: 'EdDSA', use: 'sig' },
    sign: (actor, scope) => {
      const now = Math.floor(clock.now() / 1000);
      return new SignJWT({ ...claimsOf(actor), ...(scope === undefined ? {} : { scope }) })
        .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'JWT' })
        .setSubject(actor.id)
        .setIssuer(issuer)
        .setAudience(AUDIENCE)
        .setIssuedAt(now)
        .setExpirationTime(now + LIFETIME_SECONDS)
        .sign(key);
    },
  };
}

/** What OpenID Connect Discovery asks an issuer to say of itself. */
export const discoveryDocument = ({ issuer }: DevelopmentIssuer) => ({
  issuer,
  jwks_uri: `${issuer}/.well-known/jwks.json`,
  token_endpoint: `${issuer}/dev/token`,
  id_token_signing_alg_values_supported: ['EdDSA'],
  subject_types_supported: ['public'],
  response_types_supported: ['token'],
  claims_supported: ['sub', 'role', 'name', 'organ', 'cases', 'scope'],
});
