/** Excel takes UTF-8 for what it is only by this mark. */
const BOM = '\uFEFF';

/**
 * A table as csv that a spreadsheet opens as it is: with BOM and CRLF. A text that a spreadsheet would take for a formula
 * gets an apostrophe before it.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.map(cell).join(','));
  return `${BOM}${lines.join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const safe = /^\s*[=+\-@＝＋－＠\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
