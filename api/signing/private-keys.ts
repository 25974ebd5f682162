import { createPrivateKey, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fromBase64url, toBase64url } from '../../shared/signing/base64url';
import { drawPrivateKey, publicPointOf, type PrivateKey } from '../../shared/signing/es256';

// Private keys of organisations: one file a key in a folder that only this process can read, in the form in which keys
// are handed over everywhere (EC P-256, PEM). A key that never leaves a device takes its place behind `Signer`.

const fileOf = (folder: string, keyId: string): string => path.join(folder, `${keyId}.pem`);

/** The private key of that id. @throws Error if there is none, or it is no key on P-256. */
export async function privateKey(folder: string, keyId: string): Promise<PrivateKey> {
  return keyIn(await readFile(fileOf(folder, keyId)));
}

/** The key in a PEM file. @throws Error if it is not one on P-256. */
export function keyIn(pem: Buffer): PrivateKey {
  const { crv, d } = createPrivateKey(pem).export({ format: 'jwk' });
  const key = crv === 'P-256' && d ? fromBase64url(d) : undefined;
  if (!key) throw new Error('not a private key on P-256');
  return key;
}

/** Keeps a key under a new id; a new one unless given. @returns the id. */
export async function keepPrivateKey(folder: string, key: PrivateKey = drawPrivateKey()): Promise<string> {
  const id = randomBytes(6).toString('hex');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(fileOf(folder, id), pemOf(key), { flag: 'wx', mode: 0o600 });
  return id;
}

function pemOf(key: PrivateKey): string {
  const point = publicPointOf(key);
  const jwk = {
    ...{ kty: 'EC', crv: 'P-256', d: toBase64url(key) },
    ...{ x: toBase64url(point.subarray(1, 33)), y: toBase64url(point.subarray(33)) },
  };
  return createPrivateKey({ format: 'jwk', key: jwk }).export({ type: 'pkcs8', format: 'pem' }).toString();
}
