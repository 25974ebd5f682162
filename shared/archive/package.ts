import { utf8ToBytes } from '@noble/hashes/utils.js';
import { unzipSync, zipSync, type Zippable } from 'fflate';
import { canonicalJson, type Entry } from '../case/entry';
import { signed, type Signer } from '../signing/jws';
import type { KeyBundle } from '../signing/keys';
import { digestOfBytes, FORMAT, manifest, PARTS, type Manifest } from './manifest';

/** Something that a package carries: a document, a receipt, a party's paper. */
export type CarriedFile = { readonly path: string; readonly what: string; readonly bytes: Uint8Array };

/** A case as it is packed. */
export type CaseFile = {
  readonly about: Omit<Manifest, 'format' | 'entries' | 'head' | 'files'>;
  /** The whole docket, in order. */
  readonly entries: readonly Entry[];
  readonly carried: readonly CarriedFile[];
  readonly keys: KeyBundle;
};

/** The files of a package by their paths. */
export type PackageFiles = ReadonlyMap<string, Uint8Array>;

/** ZIP knows no time before: every file has this one, so that the same case gives the same bytes. */
const NO_TIME = new Date(1980, 0, 1);
/** A package unpacks to at most so much; more is an attack. */
const MOST_BYTES = 1024 * 1024 * 1024;

/**
 * The package of a case: docket, documents, receipts and catalogue, sealed by the organisation that keeps the file.
 * @throws RangeError if the case has no entry.
 */
export async function packed({ about, entries, carried, keys }: CaseFile, signer: Signer): Promise<Uint8Array> {
  const last = entries.at(-1);
  if (!last) throw new RangeError('a case without an entry cannot be packed');
  const lines = entries.map((entry) => `${canonicalJson(entry)}\n`).join('');
  const all: CarriedFile[] = [
    { path: PARTS.entries, what: '卷宗条目', bytes: utf8ToBytes(lines) },
    { path: PARTS.keys, what: '签章公钥', bytes: utf8ToBytes(canonicalJson(keys)) },
    ...carried,
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  const files = all.map(({ path, what, bytes }) => ({ path, what, bytes: bytes.length, sha256: digestOfBytes(bytes) }));
  const list = manifest.parse({ ...about, format: FORMAT, entries: entries.length, head: last.hash, files });
  const catalogue = utf8ToBytes(canonicalJson(list));
  const seal = utf8ToBytes(await signed(digestOfBytes(catalogue), signer));
  const whole: Zippable = { [PARTS.manifest]: catalogue, [PARTS.seal]: seal };
  for (const { path, bytes } of all) whole[path] = bytes;
  return zipSync(whole, { mtime: NO_TIME, level: 6 });
}

/** The files of a package; nothing if it is no ZIP, or unpacks to more than a case file can be. */
export function unpacked(zip: Uint8Array): PackageFiles | undefined {
  let left = MOST_BYTES;
  try {
    const files = unzipSync(zip, {
      filter: ({ originalSize }) => {
        left -= originalSize;
        if (left < 0) throw new RangeError('too large');
        return true;
      },
    });
    return new Map(Object.entries(files));
  } catch {
    return undefined;
  }
}
