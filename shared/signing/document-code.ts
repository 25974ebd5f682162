import { z } from 'zod';
import { canonicalJson } from '../case/entry';
import type { KeyBundle, KeyStanding, PublicKey } from './keys';
import { readSigned, signed, standingAt, type Signer } from './jws';

/** A code has room for so many fields, of so many characters each. */
const MOST_FIELDS = 12;
const LONGEST = { name: 20, text: 80 };

/**
 * What the code on a document (二维码) says: the fields which a reader compares with the paper, and the digest of the whole
 * content. Short names, for every character makes the code denser.
 */
const documentSeal = z.strictObject({
  /** Version of this form. */
  v: z.literal(1),
  /** The document's title, as printed. */
  t: z.string().min(1).max(60),
  /** Its number, as printed. */
  n: z.string().min(1).max(60),
  /** The case's number. */
  c: z.string().min(1).max(40),
  /** UTC instant of issue. */
  at: z.iso.datetime(),
  /** Key fields in the order of the paper: name and text as printed. */
  f: z.array(z.tuple([z.string().min(1).max(LONGEST.name), z.string().max(LONGEST.text)])).max(MOST_FIELDS),
  /** SHA-256 of the content in canonical JSON, hexadecimal. */
  d: z.string().regex(/^[0-9a-f]{64}$/),
});
export type DocumentSeal = z.infer<typeof documentSeal>;

/** What a document is sealed by. */
export type SealedContent = {
  readonly title: string;
  readonly no: string;
  readonly caseNo: string;
  /** UTC instant. */
  readonly issuedAt: string;
  readonly keyFields: readonly (readonly [string, string])[];
  /** SHA-256 of the content in canonical JSON, hexadecimal. */
  readonly digest: string;
};

/** The mark before the code: a reader's phone shows what it is, a verifier finds it among other text. */
const MARK = 'YUHE1:';

/** The text of the code on a document. */
export async function documentCode(
  { title, no, caseNo, issuedAt, keyFields, digest }: SealedContent,
  signer: Signer,
): Promise<string> {
  const f = keyFields
    .slice(0, MOST_FIELDS)
    .map(([name, text]): [string, string] => [clipped(name, LONGEST.name), clipped(text, LONGEST.text)]);
  const seal = documentSeal.parse({ v: 1, t: title, n: no, c: caseNo, at: issuedAt, f, d: digest });
  return MARK + (await signed(canonicalJson(seal), signer));
}

/** Clipped text says so: who compares it with the paper sees the beginning. */
const clipped = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** What came out of looking at a code. */
export type CodeReading =
  | { readonly kind: 'unreadable' }
  /** The signature does not hold, or nobody knows the key: nothing that the code says counts. */
  | { readonly kind: 'unproved'; readonly keyId: string; readonly key: PublicKey | undefined }
  | {
      readonly kind: 'proved';
      readonly seal: DocumentSeal;
      readonly key: PublicKey;
      readonly standing: KeyStanding;
    };

/** Looks at the text of a code under the keys known. Needs no network and no clock. */
export function readDocumentCode(text: string, bundle: KeyBundle): CodeReading {
  const found = text.indexOf(MARK);
  const reading = found < 0 ? undefined : readSigned(text.slice(found + MARK.length), bundle);
  if (!reading) return { kind: 'unreadable' };
  const { key, keyId, holds, payload } = reading;
  if (!holds || !key) return { kind: 'unproved', keyId, key };
  const seal = documentSeal.safeParse(JSON.parse(payload));
  if (!seal.success) return { kind: 'unreadable' };
  return { kind: 'proved', seal: seal.data, key, standing: standingAt(reading, seal.data.at) };
}
