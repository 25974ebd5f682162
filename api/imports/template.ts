import { Workbook, type Worksheet } from 'exceljs';
import { COLUMN_CHOICES, COLUMN_HINTS, SHEET_HINTS } from '../../shared/exchange/court-spreadsheet/column-hints';
import {
  CHILD_SHEETS,
  COURT_COLUMNS,
  NOTES_SHEET,
  REQUIRED_COLUMNS,
  type ChildSheet,
  type CourtColumn,
} from '../../shared/exchange/court-spreadsheet/columns';
import { MOST_ROWS } from './spreadsheet';

const WIDTH = 18;
const WIDE = 80;
const REQUIRED_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFE7BA' } } as const;
/** So many rows are offered the words that may be chosen; below them any text is taken as well. */
const ROWS_WITH_CHOICES = 500;

/** An empty workbook with the columns that the reader knows, the further sheets, and a sheet that explains them. */
export async function templateFile(): Promise<Buffer> {
  const book = new Workbook();
  const main = addSheet(book, '委派委托清单', COURT_COLUMNS);
  for (const column of REQUIRED_COLUMNS) main.getCell(1, placeOf(column)).fill = REQUIRED_FILL;
  for (const [column, words] of Object.entries(COLUMN_CHOICES)) offer(main, column as CourtColumn, words);
  for (const name of Object.keys(CHILD_SHEETS) as ChildSheet[]) addSheet(book, name, CHILD_SHEETS[name]);
  addNotes(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const placeOf = (column: CourtColumn): number => COURT_COLUMNS.indexOf(column) + 1;

function addSheet(book: Workbook, name: string, columns: readonly string[]): Worksheet {
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  // As text: a number of eighteen digits, or one with a zero in front, stays as it is typed.
  sheet.columns = columns.map((header) => ({ header, width: WIDTH, style: { numFmt: '@' } }));
  sheet.getRow(1).font = { bold: true };
  return sheet;
}

function offer(sheet: Worksheet, column: CourtColumn, words: readonly string[]): void {
  for (let row = 2; row <= ROWS_WITH_CHOICES + 1; row += 1)
    sheet.getCell(row, placeOf(column)).dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [`"${words.join(',')}"`],
    };
}

function addNotes(book: Workbook): void {
  const sheet = addSheet(book, NOTES_SHEET, ['表', '列', '是否必填', '怎样填写']);
  sheet.getColumn(4).width = WIDE;
  sheet.addRows([
    ...COURT_COLUMNS.map((column) => [
      '委派委托清单',
      column,
      REQUIRED_COLUMNS.includes(column) ? '必填' : column === '程序' ? '委托调解必填' : '可以不填',
      COLUMN_HINTS[column] ?? '',
    ]),
    ...(Object.keys(CHILD_SHEETS) as ChildSheet[]).map((name) => [
      name,
      CHILD_SHEETS[name].join('、'),
      '可以不填',
      SHEET_HINTS[name],
    ]),
    ['', '', '', `一行是一件委派、委托，一个文件不超过${MOST_ROWS}行；本表只作说明，导入时不读取。`],
  ]);
}
