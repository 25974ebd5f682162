import { timingSafeEqual } from 'node:crypto';

/** One way of signing, under the mark by which it stands in the header. Signatures are base64. */
export type Suite = {
  /** Whether a key is of this suite's kind and long enough. */
  readonly fits: (key: string) => boolean;
  /** Nothing for a key that cannot sign: another's public key. */
  readonly sign: (key: string, content: Uint8Array) => string | undefined;
  /** In a time that does not depend on where a wrong signature differs. */
  readonly verify: (key: string, content: Uint8Array, signature: string) => boolean;
};

const SECRET = /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/;

/** The bytes of a key, without the mark before them. */
export const bytesOf = (key: string): Buffer => Buffer.from(key.slice(key.indexOf('_') + 1), 'base64');

/** A suite in which both sides share one secret (`whsec_` and at least 24 bytes in base64). */
export function sharedSecretSuite(mac: (secret: Buffer, content: Uint8Array) => Buffer): Suite {
  return {
    fits: (key) => SECRET.test(key),
    sign: (key, content) => mac(bytesOf(key), content).toString('base64'),
    verify: (key, content, signature) => isSame(mac(bytesOf(key), content), Buffer.from(signature, 'base64')),
  };
}

/** Takes the same time wherever the two differ. */
const isSame = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
