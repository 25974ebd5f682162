import { parse } from 'csv-parse/sync';
import { Workbook, ValueType, type Cell, type Worksheet } from 'exceljs';
import {
  CHILD_SHEETS,
  COURT_COLUMNS,
  NOTES_SHEET,
  REPORT_COLUMNS,
  REQUIRED_COLUMNS,
  type ChildSheet,
  type Children,
  type CourtCells,
  type CourtRow,
} from '../../shared/exchange/court-spreadsheet/columns';
import type { FieldFault } from '../../shared/problems';
import { Problem } from '../problem';
import { archiveFault } from './archive';
import { decoded } from './text';

/** Rows of one file. */
export const MOST_ROWS = 5_000;
/** What a workbook may unpack to: 5,000 full rows take a fifth of it. */
const MOST_UNPACKED = 40 * 1024 * 1024;
const LONGEST_CELL = 5_000;

export type FileType = 'csv' | 'xlsx';

/** A row as it stands in the file, and what a report that is sent back says beside it. */
export type SheetRow = { readonly cells: CourtRow; readonly status: string; readonly key: string };

export type Sheet = { readonly type: FileType; readonly rows: readonly SheetRow[] };

const PACKED = Buffer.from('PK\u0003\u0004', 'latin1');
const OLD_EXCEL = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * The rows of a court's spreadsheet: xlsx, or csv in UTF-8 or GB18030. Which it is, its bytes say. Blank rows are none.
 * @throws Problem `validation` or `unsupported-media-type` if the file as a whole cannot be read; of faults of a row
 *   nothing is said here.
 */
export async function readSheet(bytes: Buffer): Promise<Sheet> {
  if (bytes.subarray(0, OLD_EXCEL.length).equals(OLD_EXCEL))
    throw new Problem('unsupported-media-type', {
      detail: '不支持 xls 格式和加密的工作簿，请另存为不加密的 xlsx 或者 csv',
    });
  const type = bytes.subarray(0, PACKED.length).equals(PACKED) ? 'xlsx' : 'csv';
  const { main, others } = type === 'xlsx' ? await workbookLines(bytes) : { main: textLines(bytes), others: [] };
  const [head = [], ...body] = main;
  const names = namesIn(head);
  mustHaveColumns(names);
  const rows = body.filter(isWritten).map((line) => rowOf(names, line));
  if (rows.length === 0) throw unusable('empty', '文件中没有数据行');
  if (rows.length > MOST_ROWS) throw tooMany();
  return { type, rows: withChildren(rows, others) };
}

const namesIn = (head: readonly string[]): string[] =>
  head.map((name) => name.normalize('NFKC').replaceAll(/\s+/g, ''));
const isWritten = (line: readonly string[]): boolean => line.some((cell) => cell.trim() !== '');

/** A further sheet, as it stands in the workbook. */
type OtherSheet = { readonly name: ChildSheet; readonly lines: string[][] };

/** Gives each row what the further sheets say of it. @throws Problem `validation` for a line that belongs to no row. */
function withChildren(rows: readonly SheetRow[], others: readonly OtherSheet[]): SheetRow[] {
  const byRow = new Map<string, Record<string, unknown[]>>();
  const faults = others.flatMap(({ name, lines: [head = [], ...body] }): FieldFault[] => {
    const names = namesIn(head);
    const missing = CHILD_SHEETS[name].filter((column) => !names.includes(column));
    if (missing.length > 0)
      return [
        fileFault('missing-column', `“${name}”表缺少“${missing[0]}”列`, `列名：${CHILD_SHEETS[name].join('、')}`),
      ];
    return body.flatMap((line, i): FieldFault[] => {
      if (!isWritten(line)) return [];
      const cells = CHILD_SHEETS[name].map((column) => [column, written(line[names.indexOf(column)] ?? '')] as const);
      const number = cells[0]?.[1].trim() ?? '';
      const owners = rows.filter(({ cells: { 序号 } }) => 序号.trim() === number);
      if (number === '' || owners.length !== 1)
        return [
          fileFault('row', `“${name}”表第${i + 2}行的行号“${number}”不能对应到唯一的一行`, '行号填写第一张表的序号'),
        ];
      const children = byRow.get(number) ?? {};
      children[name] = [...(children[name] ?? []), { ...Object.fromEntries(cells), line: i + 2 }];
      byRow.set(number, children);
      return [];
    });
  });
  if (faults.length > 0) throw new Problem('validation', { detail: faults[0]!.message, fields: faults.slice(0, 50) });
  return rows.map((row) => {
    const children = byRow.get(row.cells.序号.trim()) as Children | undefined;
    return children ? { ...row, cells: { ...row.cells, children } } : row;
  });
}

function mustHaveColumns(names: readonly string[]): void {
  const fields = REQUIRED_COLUMNS.filter((column) => !names.includes(column)).map((column) =>
    fileFault('missing-column', `缺少“${column}”列`, `第一行应为列名：${COURT_COLUMNS.join('、')}`),
  );
  const twice = [...COURT_COLUMNS, ...REPORT_COLUMNS].filter(
    (column) => names.indexOf(column) !== names.lastIndexOf(column),
  );
  fields.push(...twice.map((column) => fileFault('repeated-column', `“${column}”列出现了两次`, '删去多余的列')));
  if (fields.length > 0) throw new Problem('validation', { detail: fields[0]!.message, fields });
}

function rowOf(names: readonly string[], line: readonly string[]): SheetRow {
  const cell = (name: string): string => written(line[names.indexOf(name)] ?? '');
  const cells = Object.fromEntries(COURT_COLUMNS.map((column) => [column, cell(column)])) as CourtCells;
  return { cells, status: cell('处理状态').trim(), key: cell('幂等键').trim() };
}

/** A text as it is kept: what was written before a report made it harmless; cells that cannot be stored or are endless are cut. */
export const written = (text: string): string =>
  text
    .replace(/^'(?=[=+\-@\t\r])/, '')
    .replaceAll('\u0000', '')
    .toWellFormed()
    .slice(0, LONGEST_CELL);

function textLines(bytes: Buffer): string[][] {
  const text = decoded(bytes)?.text;
  if (text === undefined)
    throw unusable('encoding', '不能识别文件的编码', '另存为 CSV UTF-8，或者使用 GB18030 编码的 csv、xlsx');
  try {
    // One more than a file may have beside its head, so that it is noticed; the rest is not read.
    return parse(text, { relaxColumnCount: true, skipEmptyLines: true, to: MOST_ROWS + 2, maxRecordSize: 200_000 });
  } catch (error) {
    const { lines } = error as { lines?: number };
    throw unusable('csv', `csv 的第${lines ?? '?'}行不能识别`, '检查引号是否成对');
  }
}

async function workbookLines(bytes: Buffer): Promise<{ main: string[][]; others: OtherSheet[] }> {
  const fault = archiveFault(bytes, MOST_UNPACKED);
  if (fault === 'too-large')
    throw new Problem('too-large', { detail: `工作簿解压后超过${MOST_UNPACKED / 1024 / 1024} MB` });
  if (fault) throw unusable('workbook', fault === 'encrypted' ? '工作簿已加密' : '不是可以读取的 xlsx 工作簿');
  const workbook = new Workbook();
  try {
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer, { ignoreNodes: IGNORED });
  } catch {
    throw unusable('workbook', '不是可以读取的 xlsx 工作簿');
  }
  const filled = workbook.worksheets.filter((each) => each.actualRowCount > 0 && each.name.trim() !== NOTES_SHEET);
  const [sheet, ...rest] = filled.filter(({ name }) => childSheet(name) === undefined);
  if (!sheet) throw unusable('empty', '工作簿中没有数据');
  // What stands on a sheet that we do not know would get lost.
  if (rest.length > 0)
    throw unusable(
      'sheets',
      `不能识别工作表“${rest[0]!.name}”`,
      `一行是一件委派、委托，写在第一张工作表；其余的表只能是${Object.keys(CHILD_SHEETS).join('、')}`,
    );
  const others = filled.flatMap((each) => {
    const name = childSheet(each.name);
    return name ? [{ name, lines: linesOf(each) }] : [];
  });
  return { main: linesOf(sheet), others };
}

/** The further sheets also go by the names of the exchange's documents. */
const CALLED: Readonly<Record<string, ChildSheet>> = { parties: '当事人', claims: '请求', materials: '材料' };

function childSheet(name: string): ChildSheet | undefined {
  const said = name.trim();
  return Object.hasOwn(CHILD_SHEETS, said) ? (said as ChildSheet) : CALLED[said.toLowerCase()];
}

/** What a workbook has beside its cells is of no interest, and takes time. */
const IGNORED = [
  'dataValidations',
  'conditionalFormatting',
  'hyperlinks',
  'drawing',
  'picture',
  'extLst',
  'tableParts',
  'headerFooter',
];

/** A further sheet may have several lines for each row. */
const MOST_LINES = MOST_ROWS * 10;

function linesOf(sheet: Worksheet): string[][] {
  const lines: string[][] = [];
  const width = Math.min(sheet.columnCount, 100);
  sheet.eachRow((row) => {
    if (lines.length > MOST_LINES) throw tooMany();
    lines.push(Array.from({ length: width }, (_, i) => textOf(row.getCell(i + 1))));
  });
  return lines;
}

const DAY_LENGTH = 'YYYY-MM-DD'.length;

/** What a cell says, as text; of a formula the formula, for its result is not what somebody wrote. */
function textOf(cell: Cell): string {
  const { value, type } = cell;
  switch (type) {
    case ValueType.Formula:
      return `=${cell.formula}`;
    case ValueType.Date:
      return (value as Date).toISOString().slice(0, DAY_LENGTH);
    case ValueType.Number:
      return numberText(value as number);
    default:
      return cell.text;
  }
}

/** A number as it was typed: without an exponent, and without the tail that binary fractions have. */
const numberText = (value: number): string =>
  Number.isInteger(value) ? value.toFixed(0) : String(Number(value.toPrecision(15)));

const fileFault = (code: string, message: string, hint?: string): FieldFault => ({
  path: 'body.file',
  code,
  message,
  ...(hint === undefined ? {} : { hint }),
});

function unusable(code: string, message: string, hint?: string): Problem {
  return new Problem('validation', { detail: message, fields: [fileFault(code, message, hint)] });
}

const tooMany = (): Problem => unusable('too-many-rows', `一个文件不得超过${MOST_ROWS}行`, '分成几个文件，逐个导入');
