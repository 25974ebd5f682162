import { Workbook } from 'exceljs';
import { ROW_STATES, type ImportRow } from '../../db/import-rows';
import type { Import } from '../../db/imports';
import {
  CHILD_SHEETS,
  COURT_COLUMNS,
  REPORT_COLUMNS,
  type ChildSheet,
} from '../../shared/exchange/court-spreadsheet/columns';
import { keyOfRow } from '../../shared/exchange/imports';
import { shownRow } from './shown-row';
import type { FileType } from './spreadsheet';
import { encoded, type Encoding } from './text';

/** A report in the shape of the file that was handed in: the same rows, and what has become of each. */
export async function reportFile(
  file: Pick<Import, 'id'>,
  rows: readonly ImportRow[],
  { type, encoding }: { readonly type: FileType; readonly encoding: Encoding },
): Promise<Buffer> {
  const shown = rows.map(shownRow);
  const lines = [[...COURT_COLUMNS, ...REPORT_COLUMNS], ...shown.map((row) => lineOf(file.id, row))];
  return type === 'csv' ? encoded(csvText(lines), encoding) : workbook(lines, childLines(shown));
}

function lineOf(importId: string, { row, cells, state, faults, caseNo }: ImportRow): string[] {
  const said = (word: 'code' | 'column' | 'message' | 'hint') =>
    [...new Set(faults.map((each) => each[word]))].join('；');
  return [
    ...COURT_COLUMNS.map((column) => cells[column]),
    ...[ROW_STATES[state], said('code'), said('column')],
    faults.map(({ column, message }) => `${column}：${message}`).join('；'),
    ...[said('hint'), caseNo ?? '', keyOfRow(importId, row)],
  ].map(harmless);
}

/** A cell that begins like a formula would be worked out by whoever opens the report; an apostrophe makes it text. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const csvText = (lines: readonly (readonly string[])[]): string =>
  lines.map((line) => `${line.map(quoted).join(',')}\r\n`).join('');

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The further sheets as they were handed in, so that a report that is put right and sent back is whole. */
function childLines(rows: readonly ImportRow[]): (readonly [name: string, lines: readonly string[][]])[] {
  return (Object.keys(CHILD_SHEETS) as ChildSheet[]).flatMap((name) => {
    const columns: readonly string[] = CHILD_SHEETS[name];
    const children = rows.flatMap(({ cells }) => (cells.children?.[name] ?? []) as readonly object[]);
    const texts = children.map((child) =>
      columns.map((column) => harmless((child as Readonly<Record<string, string>>)[column] ?? '')),
    );
    return texts.length > 0 ? [[name, [[...columns], ...texts]] as const] : [];
  });
}

const WIDTH = 16;

async function workbook(
  lines: readonly string[][],
  others: readonly (readonly [name: string, lines: readonly string[][]])[],
): Promise<Buffer> {
  const book = new Workbook();
  addSheet(book, '导入结果', lines);
  for (const [name, texts] of others) addSheet(book, name, texts);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function addSheet(book: Workbook, name: string, lines: readonly string[][]): void {
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = (lines[0] ?? []).map(() => ({ width: WIDTH, style: { numFmt: '@' } }));
  sheet.addRows([...lines]);
  sheet.getRow(1).font = { bold: true };
}
