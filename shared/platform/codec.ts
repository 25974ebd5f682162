import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';
import { COMPRESSED_1, compressed, decompressed } from './compression';
import type { Config } from './config';
import { openKeys } from './keys/key-chest';
import { UNNAMED, type Keyring, type NamedKey } from './keys/keyring';

const ENCRYPTED = Buffer.from('binary/encrypted');

/**
 * What a client or worker of Temporal must be made with, so that Temporal stores nothing about a case that it can read.
 * @throws Error if the key file cannot be read or holds no 32 bytes in base64.
 */
export async function readDataConverter(config: Config): Promise<DataConverter> {
  const keys = openKeys(config);
  return keys ? { payloadCodecs: [payloadEncryption(keys.payload)] } : {};
}

/**
 * Encrypts payloads with the current key, whose name goes with them, and opens them with the key they name; lets pass
 * what was stored in the clear before there was a key.
 */
export function payloadEncryption(keys: Keyring): PayloadCodec {
  return {
    encode: async (payloads) => payloads.map((payload) => encrypted(payload, keys.current())),
    decode: async (payloads) =>
      payloads.map((payload) => (isEncrypted(payload) ? decrypted(payload, keyOf(payload, keys)) : payload)),
  };
}

const isEncrypted = ({ metadata }: Payload): boolean => ENCRYPTED.equals(metadata?.encoding ?? Buffer.of());

const keyOf = ({ metadata }: Payload, keys: Keyring): NamedKey =>
  keys.find(Buffer.from(metadata?.['key-id'] ?? UNNAMED).toString());

/**
 * Encoding and compression of the content stand beside it in the clear, authenticated: they say `json/plain` and the
 * like. Compressed first, for what is encrypted cannot be.
 */
function encrypted(payload: Payload, { id, suite, bytes }: NamedKey): Payload {
  const inner = payload.metadata?.encoding ?? Buffer.of();
  // What a workflow that returns nothing ends with has a plain empty array for its data.
  const plain = Buffer.from(payload.data ?? []);
  const small = compressed(plain);
  const compression: Record<string, Uint8Array> = small ? { 'inner-compression': COMPRESSED_1 } : {};
  const about = Buffer.concat([inner, ...Object.values(compression)]);
  return {
    metadata: {
      ...payload.metadata,
      encoding: ENCRYPTED,
      'key-id': Buffer.from(id),
      'inner-encoding': inner,
      ...compression,
    },
    data: suite.seal(bytes, small ?? plain, about),
  };
}

function decrypted(payload: Payload, { suite, bytes }: NamedKey): Payload {
  const {
    'inner-encoding': inner = Buffer.of(),
    'inner-compression': compression = Buffer.of(),
    'key-id': _,
    ...metadata
  } = payload.metadata ?? {};
  const content = suite.open(bytes, payload.data ?? Buffer.of(), Buffer.concat([inner, compression]));
  return {
    metadata: { ...metadata, encoding: inner },
    data: compression.length > 0 ? decompressed(content) : content,
  };
}
