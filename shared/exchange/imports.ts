import type { Actor } from '../case/actor';
import type { OpeningForm } from '../case/form';
import type { RowFault } from './court-spreadsheet/columns';

/** The names under which the import of a file is addressed from outside; its workflow id is the import's id. */
export const IMPORT = {
  workflow: 'importBatch',
  /** Signal: rows have been put right. With a start, it takes up an import that had come to its end. */
  moreRows: 'moreRows',
} as const;

/** Where an import goes on after a renewal: behind this row. */
export type ImportProgress = { readonly importId: string; readonly after: number };

/** The effects of an import; each may be called again at any time without harm. */
export type ImportActivities = {
  /** Numbers of the next rows that wait, in order. */
  waitingRows(importId: string, after: number, limit: number): Promise<readonly number[]>;
  /** Opens the case of a row, or notes why it cannot be opened. Throws if it cannot be done now. */
  importRow(importId: string, row: number): Promise<void>;
};

/** The idempotency key under which the case of a row is opened. */
export const keyOfRow = (importId: string, row: number): string => `${importId}/${row}`;

/** The row of an import that a key stands for; nothing for a key of another import. */
export function rowOfKey(importId: string, key: string): number | undefined {
  const [id, row, ...rest] = key.split('/');
  return id === importId && rest.length === 0 && /^[1-9]\d{0,4}$/.test(row ?? '') ? Number(row) : undefined;
}

/** How the counter answered: it opened the case, or it never will. */
type OpeningAnswer =
  | { readonly kind: 'opened'; readonly caseNo: string }
  | { readonly kind: 'refused'; readonly faults: readonly RowFault[] };

/** The counter at which everything is opened, once for author and key. Throws if it cannot be said now. */
export type OpenAtCounter = (form: OpeningForm, author: Actor, key: string) => Promise<OpeningAnswer>;
