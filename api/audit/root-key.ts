import { readFileSync } from 'node:fs';
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, CompactSign, exportJWK, type JWK } from 'jose';
import { canonicalJson } from '../../shared/case/entry';
import { ROOT_ALGORITHM, type RootBody } from '../../shared/audit/root';

/** The installation's key for daily roots. */
export type RootKey = {
  /** Public keys: the one that signs first, then those that have signed before. */
  readonly keys: readonly JWK[];
  /** JWS compact over the canonical JSON of the body. */
  sign(body: RootBody): Promise<string>;
};

/**
 * Reads AUDIT_KEY_FILE: Ed25519 private keys (PKCS #8, PEM), one after the other. The first signs; the others are kept
 * so that what they have signed can still be checked.
 * @throws Error if there is none, or one of another kind.
 */
export async function rootKey(file: string): Promise<RootKey> {
  const blocks =
    readFileSync(file, 'utf8').match(/-----BEGIN PRIVATE KEY-----[\s\S]+?-----END PRIVATE KEY-----/g) ?? [];
  const pairs = await Promise.all(blocks.map((pem) => keyPair(createPrivateKey(pem))));
  const signing = pairs[0];
  if (!signing) throw new Error('AUDIT_KEY_FILE holds no private key (PKCS #8, PEM)');
  return {
    keys: pairs.map(({ jwk }) => jwk),
    sign: (body) =>
      new CompactSign(new TextEncoder().encode(canonicalJson(body)))
        .setProtectedHeader({ alg: ROOT_ALGORITHM, kid: signing.jwk.kid ?? '' })
        .sign(signing.key),
  };
}

async function keyPair(key: KeyObject): Promise<{ readonly key: KeyObject; readonly jwk: JWK }> {
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('AUDIT_KEY_FILE must hold Ed25519 keys');
  const jwk = await exportJWK(createPublicKey(key));
  return { key, jwk: { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: ROOT_ALGORITHM, use: 'sig' } };
}
