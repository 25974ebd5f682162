import type { SealedFact } from '../db/vault';
import type { KeyChest } from '../shared/platform/keys/key-chest';

/** What of a sealed fact is kept for its content: the text itself only in this form. */
export type Ciphertext = Pick<SealedFact, 'ciphertext' | 'iv' | 'tag' | 'keyId'>;

/** Encrypts sealed facts with keys of their own, and makes digests that tell nothing to who has not the key. */
export type VaultCipher = {
  /** Bound to its reference: the ciphertext of one fact does not open under the name of another. */
  seal(ref: string, content: string): Ciphertext;
  /** @throws Error if the content or its reference was tampered with, or it was sealed with a key that is not here. */
  open(ref: string, sealed: Ciphertext): string;
  /** Keyed digest of a request's body (hex). */
  digest(text: string): string;
};

export const vaultCipher = ({ vault, index }: Pick<KeyChest, 'vault' | 'index'>): VaultCipher => ({
  seal: (ref, content) => {
    const { id, suite, bytes } = vault.current();
    return { ciphertext: suite.seal(bytes, Buffer.from(content), Buffer.from(ref)), iv: null, tag: null, keyId: id };
  },
  open: (ref, { ciphertext, iv, tag, keyId }) => {
    const { suite, bytes } = vault.find(keyId);
    // Facts of the first version have the vector and the tag in columns of their own.
    const sealed = Buffer.concat([iv ?? Buffer.of(), tag ?? Buffer.of(), ciphertext]);
    return suite.open(bytes, sealed, Buffer.from(ref)).toString('utf8');
  },
  digest: (text) => {
    const { suite, bytes } = index.current();
    return suite.mac(bytes, text).toString('hex');
  },
});
