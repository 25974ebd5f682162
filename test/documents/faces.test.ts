import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pdfOf, useFaces } from '../../api/documents/typesetter';
import { compose } from '../../shared/documents/compose';
import { DOCUMENT_KINDS } from '../../shared/documents/kinds';
import { LETTERHEAD, SPECIMENS } from './specimens';

// An installation's own licensed faces. The one of this test is a free face under the name of a licensed one.

const FREE = require.resolve('@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf');

/** The same font under another family name: a new name table (ISO/IEC 14496-22) at the end of the file. */
function renamed(font: Buffer, family: string): Buffer {
  const text = Buffer.from(family, 'utf16le').swap16();
  const ids = [1, 4, 6];
  const table = Buffer.alloc(6 + 12 * ids.length);
  [0, ids.length, table.length].forEach((value, i) => table.writeUInt16BE(value, 2 * i));
  // Windows, Unicode, English.
  ids.forEach((id, i) =>
    [3, 1, 0x409, id, text.length, 0].forEach((value, j) => table.writeUInt16BE(value, 6 + 12 * i + 2 * j)),
  );
  const copy = Buffer.from(font);
  const record = [...Array(font.readUInt16BE(4)).keys()]
    .map((i) => 12 + 16 * i)
    .find((at) => font.toString('latin1', at, at + 4) === 'name')!;
  copy.writeUInt32BE(font.length, record + 8);
  copy.writeUInt32BE(table.length + text.length, record + 12);
  return Buffer.concat([copy, table, text]);
}

/** The fonts that are embedded in a PDF. */
const fontsOf = (pdf: Buffer): string[] => [
  ...new Set(
    [...pdf.toString('latin1').matchAll(/\/BaseFont ?\/(?:[A-Z]{6}\+)?([\w-]+)/g)].map(([, name = '']) => name),
  ),
];

function aNotice(): Buffer {
  const kind = DOCUMENT_KINDS.find(({ name }) => name === 'acceptance-notice')!;
  const { facts, today } = SPECIMENS['acceptance-notice'];
  const about = kind.occasions(facts)[0]?.about ?? '';
  return pdfOf(compose(kind, { facts, today, about, letterhead: LETTERHEAD }).model);
}

test('a face of the installation is used by its name and embedded in part; without it, a free one is', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'yuhe-faces-'));
  try {
    const free = aNotice();
    expect(fontsOf(free).join()).toMatch(/NotoSerifSC/);
    const own = renamed(readFileSync(FREE), 'FangSong_GB2312');
    writeFileSync(path.join(folder, 'fang-song.ttf'), own);
    writeFileSync(path.join(folder, 'licence.txt'), 'not a font');
    useFaces(folder);
    const notice = aNotice();
    expect(fontsOf(notice).join()).toMatch(/FangSong_GB2312/);
    expect(notice.length).toBeLessThan(own.length / 10);
    expect(aNotice()).toEqual(notice);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a folder that cannot be read is said at once, not with the first document', () => {
  expect(() => useFaces(path.join(tmpdir(), 'yuhe-no-such-folder'))).toThrow(/ENOENT/);
});
