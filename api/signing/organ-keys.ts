import { addSigningKey, signingKeyOf } from '../../db/signing-keys';
import type { Queryable } from '../../db/pool';
import { fromBase64url } from '../../shared/signing/base64url';
import { selfSigned } from '../../shared/signing/certificate';
import { SIGNING_ALGORITHMS, type AlgorithmName } from '../../shared/signing/algorithms';
import { signerOf, type Signer } from '../../shared/signing/jws';
import type { PublicKey } from '../../shared/signing/keys';
import { drawnKey, keepPrivateKey, privateKey, type KeptKey } from './private-keys';

/** An organisation's seal in use: its key, the certificate (DER) and who signs with it. */
export type OrganSeal = {
  readonly key: PublicKey;
  readonly certificate: Uint8Array;
  readonly signer: Signer;
};

/** The seals of organisations, wherever their keys are kept. */
export interface OrganSeals {
  /** The seal that an organisation uses at an instant (UTC, ISO); nothing if it has none then. */
  sealOf(organ: string, at: string): Promise<OrganSeal | undefined>;
}

/** Seals over keys in a folder. */
export const organSeals = (db: Queryable, folder: string): OrganSeals => ({
  sealOf: async (organ, at) => {
    const key = await signingKeyOf(db, organ, at);
    const certificate = key && fromBase64url(key.certificate);
    if (!key || !certificate) return undefined;
    const kept = await privateKey(folder, key.id);
    return { key, certificate, signer: signerOf(key.id, kept.key, kept.algorithm) };
  },
});

/** So long is a key of ours used (years). */
const YEARS = 5;

/** Whose key, with the organisation's full name. `at`: from when on, UTC instant. */
export type KeyWish = {
  readonly organ: string;
  readonly title: string;
  readonly at: string;
  /** With what a key that is drawn signs; ES256 unless said otherwise. */
  readonly algorithm?: AlgorithmName | undefined;
  /** A key that is there already, with its certificate (DER) if an authority gave one. */
  readonly key?: KeptKey | undefined;
  readonly certificate?: Uint8Array | undefined;
};

/** Gives an organisation a key, kept in a folder and published with its certificate. @returns the key's id. */
export async function giveKey(db: Queryable, folder: string, wish: KeyWish): Promise<string> {
  const { organ, title, at: validFrom } = wish;
  const kept = wish.key ?? drawnKey(wish.algorithm ?? 'ES256');
  const id = await keepPrivateKey(folder, kept);
  const { algorithm, key } = kept;
  const end = new Date(validFrom);
  end.setUTCFullYear(end.getUTCFullYear() + YEARS);
  const validUntil = end.toISOString();
  const point = SIGNING_ALGORITHMS[algorithm].pointOf(key);
  // Six bytes: the id is the serial number.
  const subject = { title, point, validFrom, validUntil, serial: Number.parseInt(id, 16) };
  const certificate = wish.certificate ?? (await selfSigned(subject, signerOf(id, key, algorithm)));
  await addSigningKey(db, { id, organ, title, algorithm, point, certificate, validFrom, validUntil });
  return id;
}
