import { createPrivateKey, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as asn1js from 'asn1js';
import { algorithmOf, SIGNING_ALGORITHMS, type AlgorithmName } from '../../shared/signing/algorithms';
import type { PrivateKey } from '../../shared/signing/es256';

// Private keys of organisations: one file a key in a folder that only this process can read, in the form in which keys
// are handed over everywhere (PKCS #8, PEM; on P-256 or on the curve of SM2). A key that never leaves a device takes its
// place behind `Signer`.

/** A private key, and with what it signs. */
export type KeptKey = { readonly algorithm: AlgorithmName; readonly key: PrivateKey };

const EC_PUBLIC_KEY = '1.2.840.10045.2.1';
const fileOf = (folder: string, keyId: string): string => path.join(folder, `${keyId}.pem`);

/** A new key. */
export const drawnKey = (algorithm: AlgorithmName): KeptKey => ({
  algorithm,
  key: SIGNING_ALGORITHMS[algorithm].draw(),
});

/** The private key of that id. @throws Error if there is none, or it is on another curve. */
export async function privateKey(folder: string, keyId: string): Promise<KeptKey> {
  return keyIn(await readFile(fileOf(folder, keyId)));
}

/** The key in a PEM file. @throws Error if it is not one on P-256 or the curve of SM2. */
export function keyIn(pem: Buffer): KeptKey {
  const [, about, inside] = partsOf(createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' }));
  const curve = about instanceof asn1js.Sequence ? about.valueBlock.value[1] : undefined;
  const named = curve instanceof asn1js.ObjectIdentifier ? curve.getValue() : '';
  const algorithm = algorithmOf(({ oid }) => oid.curve === named);
  const [, key] = algorithm && inside instanceof asn1js.OctetString ? partsOf(inside.valueBlock.valueHexView) : [];
  if (!algorithm || !(key instanceof asn1js.OctetString)) throw new Error('not a private key on P-256 or of SM2');
  return { algorithm, key: key.valueBlock.valueHexView.slice() };
}

const partsOf = (der: Uint8Array): readonly asn1js.BaseBlock[] => {
  const { result } = asn1js.fromBER(der.slice());
  return result instanceof asn1js.Sequence ? result.valueBlock.value : [];
};

/** Keeps a key under a new id. @returns the id. */
export async function keepPrivateKey(folder: string, kept: KeptKey): Promise<string> {
  const id = randomBytes(6).toString('hex');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(fileOf(folder, id), pemOf(kept), { flag: 'wx', mode: 0o600 });
  return id;
}

/** PKCS #8 (RFC 5208) around an ECPrivateKey (RFC 5915). */
function pemOf({ algorithm, key }: KeptKey): string {
  const { oid, pointOf } = SIGNING_ALGORITHMS[algorithm];
  const point = new asn1js.BitString({ valueHex: pointOf(key).slice().buffer });
  const publicKey = new asn1js.Constructed({ idBlock: { tagClass: 3, tagNumber: 1 }, value: [point] });
  const inside = new asn1js.Sequence({ value: [new asn1js.Integer({ value: 1 }), octets(key), publicKey] });
  const about = [EC_PUBLIC_KEY, oid.curve].map((value) => new asn1js.ObjectIdentifier({ value }));
  const whole = new asn1js.Sequence({
    value: [
      new asn1js.Integer({ value: 0 }),
      new asn1js.Sequence({ value: about }),
      octets(new Uint8Array(inside.toBER())),
    ],
  });
  const lines =
    Buffer.from(whole.toBER())
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----', ''].join('\n');
}

const octets = (bytes: Uint8Array) => new asn1js.OctetString({ valueHex: bytes.slice().buffer });
