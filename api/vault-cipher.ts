import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { SealedFact } from '../db/vault';

/** What of a sealed fact is kept for its content: the text itself only in this form. */
export type Ciphertext = Pick<SealedFact, 'ciphertext' | 'iv' | 'tag' | 'keyId'>;

/** Encrypts sealed facts with a key of their own, and makes digests that tell nothing to who has not the key. */
export type VaultCipher = {
  /** Bound to its reference: the ciphertext of one fact does not open under the name of another. */
  seal(ref: string, content: string): Ciphertext;
  /** @throws Error if the content or its reference was tampered with, or it was sealed with another key. */
  open(ref: string, sealed: Ciphertext): string;
  /** Keyed digest of a request's body (hex). */
  digest(text: string): string;
};

const ALGORITHM = 'aes-256-gcm';

/** The cipher whose keys follow from the installation's payload key (32 bytes, base64, in a file). */
export function vaultCipher(payloadKeyFile: string): VaultCipher {
  const master = Buffer.from(readFileSync(payloadKeyFile, 'utf8').trim(), 'base64');
  if (master.length !== 32) throw new Error('PAYLOAD_KEY_FILE must hold 32 bytes in base64');
  const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', master, '', `yuhe/${purpose}`, 32));
  const key = derived('vault/1');
  const digestKey = derived('request-digest/1');
  const keyId = `vault/1/${derived('vault/1/id').toString('hex').slice(0, 8)}`;
  return {
    seal: (ref, content) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(ref));
      const ciphertext = Buffer.concat([cipher.update(content, 'utf8'), cipher.final()]);
      return { ciphertext, iv, tag: cipher.getAuthTag(), keyId };
    },
    open: (ref, { ciphertext, iv, tag, keyId: sealedWith }) => {
      if (sealedWith !== keyId) throw new Error(`the fact was sealed with ${sealedWith}, the key here is ${keyId}`);
      const decipher = createDecipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(ref)).setAuthTag(tag);
      return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
    },
    digest: (text) => createHmac('sha256', digestKey).update(text).digest('hex'),
  };
}
