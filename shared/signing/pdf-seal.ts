import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from '@cantoo/pdf-lib';
import { detachedSignature } from './cms';
import type { Signer } from './jws';

/** Room for the signature, in bytes: one of ours with its certificate takes under 1,500. */
const ROOM = 4096;
/** Ten digits: files of up to ten gigabytes. */
const UNKNOWN = 9_999_999_999;

/** Who signs a file, as what, and when. */
export type PdfSeal = {
  readonly signer: Signer;
  /** X.509, DER. */
  readonly certificate: Uint8Array;
  /** Name of the signer as readers show it. */
  readonly name: string;
  /** Why, as readers show it. */
  readonly reason: string;
  /** UTC instant. */
  readonly at: string;
};

/**
 * A PDF file with a signature over the whole of it (PAdES baseline B-B, ETSI EN 319 142-1). What was there stays byte for
 * byte: the signature is appended, so an earlier one stays good, and the file stays PDF/A. The same file, key and instant
 * give the same bytes.
 */
export async function sealedPdf(pdf: Uint8Array, seal: PdfSeal): Promise<Uint8Array> {
  const prepared = await withRoom(pdf, seal);
  const room = `<${'0'.repeat(ROOM * 2)}>`;
  const from = lastIndexOf(prepared, room);
  const to = from + room.length;
  const range = [0, from, to, prepared.length - to];
  const placeholder = `[ 0 ${UNKNOWN} ${UNKNOWN} ${UNKNOWN} ]`;
  write(prepared, `[ ${range.join(' ')}`.padEnd(placeholder.length - 1) + ']', lastIndexOf(prepared, placeholder));
  const content = joined(prepared.subarray(0, from), prepared.subarray(to));
  const signature = await detachedSignature(content, seal.certificate, seal.signer);
  if (signature.length > ROOM) throw new RangeError(`a signature of ${signature.length} bytes has no room in the file`);
  write(prepared, hexOf(signature), from + 1);
  return prepared;
}

/** The file with an empty signature field appended. */
async function withRoom(pdf: Uint8Array, { name, reason, at }: PdfSeal): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false });
  const { context, catalog } = document;
  const range = PDFArray.withContext(context);
  for (const place of [0, UNKNOWN, UNKNOWN, UNKNOWN]) range.push(PDFNumber.of(place));
  const signature = context.register(
    context.obj({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      SubFilter: 'ETSI.CAdES.detached',
      M: PDFString.fromDate(new Date(at)),
      Name: PDFHexString.fromText(name),
      Reason: PDFHexString.fromText(reason),
      ByteRange: range,
      Contents: PDFHexString.of('0'.repeat(ROOM * 2)),
    }),
  );
  const [page] = document.getPages();
  if (!page) throw new RangeError('a file without a page cannot be signed');
  const form = formOf(document);
  const fields = form.lookup(PDFName.of('Fields'), PDFArray);
  const field = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFString.of(`seal${fields.size() + 1}`),
      V: signature,
      // Nothing to be seen: what the paper shows is the layout's.
      Rect: [0, 0, 0, 0],
      F: 132,
      P: page.ref,
    }),
  );
  fields.push(field);
  // By hand: the library's own way would rewrite the page's content, which a signature that is there already forbids.
  const notes = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray) ?? PDFArray.withContext(context);
  notes.push(field);
  page.node.set(PDFName.of('Annots'), notes);
  catalog.set(PDFName.of('AcroForm'), form);
  return (await document.commit({ useObjectStreams: false })).slice();
}

/** The file's form; SigFlags 3 tells readers that it is signed and must only be appended to. */
function formOf({ context, catalog }: PDFDocument): PDFDict {
  const form = catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict) ?? context.obj({ Fields: [] });
  form.set(PDFName.of('SigFlags'), PDFNumber.of(3));
  return form;
}

const bytesOf = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const hexOf = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

function write(into: Uint8Array, text: string, at: number): void {
  into.set(bytesOf(text), at);
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const whole = new Uint8Array(a.length + b.length);
  whole.set(a);
  whole.set(b, a.length);
  return whole;
}

function lastIndexOf(within: Uint8Array, text: string): number {
  const sought = bytesOf(text);
  for (let at = within.length - sought.length; at >= 0; at--)
    if (sought.every((byte, i) => within[at + i] === byte)) return at;
  throw new RangeError('the file has no room for a signature');
}
