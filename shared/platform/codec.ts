import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
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

/** The encoding of the content stands beside it in the clear, authenticated: it says `json/plain` and the like. */
function encrypted(payload: Payload, key: Buffer): Payload {
  const iv = randomBytes(IV_BYTES);
  const inner = payload.metadata?.encoding ?? Buffer.of();
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(inner);
  // What a workflow that returns nothing ends with has a plain empty array for its data.
  const content = [cipher.update(Buffer.from(payload.data ?? [])), cipher.final()];
  return {
    metadata: { ...payload.metadata, encoding: ENCRYPTED, 'inner-encoding': inner },
    data: Buffer.concat([iv, cipher.getAuthTag(), ...content]),
  };
}

function decrypted(payload: Payload, key: Buffer): Payload {
  const { 'inner-encoding': inner = Buffer.of(), ...metadata } = payload.metadata ?? {};
  const data = Buffer.from(payload.data ?? []);
  const decipher = createDecipheriv(CIPHER, key, data.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES }).setAAD(
    inner,
  );
  decipher.setAuthTag(data.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const content = Buffer.concat([decipher.update(data.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  return { metadata: { ...metadata, encoding: inner }, data: content };
}
