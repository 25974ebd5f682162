import iconv from 'iconv-lite';

/** How a text file was encoded. */
export type Encoding = 'utf-8' | 'gb18030';

const BOM = '\uFEFF';

/**
 * The text of a file: UTF-8 with or without a mark at its beginning, else GB18030, in which Excel saves in China.
 * Nothing if it is neither. Chinese in GB18030 is never valid UTF-8 by chance for more than a few characters.
 */
export function decoded(bytes: Buffer): { readonly text: string; readonly encoding: Encoding } | undefined {
  // A text has no NUL: this is UTF-16, or no text.
  if (bytes.includes(0)) return undefined;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    const text = iconv.decode(bytes, 'gb18030');
    return text.includes('\uFFFD') ? undefined : { text, encoding: 'gb18030' };
  }
}

/** A text as bytes: UTF-8 with the mark by which Excel knows it, or GB18030. */
export const encoded = (text: string, encoding: Encoding): Buffer =>
  encoding === 'utf-8' ? Buffer.from(BOM + text, 'utf8') : iconv.encode(text, 'gb18030');
