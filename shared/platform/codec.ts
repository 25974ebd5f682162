import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { COMPRESSED_1, compressed, decompressed } from './compression';
import type { Config } from './config';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const ENCRYPTED = Buffer.from('binary/encrypted');

/**
 * What a client or worker of Temporal must be made with, so that Temporal stores nothing about a case that it can read.
 * @throws Error if the key file cannot be read or holds no 32 bytes in base64.
 */
export async function readDataConverter({ PAYLOAD_KEY_FILE: file }: Config): Promise<DataConverter> {
  if (!file) return {};
  return { payloadCodecs: [payloadEncryption(Buffer.from(await readFile(file, 'utf8'), 'base64'))] };
}

/** Encrypts payloads with AES-256-GCM; lets pass what was stored in the clear before there was a key. */
export function payloadEncryption(key: Buffer): PayloadCodec {
  if (key.length !== KEY_BYTES) throw new Error(`the payload key has ${key.length} bytes instead of ${KEY_BYTES}`);
  return {
    encode: (payloads) => Promise.resolve(payloads.map((payload) => encrypted(payload, key))),
    decode: async (payloads) => payloads.map((payload) => (isEncrypted(payload) ? decrypted(payload, key) : payload)),
  };
}

const isEncrypted = ({ metadata }: Payload): boolean => ENCRYPTED.equals(metadata?.encoding ?? Buffer.of());

/**
 * Encoding and compression of the content stand beside it in the clear, authenticated: they say `json/plain` and the
 * like. Compressed first, for what is encrypted cannot be.
 */
function encrypted(payload: Payload, key: Buffer): Payload {
  const iv = randomBytes(IV_BYTES);
  const inner = payload.metadata?.encoding ?? Buffer.of();
  // What a workflow that returns nothing ends with has a plain empty array for its data.
  const plain = Buffer.from(payload.data ?? []);
  const small = compressed(plain);
  const compression: Record<string, Uint8Array> = small ? { 'inner-compression': COMPRESSED_1 } : {};
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.concat([inner, ...Object.values(compression)]));
  const content = [cipher.update(small ?? plain), cipher.final()];
  return {
    metadata: { ...payload.metadata, encoding: ENCRYPTED, 'inner-encoding': inner, ...compression },
    data: Buffer.concat([iv, cipher.getAuthTag(), ...content]),
  };
}

function decrypted(payload: Payload, key: Buffer): Payload {
  const {
    'inner-encoding': inner = Buffer.of(),
    'inner-compression': compression = Buffer.of(),
    ...metadata
  } = payload.metadata ?? {};
  const data = Buffer.from(payload.data ?? []);
  const decipher = createDecipheriv(CIPHER, key, data.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES }).setAAD(
    Buffer.concat([inner, compression]),
  );
  decipher.setAuthTag(data.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const content = Buffer.concat([decipher.update(data.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  return {
    metadata: { ...metadata, encoding: inner },
    data: compression.length > 0 ? decompressed(content) : content,
  };
}
