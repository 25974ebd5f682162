import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** Every key of a suite is so long; what a cipher needs shorter or twice is derived from it. */
export const KEY_BYTES = 32;

/** One way of encrypting and of making keyed digests. What was written with it is read with it for ever. */
export type Suite = {
  /** Encrypts and authenticates, together with what it is about; differently each time. */
  readonly seal: (key: Buffer, plain: Uint8Array, about: Uint8Array) => Buffer;
  /** @throws Error if a bit of it, of what it is about, or of the key is another. */
  readonly open: (key: Buffer, sealed: Uint8Array, about: Uint8Array) => Buffer;
  /** 32 bytes that tell nothing to who has not the key. */
  readonly mac: (key: Buffer, text: string) => Buffer;
};

const IV_BYTES = { gcm: 12, ctr: 16 } as const;
const TAG_BYTES = { gcm: 16, ctr: 32 } as const;

/** AES-256-GCM and HMAC-SHA256: initialisation vector, tag, ciphertext. */
const AES: Suite = {
  seal: (key, plain, about) => {
    const iv = randomBytes(IV_BYTES.gcm);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(about);
    const content = [cipher.update(plain), cipher.final()];
    return Buffer.concat([iv, cipher.getAuthTag(), ...content]);
  },
  open: (key, sealed, about) => {
    const [iv, tag, content] = parted(sealed, IV_BYTES.gcm, TAG_BYTES.gcm);
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES.gcm }).setAAD(about);
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(content), decipher.final()]);
  },
  mac: (key, text) => createHmac('sha256', key).update(text).digest(),
};

/**
 * 国密: SM4-CTR, authenticated by HMAC-SM3 over what it is about, vector and ciphertext (encrypt, then authenticate).
 * SM4-GCM is not in every OpenSSL that Node.js comes with; SM4-CTR and SM3 are.
 */
const SM: Suite = {
  seal: (key, plain, about) => {
    const iv = randomBytes(IV_BYTES.ctr);
    const { cipherKey, tagKey } = halvesOf(key);
    const cipher = createCipheriv('sm4-ctr', cipherKey, iv);
    const content = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([iv, tagOf(tagKey, iv, content, about), content]);
  },
  open: (key, sealed, about) => {
    const [iv, tag, content] = parted(sealed, IV_BYTES.ctr, TAG_BYTES.ctr);
    const { cipherKey, tagKey } = halvesOf(key);
    if (tag.length !== TAG_BYTES.ctr || !timingSafeEqual(tag, tagOf(tagKey, iv, content, about)))
      throw new Error('what was sealed has been altered, or it was sealed with another key');
    const decipher = createDecipheriv('sm4-ctr', cipherKey, iv);
    return Buffer.concat([decipher.update(content), decipher.final()]);
  },
  mac: (key, text) => createHmac('sm3', key).update(text).digest(),
};

/** The suites by the name under which a key says that it is used with one. */
export const SUITES = { aes: AES, sm: SM } as const satisfies Record<string, Suite>;
export type SuiteName = keyof typeof SUITES;

const parted = (sealed: Uint8Array, ivBytes: number, tagBytes: number): [Buffer, Buffer, Buffer] => {
  const bytes = Buffer.from(sealed);
  return [bytes.subarray(0, ivBytes), bytes.subarray(ivBytes, ivBytes + tagBytes), bytes.subarray(ivBytes + tagBytes)];
};

/** The length of what it is about stands before it: nothing can be moved from one part to the next. */
function tagOf(key: Buffer, iv: Buffer, content: Buffer, about: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(about.length);
  return createHmac('sm3', key).update(length).update(about).update(iv).update(content).digest();
}

type Halves = { readonly cipherKey: Buffer; readonly tagKey: Buffer };
const halves = new WeakMap<Buffer, Halves>();

/** One key to encrypt with and another to authenticate with. */
function halvesOf(key: Buffer): Halves {
  const known = halves.get(key);
  if (known) return known;
  const derived = Buffer.from(hkdfSync('sm3', key, '', 'yuhe/sm4-ctr-hmac-sm3', 48));
  const made = { cipherKey: derived.subarray(0, 16), tagKey: derived.subarray(16) };
  halves.set(key, made);
  return made;
}
