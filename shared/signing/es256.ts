import { p256 } from '@noble/curves/nist.js';

// ECDSA over P-256 with SHA-256 (ES256, RFC 7518 3.4): what every PDF reader and every browser knows, so that one key and
// one certificate of an organisation serve the seal on paper, the seal in the file and the seal on a package. In plain
// JavaScript, for the page that verifies is also opened from a disk, where a browser may offer no cryptography of its own.

/** A private key: 32 bytes. Public keys are uncompressed points of 65 bytes. */
export type PrivateKey = Uint8Array;

/** Draws a key. */
export const drawPrivateKey = (): PrivateKey => p256.utils.randomSecretKey();

/** The public point, uncompressed (65 bytes). */
export const publicPointOf = (key: PrivateKey): Uint8Array => p256.getPublicKey(key, false);

/** Signature as r ‖ s (64 bytes); the same key and content always give the same signature (RFC 6979). */
export const signature = (content: Uint8Array, key: PrivateKey): Uint8Array => p256.sign(content, key);

/** Whether a signature (r ‖ s) is that of a key over a content. What is not a signature or no key is no proof. */
export function isSignatureOf(signed: Uint8Array, content: Uint8Array, publicPoint: Uint8Array): boolean {
  try {
    // Signers outside may give either of the two values of s; both are signatures by the standard.
    return p256.verify(signed, content, publicPoint, { lowS: false });
  } catch {
    return false;
  }
}

/** A signature in DER, as files and certificates have it, as r ‖ s. Of SM2 too: its numbers are below the order of P-256. */
export const fromDer = (der: Uint8Array): Uint8Array => p256.Signature.fromBytes(der, 'der').toBytes('compact');

/** The signature r ‖ s in DER; of SM2 too. */
export const inDer = (signed: Uint8Array): Uint8Array => p256.Signature.fromBytes(signed).toBytes('der');
