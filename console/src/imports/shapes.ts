import type { z } from 'zod';
import type { IMPORT_CONTRACTS } from '../../../shared/contract/import-contracts';
import type { CourtRow } from '../../../shared/exchange/court-spreadsheet/columns';
import type { Tone } from '../case/mark';

export type Import = z.output<typeof IMPORT_CONTRACTS.readImport.answer>;
export type ImportPage = z.output<typeof IMPORT_CONTRACTS.listImports.answer>;
export type RowPage = z.output<typeof IMPORT_CONTRACTS.readImportRows.answer>;
export type Corrected = z.output<typeof IMPORT_CONTRACTS.correctImportRow.answer>;
type AnsweredRow = RowPage['items'][number];
/** A row; its cells are what a row of the court's spreadsheet has. */
export type Row = Omit<AnsweredRow, 'cells' | 'original'> & { readonly cells: CourtRow; readonly original?: CourtRow };
export type RowState = Row['state'];

/** What the states of rows are called at the desk, in the order in which one looks at them. */
export const ROW_WORDS: Readonly<Record<RowState, readonly [string, Tone]>> = {
  refused: ['错误', 'bad'],
  duplicate: ['重复', 'warn'],
  checked: ['可以登记', 'good'],
  waiting: ['待登记', 'here'],
  opened: ['已登记', 'good'],
  skipped: ['跳过', 'quiet'],
};

/** Who may hand files in, and put rows right. */
export const IMPORTERS: readonly string[] = ['court', 'clerk'];

/** What the list of an import's rows is called. */
export const rowsOf = (id: string): string => `import-rows/${id}`;
