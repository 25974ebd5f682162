import type { Pool, PoolClient } from 'pg';
import type { CourtRow, MandateKey, RowFault } from '../shared/exchange/court-spreadsheet/columns';
import type { Queryable } from './pool';
import { openedColumn, sealedColumn } from './sealed-columns';

/** What has become of a row, and what the report calls it. */
export const ROW_STATES = {
  waiting: '待办理',
  opened: '成功',
  checked: '成功',
  duplicate: '重复',
  refused: '错误',
  skipped: '跳过',
} as const;
export type RowState = keyof typeof ROW_STATES;

/** What is known of a row. */
export type RowStanding = {
  readonly state: RowState;
  readonly faults: readonly RowFault[];
  readonly key?: MandateKey | undefined;
  readonly caseNo?: string | undefined;
};

/** A row as it stands; `original`: what the file said of it, where that has been put right. */
export type ImportRow = RowStanding & {
  readonly row: number;
  readonly cells: CourtRow;
  readonly original?: CourtRow | undefined;
};

const RECORDS = `jsonb_to_recordset($2) as n (row_no int, cells jsonb, state text, faults jsonb, court_code text,
  mandate_no text, mode text, case_no text)`;

/** Keeps the rows of a new import. */
export async function insertRows(client: PoolClient, id: string, rows: readonly ImportRow[]): Promise<void> {
  await client.query(
    `insert into import_rows (import_id, row_no, cells, state, faults, court_code, mandate_no, mode, case_no, settled_at)
     select $1, row_no, cells, state, faults, court_code, mandate_no, mode, case_no,
       case when state <> 'waiting' then now() end
     from ${RECORDS}`,
    [id, JSON.stringify(rows.map((row) => recordOf(id, row)))],
  );
}

const recordOf = (id: string, { row, cells, state, faults, key, caseNo }: ImportRow) => ({
  ...{ row_no: row, cells: sealedColumn(aboutRows(id), JSON.stringify(cells)), state, faults, case_no: caseNo },
  ...{ court_code: key?.courtCode, mandate_no: key?.caseNo, mode: key?.mode },
});

/** The rows after a number, in the order of the file. A duplicate shows the case of its mandate, as soon as there is one. */
export async function importRows(
  db: Queryable,
  id: string,
  { after = 0, limit, states }: { after?: number; limit: number; states?: readonly RowState[] | undefined },
): Promise<ImportRow[]> {
  const { rows } = await db.query<RowRecord>(
    `select ${ROW_COLUMNS} from import_rows r
     left join court_mandates m on r.state = 'duplicate'
       and m.court_code = r.court_code and m.case_no = r.mandate_no and m.mode = r.mode
     where r.import_id = $1 and r.row_no > $2 and ($4::text[] is null or r.state = any($4))
     order by r.row_no limit $3`,
    [id, after, limit, states],
  );
  return rows.map((row) => rowOf(id, row));
}

/** Numbers of the next rows that wait. */
export async function waitingRows(db: Queryable, id: string, after: number, limit: number): Promise<number[]> {
  const { rows } = await db.query<{ row_no: number }>(
    `select row_no from import_rows where import_id = $1 and state = 'waiting' and row_no > $2 order by row_no limit $3`,
    [id, after, limit],
  );
  return rows.map(({ row_no }) => row_no);
}

/** Settles a row that waits; one that has been settled stays as it is. */
export async function settleRow(
  db: Queryable,
  id: string,
  row: number,
  { state, faults, caseNo }: RowStanding,
): Promise<void> {
  await db.query(
    `update import_rows set state = $3, faults = $4, case_no = $5, settled_at = now()
     where import_id = $1 and row_no = $2 and state = 'waiting'`,
    [id, row, state, JSON.stringify(faults), caseNo],
  );
}

/**
 * Replaces rows that stand in one state by what they are now; rows that stand otherwise meanwhile stay. What the file
 * said at first is kept once. How many were replaced.
 */
export async function replaceRows(
  db: Pool | PoolClient,
  id: string,
  from: Extract<RowState, 'refused' | 'checked'>,
  rows: readonly ImportRow[],
): Promise<number> {
  const { rowCount } = await db.query(
    `update import_rows r set cells = n.cells, state = n.state, faults = n.faults, court_code = n.court_code,
       mandate_no = n.mandate_no, mode = n.mode, case_no = n.case_no,
       original = case when r.cells = n.cells then r.original else coalesce(r.original, r.cells) end,
       settled_at = case when n.state <> 'waiting' then now() end
     from ${RECORDS}
     where r.import_id = $1 and r.row_no = n.row_no and r.state = $3`,
    [id, JSON.stringify(rows.map((row) => recordOf(id, row))), from],
  );
  return rowCount ?? 0;
}

const ROW_COLUMNS = `r.row_no, r.cells, r.original, r.state, r.faults, r.court_code, r.mandate_no, r.mode,
  coalesce(r.case_no, m.our_case_no) as case_no`;

type RowRecord = {
  row_no: number;
  /** Sealed; of imports from before that, the row itself. */
  cells: string | CourtRow;
  original: string | CourtRow | null;
  state: RowState;
  faults: RowFault[];
  court_code: string | null;
  mandate_no: string | null;
  mode: MandateKey['mode'] | null;
  case_no: string | null;
};

function rowOf(id: string, { court_code, mandate_no, mode, ...record }: RowRecord): ImportRow {
  const { row_no: row, state, faults, case_no } = record;
  const cells = cellsOf(id, record.cells);
  const original = record.original === null ? undefined : cellsOf(id, record.original);
  // Sealed anew, the same cells do not look the same to the database.
  const changed = original !== undefined && JSON.stringify(original) !== JSON.stringify(cells);
  const key = court_code && mandate_no && mode ? { courtCode: court_code, caseNo: mandate_no, mode } : undefined;
  return { row, cells, state, faults, key, caseNo: case_no ?? undefined, ...(changed ? { original } : {}) };
}

const aboutRows = (id: string): string => `import/${id}`;

const cellsOf = (id: string, kept: string | CourtRow): CourtRow =>
  typeof kept === 'string' ? (JSON.parse(openedColumn(aboutRows(id), kept)) as CourtRow) : kept;
