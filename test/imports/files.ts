import { Workbook } from 'exceljs';
import iconv from 'iconv-lite';
import { COURT_COLUMNS, type CourtColumn } from '../../shared/exchange/court-spreadsheet/columns';

export type Cells = Partial<Record<CourtColumn | '处理状态' | '幂等键', string | number | Date | { formula: string }>>;

/** A mandate as a court's clerk writes it down; every number gives another one. */
export const mandateRow = (n: number, more: Cells = {}): Cells => ({
  序号: String(n),
  法院代码: '渝0103',
  案号: `（2026）渝0103诉前调${String(n).padStart(5, '0')}号`,
  方式: '委派',
  程序: '',
  案由: '劳动争议/追索劳动报酬纠纷',
  原告: `张三${n}`,
  原告证照号: '500108199001011234',
  原告电话: '13900001234',
  被告: '重庆示例建筑劳务有限公司',
  被告统一社会信用代码: '91500108MA5U123456',
  被告电话: '023-61234567',
  请求摘要: '支付2026年3月至6月工资14万元',
  标的额: '140,000.00',
  移送日期: '2026-07-13',
  承办人: '李法官',
  联系电话: '023-67654321',
  附件包文件名: `${n}.zip`,
  ...more,
});

export const mandateRows = (n: number, from = 1): Cells[] => Array.from({ length: n }, (_, i) => mandateRow(from + i));

/** What a cell holds, as text. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** A file as text, with the columns of the court unless others are named. */
export function csvText(rows: readonly Cells[], columns: readonly string[] = COURT_COLUMNS): string {
  const quoted = (value: unknown) => `"${textOf(value).replaceAll('"', '""')}"`;
  return [
    columns.join(','),
    ...rows.map((row) => columns.map((name) => quoted(row[name as CourtColumn])).join(',')),
  ].join('\r\n');
}

export const csvFile = (rows: readonly Cells[], encoding = 'utf8', columns?: readonly string[]): Buffer =>
  iconv.encode(csvText(rows, columns), encoding);

/** Further sheets by their names, the head as the first line. */
export type Sheets = Readonly<Record<string, readonly (readonly (string | number)[])[]>>;

export async function xlsxFile(
  rows: readonly Cells[],
  { columns = COURT_COLUMNS, sheets = {} }: { columns?: readonly string[]; sheets?: Sheets } = {},
): Promise<Buffer> {
  const book = new Workbook();
  const sheet = book.addWorksheet('Sheet1');
  sheet.addRow([...columns]);
  for (const row of rows) sheet.addRow(columns.map((name) => row[name as CourtColumn] ?? null));
  book.addWorksheet('Sheet2');
  for (const [name, lines] of Object.entries(sheets)) book.addWorksheet(name).addRows(lines.map((line) => [...line]));
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The rows of a report, by the names of its columns. */
export async function reportRows(
  bytes: Buffer,
  type: 'csv' | 'xlsx',
  encoding = 'utf8',
): Promise<Record<string, string>[]> {
  const [head = [], ...lines] = type === 'csv' ? csvLines(iconv.decode(bytes, encoding)) : await sheetLines(bytes);
  return lines.map((line) => Object.fromEntries(head.map((name, i) => [name, line[i] ?? ''])));
}

function csvLines(text: string): string[][] {
  const cells = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|$)/g)];
  const lines: string[][] = [[]];
  for (const [whole, quoted, bare, end] of cells) {
    if (whole === '') break;
    lines.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end !== ',') lines.push([]);
  }
  return lines.filter((line) => line.length > 0);
}

async function sheetLines(bytes: Buffer): Promise<string[][]> {
  const book = new Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  const lines: string[][] = [];
  book.worksheets[0]!.eachRow((row) => {
    lines.push((row.values as unknown[]).slice(1).map(textOf));
  });
  return lines;
}
