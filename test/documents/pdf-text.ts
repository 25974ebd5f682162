import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFPage,
  type PDFRawStream,
} from '@cantoo/pdf-lib';

/** What a PDF says, page after page, as a reader that extracts text finds it: glyphs by their ToUnicode maps. */
export async function textOf(pdf: Uint8Array): Promise<string> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  return document.getPages().map(textOfPage).join('');
}

/** The content of a stream, a character for each byte. */
export const contentOf = (stream: PDFRawStream): string =>
  Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');

function textOfPage({ node }: PDFPage): string {
  const fonts = node.Resources()?.lookupMaybe(PDFName.of('Font'), PDFDict);
  const maps = new Map(
    (fonts?.keys() ?? []).map((name) => [
      name.decodeText(),
      charactersOf(fonts!.lookup(name, PDFDict).lookup(PDFName.of('ToUnicode')) as PDFRawStream),
    ]),
  );
  const contents = node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray().map((_, i) => contents.lookup(i)) : [contents];
  let font: ReadonlyMap<string, string> | undefined;
  let text = '';
  for (const { token, bytes } of tokensOf(streams.map((stream) => contentOf(stream as PDFRawStream)).join('\n'))) {
    if (token.startsWith('/') && maps.has(token.slice(1))) font = maps.get(token.slice(1));
    for (const glyph of bytes.match(/[^]{2}/g) ?? []) text += font?.get(glyph) ?? '\uFFFD';
  }
  return text;
}

type Token = { readonly token: string; /** Of a string: a character for each byte. */ readonly bytes: string };

/** Names, operators and the strings that are shown; strings in dictionaries of marks are skipped. */
function* tokensOf(content: string): Generator<Token> {
  for (let at = 0; at < content.length;) {
    const token = /<<[^]*?>>|\/\w+|<[0-9a-f]*>|\(|[^]/iy;
    token.lastIndex = at;
    const [found = ''] = token.exec(content) ?? [];
    if (found === '(') {
      const { bytes, end } = literal(content, at + 1);
      yield { token: found, bytes };
      at = end;
    } else {
      const hex = /^<[0-9a-f]*>$/i.test(found) ? found.slice(1, -1) : '';
      yield { token: found, bytes: Buffer.from(hex, 'hex').toString('latin1') };
      at += found.length;
    }
  }
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A literal string that begins here: escaped bytes, and parentheses in pairs. */
function literal(content: string, from: number): { readonly bytes: string; readonly end: number } {
  let [bytes, depth, at] = ['', 1, from];
  for (; depth > 0; at += 1) {
    const byte = content[at] ?? '';
    if (byte === '\\') {
      const [escaped = ''] = /^(?:[0-7]{1,3}|[^])/.exec(content.slice(at + 1, at + 4)) ?? [];
      const octal = /^[0-7]/.test(escaped);
      bytes += octal ? String.fromCharCode(Number.parseInt(escaped, 8)) : (ESCAPED[escaped] ?? escaped);
      at += escaped.length;
      continue;
    }
    depth += byte === '(' ? 1 : byte === ')' ? -1 : 0;
    if (depth > 0) bytes += byte;
  }
  return { bytes, end: at };
}

/** Glyph (two bytes) to the characters that it shows. */
function charactersOf(cmap: PDFRawStream): ReadonlyMap<string, string> {
  const pairs = [...contentOf(cmap).matchAll(/<([0-9A-F]{4})>\s*<((?:[0-9A-F]{4})+)>/gi)];
  return new Map(
    pairs.map(([, glyph = '', code = '']) => [
      Buffer.from(glyph, 'hex').toString('latin1'),
      Buffer.from(code, 'hex').swap16().toString('utf16le'),
    ]),
  );
}
