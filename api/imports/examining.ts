import type { Pool } from 'pg';
import { casesOfMandates, mandateText } from '../../db/court-mandates';
import type { ImportRow, RowStanding, RowState } from '../../db/import-rows';
import type { CourtRow, RowFault } from '../../shared/exchange/court-spreadsheet/columns';
import { readRow, type Addressee } from '../../shared/exchange/court-spreadsheet/rows';
import type { LocalDate } from '../../shared/law/local-date';
import type { SheetRow } from './spreadsheet';

/** A row with the number under which it is known in its import. */
export type NumberedRow = { readonly row: number; readonly sheetRow: Pick<SheetRow, 'cells'> };

export type Examination = Addressee & {
  readonly today: LocalDate;
  /** Nothing is going to be opened: what could be, is only noted. */
  readonly dryRun: boolean;
  /** Rows of the import by their mandate, beside those that are looked at. */
  readonly known?: ReadonlyMap<string, number>;
};

/** How each row stands before anything is opened: it waits, or there is something to be said of it already. */
export async function examined(
  pool: Pool,
  rows: readonly NumberedRow[],
  { today, dryRun, known = new Map(), ...to }: Examination,
): Promise<ImportRow[]> {
  const readings = rows.map(({ row, sheetRow }) => ({ row, sheetRow, reading: readRow(sheetRow.cells, to, today) }));
  const keys = readings.flatMap(({ reading }) => (reading.kind === 'mandate' ? [reading.key] : []));
  const registered = await casesOfMandates(pool, keys);
  const seen = new Map(known);
  return readings.map(({ row, sheetRow: { cells }, reading }) => {
    if (reading.kind === 'faulty') return { row, cells, state: 'refused', faults: reading.faults };
    const { key } = reading;
    const mandate = mandateText(key);
    const [caseNo, earlier] = [registered.get(mandate), seen.get(mandate)];
    if (caseNo === undefined && earlier === undefined) seen.set(mandate, row);
    return { row, cells, key, ...standing(caseNo, earlier, dryRun) };
  });
}

function standing(caseNo: string | undefined, earlier: number | undefined, dryRun: boolean): RowStanding {
  if (caseNo !== undefined)
    return {
      state: 'duplicate',
      caseNo,
      faults: [fault('E-ROW-202', `该委派、委托已经登记为${caseNo}`, '无需再次登记')],
    };
  if (earlier !== undefined)
    return { state: 'duplicate', faults: [fault('E-ROW-201', `与第${earlier}行相同`, '无需再次登记')] };
  return { state: dryRun ? 'checked' : 'waiting', faults: [] };
}

const fault = (code: RowFault['code'], message: string, hint: string): RowFault => ({
  column: '案号',
  code,
  message,
  hint,
});

/** Rows that are, will be or could be a case. */
const STANDING: readonly RowState[] = ['waiting', 'opened', 'checked'];

/** Which mandates an import has already, by its rows. */
export const knownIn = (rows: readonly ImportRow[]): ReadonlyMap<string, number> =>
  new Map(rows.flatMap(({ state, key, row }) => (key && STANDING.includes(state) ? [[mandateText(key), row]] : [])));

/** A row that is not to be registered. */
export const skipped = (row: number, cells: CourtRow): ImportRow => ({ row, cells, state: 'skipped', faults: [] });
