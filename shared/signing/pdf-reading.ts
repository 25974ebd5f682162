import { toBase64url } from './base64url';
import { readDetached, type CmsReading } from './cms';
import { standingOf, type KeyBundle, type KeyStanding, type PublicKey } from './keys';

/** What came out of looking at one signature in a PDF file. */
export type PdfSignature = {
  /** The bytes it covers are unchanged, and the key in its certificate signed them. */
  readonly holds: boolean;
  /** It covers the file to its end, or to where a later signature begins that was appended. */
  readonly coversAll: boolean;
  /** Our key of that point, if we know it. */
  readonly key: PublicKey | undefined;
  readonly standing: KeyStanding;
  /** UTC instant that the signer states. */
  readonly statedAt: string | undefined;
};

/** All signatures of a PDF file, in the order in which they were made. Needs no network and no PDF library. */
export function readPdfSignatures(pdf: Uint8Array, bundle: KeyBundle): readonly PdfSignature[] {
  const text = latin1(pdf);
  const found = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)];
  const isWhole = (end: number, later?: RegExpExecArray): boolean =>
    later === undefined ? end === pdf.length : end === endBefore(text, later.index);
  return found.map((match, i) => {
    const [start, length, from, rest] = match.slice(1).map(Number) as [number, number, number, number];
    const signature = hexBetween(text.slice(start + length, from));
    const content = new Uint8Array(length + rest);
    content.set(pdf.subarray(start, start + length));
    content.set(pdf.subarray(from, from + rest), length);
    const reading = signature && readDetached(signature, content);
    const key = reading && bundle.keys.find(isOf(reading));
    const statedAt = instantNear(text, match.index);
    return {
      holds: reading?.holds ?? false,
      coversAll: start === 0 && isWhole(from + rest, found[i + 1]),
      key,
      standing: standingOf(key, statedAt ?? bundle.asOf),
      statedAt,
    };
  });
}

const isOf =
  (reading: CmsReading) =>
  ({ algorithm, point }: PublicKey): boolean =>
    algorithm === reading.algorithm && point === toBase64url(reading.point);

/** Where the part of the file ends that was there before a later signature was appended. */
const endBefore = (text: string, later: number): number => text.lastIndexOf('%%EOF', later) + '%%EOF'.length;

function hexBetween(text: string): Uint8Array | undefined {
  const [, hex] = /^<([0-9a-fA-F]*)>$/.exec(text) ?? [];
  if (hex === undefined || hex.length % 2 === 1) return undefined;
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  return trimmed(bytes);
}

/** Without the zeros that fill the room: DER says its own length. */
function trimmed(bytes: Uint8Array): Uint8Array {
  const [, first = 0] = bytes;
  const digits = first & 0x7f;
  if (first < 0x80) return bytes.subarray(0, first + 2);
  const length = bytes.subarray(2, 2 + digits).reduce((sum, byte) => sum * 256 + byte, 0);
  return bytes.subarray(0, 2 + digits + length);
}

/** `/M (D:20260520073000Z)` in the signature's dictionary, next to its range. */
function instantNear(text: string, at: number): string | undefined {
  const near = text.slice(text.lastIndexOf(' obj', at), text.indexOf('endobj', at));
  const [, year, month, day, hour, minute, second] =
    /\/M\s*\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z/.exec(near) ?? [];
  return year && `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}
