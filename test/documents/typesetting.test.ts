import { createHash } from 'node:crypto';
import { pdfOf } from '../../api/documents/typesetter';
import { docxOf } from '../../api/documents/word';
import { DOCUMENT_KINDS } from '../../shared/documents/kinds';
import { paperOf } from './specimens';

const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** All characters to which a PDF maps its glyphs (ToUnicode): what a reader that extracts text goes by. */
const extractable = (pdf: Buffer): string =>
  [...pdf.toString('latin1').matchAll(/beginbfchar([^]*?)endbfchar/g)]
    .flatMap(([, map = '']) => [...map.matchAll(/<[0-9A-F]{4}>\s*<([0-9A-F]{4,})>/gi)])
    .map(([, code = '']) => Buffer.from(code, 'hex').swap16().toString('utf16le'))
    .join('');

describe.each(DOCUMENT_KINDS.map((kind) => ({ title: kind.title, kind })))('$title', ({ kind }) => {
  test('is set as PDF/A, the same bytes each time, every character of it extractable', () => {
    const model = paperOf(kind);
    const pdf = pdfOf(model);
    expect(digest(pdfOf(model))).toBe(digest(pdf));
    expect(pdf.toString('latin1')).toMatch(/pdfaid:part>2</);
    const text = extractable(pdf);
    const said = [
      model.title,
      model.addressee ?? '',
      ...model.blocks.flatMap((each) => ('text' in each ? each.text : [])),
    ];
    const lost = [...new Set(said.join(''))].filter((each) => /\p{Script=Han}|\d/u.test(each) && !text.includes(each));
    expect(lost).toEqual([]);
  });

  test('is written as DOCX, the same bytes each time', async () => {
    const model = paperOf(kind);
    expect(digest(await docxOf(model))).toBe(digest(await docxOf(model)));
  });
});

/** One white point. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
);

test('what is put onto a document changes nothing but the marks', () => {
  const model = paperOf(DOCUMENT_KINDS.find(({ name }) => name === 'mediation-agreement')!);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>';
  const marked = pdfOf(model, { qr: svg, signatures: { worker: PNG }, seal: true });
  expect(digest(marked)).not.toBe(digest(pdfOf(model)));
  expect(extractable(marked)).toContain('核');
  // A seal that is only a picture says of itself that it is one.
  const characters = new Set(extractable(marked));
  expect([...'印章图样仅作标示'].every((each) => characters.has(each))).toBe(true);
});
