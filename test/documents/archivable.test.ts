import { PDFDict, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { toString as qrSvg } from 'qrcode';
import { pdfOf } from '../../api/documents/typesetter';
import { DOCUMENT_KINDS } from '../../shared/documents/kinds';
import { readPdfSignatures } from '../../shared/signing/pdf-reading';
import { sealedPdf } from '../../shared/signing/pdf-seal';
import { KEY, seal } from '../signing/organ-key';
import { faultsOf } from './archivable';
import { paperOf } from './specimens';

const qr = qrSvg('https://example.org/verify#1', { type: 'svg', margin: 2 });
const sealed = async (kind: (typeof DOCUMENT_KINDS)[number]): Promise<Uint8Array> =>
  sealedPdf(pdfOf(paperOf(kind), { qr: await qr }), await seal());

test.each(DOCUMENT_KINDS.map((kind) => ({ title: kind.title, kind })))(
  '$title is fit for the archive, with its code and sealed',
  async ({ kind }) => {
    const pdf = await sealed(kind);
    expect(await faultsOf(pdf)).toEqual([]);
    const signatures = readPdfSignatures(pdf, { asOf: '2026-11-24T00:00:00.000Z', keys: [KEY] });
    expect(signatures).toMatchObject([{ holds: true, coversAll: true }]);
  },
);

describe('a file is not fit for the archive that', () => {
  const name = (text: string) => PDFName.of(text);
  const anyFont = ({ context }: PDFDocument, holds: string): PDFDict =>
    context
      .enumerateIndirectObjects()
      .flatMap(([, each]) => (each instanceof PDFDict && each.has(name(holds)) ? [each] : []))[0]!;

  test.each<readonly [string, (document: PDFDocument) => unknown]>([
    ['its metadata do not claim part 2', ({ catalog }) => catalog.delete(name('Metadata'))],
    ['its colours have no output intent', ({ catalog }) => catalog.delete(name('OutputIntents'))],
    ['it is not marked', ({ catalog }) => catalog.delete(name('MarkInfo'))],
    ['it has no structure', ({ catalog }) => catalog.delete(name('StructTreeRoot'))],
    ['it names no language', ({ catalog }) => catalog.delete(name('Lang'))],
    [
      'it has JavaScript',
      ({ context }) => context.register(context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') })),
    ],
    ['it has OpenAction', ({ catalog, context }) => catalog.set(name('OpenAction'), context.obj({}))],
    ['says no characters', (document) => anyFont(document, 'ToUnicode').delete(name('ToUnicode'))],
    ['is not in the file', (document) => anyFont(document, 'FontDescriptor').delete(name('FontDescriptor'))],
  ])('%s', async (fault, spoil) => {
    const document = await PDFDocument.load(pdfOf(paperOf(DOCUMENT_KINDS[0]!)), { updateMetadata: false });
    spoil(document);
    expect((await faultsOf(await document.save({ useObjectStreams: false }))).join('；')).toContain(fault);
  });
});
