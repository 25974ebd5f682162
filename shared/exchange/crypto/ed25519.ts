import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { bytesOf, type Suite } from './suite';

// RFC 8410: what stands before the 32 bytes of a private and of a public key.
const PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex');
const LENGTH = 32;
const SIGNATURE_LENGTH = 64;

const PRIVATE_KEY = /^whsk_[A-Za-z0-9+/]{42,}={0,2}$/;
const PUBLIC_KEY = /^whpk_[A-Za-z0-9+/]{43}=$/;

/** Ed25519: our own private key (`whsk_`, its seed or seed and public key) signs, theirs is checked by its public half. */
export const ED25519: Suite = {
  fits: (key) => PUBLIC_KEY.test(key) || (PRIVATE_KEY.test(key) && [LENGTH, 2 * LENGTH].includes(bytesOf(key).length)),
  sign: (key, content) => (PRIVATE_KEY.test(key) ? sign(null, content, privateKey(key)).toString('base64') : undefined),
  verify: (key, content, signature) => {
    const given = Buffer.from(signature, 'base64');
    return PUBLIC_KEY.test(key) && given.length === SIGNATURE_LENGTH && verify(null, content, publicKey(key), given);
  },
};

/** The public half (`whpk_`) of a private key (`whsk_`): what the other side is given. */
export function publicHalf(key: string): string {
  const spki = createPublicKey(privateKey(key)).export({ format: 'der', type: 'spki' });
  return `whpk_${spki.subarray(PUBLIC.length).toString('base64')}`;
}

const privateKey = (key: string): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([PRIVATE, bytesOf(key).subarray(0, LENGTH)]),
    format: 'der',
    type: 'pkcs8',
  });

const publicKey = (key: string): KeyObject =>
  createPublicKey({ key: Buffer.concat([PUBLIC, bytesOf(key)]), format: 'der', type: 'spki' });
