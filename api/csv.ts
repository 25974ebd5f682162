import { CSV_TYPE } from '../shared/contract/files';

/** Excel takes UTF-8 for what it is only by this mark. */
const BOM = '\uFEFF';

/**
 * A table as csv that a spreadsheet opens as it is: UTF-8 with BOM, CRLF. A text that a spreadsheet would take for a
 * formula gets an apostrophe before it.
 */
export function csv(rows: readonly (readonly string[])[]): Buffer {
  const lines = rows.map((row) => row.map(cell).join(','));
  return Buffer.from(`${BOM}${lines.join('\r\n')}\r\n`, 'utf8');
}

/** A table as the file of a download. */
export const csvFile = (name: string, rows: readonly (readonly string[])[]) => ({
  bytes: csv(rows),
  type: `${CSV_TYPE}; charset=utf-8`,
  name: `${name}.csv`,
});

function cell(text: string): string {
  const safe = /^\s*[=+\-@＝＋－＠\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
