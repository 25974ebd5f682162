import { utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64url, toBase64url } from './base64url';
import { algorithmOf, SIGNING_ALGORITHMS, type AlgorithmName } from './algorithms';
import { type KeyBundle, type PublicKey, standingOf, type KeyStanding } from './keys';

/** A key that can sign, wherever it is kept: a file, or a device that never gives it away. */
export interface Signer {
  readonly keyId: string;
  readonly algorithm: AlgorithmName;
  /** Signature r ‖ s over the bytes. */
  sign(content: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

/** A signer over a key in memory. */
export const signerOf = (keyId: string, key: Uint8Array, algorithm: AlgorithmName = 'ES256'): Signer => ({
  keyId,
  algorithm,
  sign: (content) => SIGNING_ALGORITHMS[algorithm].sign(content, key),
});

/** A text signed as compact JWS (RFC 7515): any library that knows the algorithm can verify it. */
export async function signed(payload: string, signer: Signer): Promise<string> {
  const alg = SIGNING_ALGORITHMS[signer.algorithm].jws;
  const header = toBase64url(utf8ToBytes(JSON.stringify({ alg, kid: signer.keyId })));
  const content = `${header}.${toBase64url(utf8ToBytes(payload))}`;
  return `${content}.${toBase64url(await signer.sign(utf8ToBytes(content)))}`;
}

/** What a compact JWS says and who is named as its signer; whether that holds is another question. */
export type Reading = {
  readonly keyId: string;
  readonly payload: string;
  /** Does the signature hold under the key of that name? `false` also if the key is not known. */
  readonly holds: boolean;
  readonly key: PublicKey | undefined;
};

/**
 * Reads a compact JWS under the keys known; nothing if it is none. How it was signed is for the key to say: a header that
 * says otherwise proves nothing.
 */
export function readSigned(text: string, bundle: KeyBundle): Reading | undefined {
  const [head = '', body = '', tail = '', ...rest] = text.trim().split('.');
  const [header, payload, proof] = [fromBase64url(head), fromBase64url(body), fromBase64url(tail)];
  if (!header || !payload || !proof || rest.length > 0) return undefined;
  const named = parsed(decoded(header));
  const algorithm = algorithmOf(({ jws }) => jws === named?.alg);
  if (!algorithm || typeof named?.kid !== 'string') return undefined;
  const key = bundle.keys.find(({ id }) => id === named.kid);
  const point = key && fromBase64url(key.point);
  const holds =
    point !== undefined &&
    key?.algorithm === algorithm &&
    SIGNING_ALGORITHMS[algorithm].holds(proof, utf8ToBytes(`${head}.${body}`), point);
  return { keyId: named.kid, payload: decoded(payload), holds, key };
}

/** How the key of a reading stood at an instant. */
export const standingAt = ({ key }: Reading, signedAt: string): KeyStanding => standingOf(key, signedAt);

const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
