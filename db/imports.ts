import type { Pool, PoolClient } from 'pg';
import type { Actor } from '../shared/case/actor';
import type { CourtRow, MandateKey, RowFault } from '../shared/exchange/court-spreadsheet/columns';
import type { Addressee } from '../shared/exchange/court-spreadsheet/rows';
import { transaction, type Queryable } from './pool';

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

/** A file of mandates as it was handed in. */
export type Import = Addressee & {
  readonly id: string;
  readonly fileName: string;
  readonly fileType: 'csv' | 'xlsx';
  /** Of the file's bytes. */
  readonly sha256: string;
  readonly author: Actor;
  readonly dryRun: boolean;
};

/** How far an import has come. */
export type ImportStanding = Import & {
  /** UTC instants, ISO. */
  readonly createdAt: string;
  /** When the last row was settled; absent as long as one waits. */
  readonly finishedAt?: string;
  readonly counts: Readonly<Record<RowState, number>>;
};

/** What is known of a row. */
export type RowStanding = {
  readonly state: RowState;
  readonly faults: readonly RowFault[];
  readonly key?: MandateKey | undefined;
  readonly caseNo?: string | undefined;
};

/** A row as it stands. */
export type ImportRow = RowStanding & { readonly row: number; readonly cells: CourtRow };

/** Keeps a file and its rows; one that is there already stays as it is. */
export async function keepImport(pool: Pool, file: Import, rows: readonly ImportRow[]): Promise<void> {
  await transaction(pool, async (client) => {
    const { id, fileName, fileType, sha256, author, organ, district, officer, dryRun } = file;
    const { rowCount } = await client.query(
      `insert into imports (id, file_name, file_type, sha256, author, organ, district, officer, dry_run)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing`,
      [id, fileName, fileType, sha256, JSON.stringify(author), organ, district, officer, dryRun],
    );
    if (rowCount === 1) await insertRows(client, id, rows);
  });
}

async function insertRows(client: PoolClient, id: string, rows: readonly ImportRow[]): Promise<void> {
  await client.query(
    `insert into import_rows (import_id, row_no, cells, state, faults, court_code, mandate_no, mode, case_no, settled_at)
     select $1, row_no, cells, state, faults, court_code, mandate_no, mode, case_no,
       case when state <> 'waiting' then now() end
     from jsonb_to_recordset($2) as r (row_no int, cells jsonb, state text, faults jsonb, court_code text,
       mandate_no text, mode text, case_no text)`,
    [id, JSON.stringify(rows.map(recordOf))],
  );
}

const recordOf = ({ row, cells, state, faults, key, caseNo }: ImportRow) => ({
  ...{ row_no: row, cells, state, faults, case_no: caseNo },
  ...{ court_code: key?.courtCode, mandate_no: key?.caseNo, mode: key?.mode },
});

export async function importStanding(db: Queryable, id: string): Promise<ImportStanding | undefined> {
  const { rows } = await db.query<ImportRecord & { counts: Record<RowState, number> | null; settled: Date | null }>(
    `select i.*, c.counts, c.settled from imports i, lateral (
       select jsonb_object_agg(state, n) as counts, max(settled) as settled from (
         select state, count(*) as n, max(settled_at) as settled from import_rows where import_id = i.id group by state
       ) by_state
     ) c where i.id = $1`,
    [id],
  );
  const row = rows[0];
  if (!row) return undefined;
  const counts = Object.fromEntries(
    Object.keys(ROW_STATES).map((state) => [state, row.counts?.[state as RowState] ?? 0]),
  ) as Record<RowState, number>;
  const finished = counts.waiting === 0 ? { finishedAt: (row.settled ?? row.created_at).toISOString() } : {};
  return { ...importOf(row), createdAt: row.created_at.toISOString(), ...finished, counts };
}

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
  return rows.map(rowOf);
}

/** A row with the file that it belongs to. */
export async function rowOfImport(
  db: Queryable,
  id: string,
  row: number,
): Promise<{ readonly file: Import; readonly row: ImportRow } | undefined> {
  const [files, rows] = await Promise.all([
    db.query<ImportRecord>('select * from imports where id = $1', [id]),
    importRows(db, id, { after: row - 1, limit: 1 }),
  ]);
  const [file, found] = [files.rows[0], rows[0]];
  return file && found?.row === row ? { file: importOf(file), row: found } : undefined;
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

/** Replaces rows that were refused by what was put right; rows that stand otherwise stay. How many were replaced. */
export async function replaceRefused(pool: Pool, id: string, rows: readonly ImportRow[]): Promise<number> {
  const { rowCount } = await pool.query(
    `update import_rows r set cells = n.cells, state = n.state, faults = n.faults, court_code = n.court_code,
       mandate_no = n.mandate_no, mode = n.mode, case_no = n.case_no,
       settled_at = case when n.state <> 'waiting' then now() end
     from jsonb_to_recordset($2) as n (row_no int, cells jsonb, state text, faults jsonb, court_code text,
       mandate_no text, mode text, case_no text)
     where r.import_id = $1 and r.row_no = n.row_no and r.state = 'refused'`,
    [id, JSON.stringify(rows.map(recordOf))],
  );
  return rowCount ?? 0;
}

/** Imports with rows that have waited since before an instant (UTC, ISO): nobody may be at work on them. */
export async function importsLeftBehind(db: Queryable, before: string, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id from imports i where created_at < $1
       and exists (select from import_rows where import_id = i.id and state = 'waiting') order by created_at limit $2`,
    [before, limit],
  );
  return rows.map(({ id }) => id);
}

type ImportRecord = {
  id: string;
  file_name: string;
  file_type: 'csv' | 'xlsx';
  sha256: string;
  author: Actor;
  organ: string;
  district: string;
  officer: string;
  dry_run: boolean;
  created_at: Date;
};

const importOf = (row: ImportRecord): Import => {
  const { id, sha256, author, organ, district, officer } = row;
  const named = { fileName: row.file_name, fileType: row.file_type, dryRun: row.dry_run };
  return { id, sha256, author, organ, district, officer, ...named };
};

const ROW_COLUMNS = `r.row_no, r.cells, r.state, r.faults, r.court_code, r.mandate_no, r.mode,
  coalesce(r.case_no, m.our_case_no) as case_no`;

type RowRecord = {
  row_no: number;
  cells: CourtRow;
  state: RowState;
  faults: RowFault[];
  court_code: string | null;
  mandate_no: string | null;
  mode: MandateKey['mode'] | null;
  case_no: string | null;
};

function rowOf({ row_no: row, cells, state, faults, court_code, mandate_no, mode, case_no }: RowRecord): ImportRow {
  const key = court_code && mandate_no && mode ? { courtCode: court_code, caseNo: mandate_no, mode } : undefined;
  return { row, cells, state, faults, key, caseNo: case_no ?? undefined };
}
