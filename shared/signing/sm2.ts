import { bytesToHex, bytesToNumberBE, concatBytes, hexToBytes, numberToBytesBE } from '@noble/curves/utils.js';
import { sm2, sm3 } from 'sm-crypto-v2';
import type { PrivateKey } from './es256';

// SM2 with SM3 on the recommended curve (GB/T 32918.2, GB/T 32918.5), with the signer's name that GM/T 0009 gives where
// none was agreed: 国密, for authorities that may seal with nothing else. Public keys are uncompressed points of 65 bytes,
// signatures r ‖ s of 64, as those of ECDSA.

/** Order of the curve's group (GB/T 32918.5). */
const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
const BYTES = 32;
const NONCE = new TextEncoder().encode('yuhe/sm2/nonce');

/** Draws a key: between 1 and the order less two. */
export function drawSm2Key(): PrivateKey {
  for (;;) {
    const key = globalThis.crypto.getRandomValues(new Uint8Array(BYTES));
    const value = bytesToNumberBE(key);
    if (value > 0n && value < ORDER - 1n) return key;
  }
}

/** The public point, uncompressed (65 bytes). */
export const sm2PointOf = (key: PrivateKey): Uint8Array => hexToBytes(sm2.getPublicKeyFromPrivateKey(bytesToHex(key)));

/**
 * Signature as r ‖ s (64 bytes). What the standard draws at random follows here from key and content, as in RFC 6979: the
 * same document gives the same bytes, and no weak generator gives the key away.
 */
export function sm2Signature(content: Uint8Array, key: PrivateKey): Uint8Array {
  const publicKey = bytesToHex(sm2PointOf(key));
  const k = nonceOf(hexToBytes(sm2.getHash(content, publicKey)), key);
  const x1 = sm2PointOf(numberToBytesBE(k, BYTES)).subarray(1, 1 + BYTES);
  const options = { hash: true, publicKey, pointPool: [{ k, x1: bytesToNumberBE(x1) }] };
  return hexToBytes(sm2.doSignature(content, bytesToHex(key), options));
}

/** Whether a signature (r ‖ s) is that of a key over a content. What is not a signature or no key is no proof. */
export function isSm2Signature(signed: Uint8Array, content: Uint8Array, publicPoint: Uint8Array): boolean {
  try {
    if (signed.length !== 2 * BYTES || publicPoint.length !== 2 * BYTES + 1) return false;
    const point = bytesToHex(publicPoint);
    return sm2.verifyPublicKey(point) && sm2.doVerifySignature(content, bytesToHex(signed), point, { hash: true });
  } catch {
    return false;
  }
}

/** SM3 (GB/T 32905), 32 bytes. */
export const sm3Digest = (content: Uint8Array): Uint8Array => hexToBytes(sm3(content));

/** HMAC-SM3 under the key over the digest that is signed, once more with a counter if it is no number of the group. */
function nonceOf(digest: Uint8Array, key: PrivateKey): bigint {
  for (let count = 0; ; count += 1) {
    const said = concatBytes(NONCE, Uint8Array.of(count), digest);
    const k = bytesToNumberBE(hexToBytes(sm3(said, { mode: 'hmac', key: bytesToHex(key) })));
    if (k > 0n && k < ORDER) return k;
  }
}
