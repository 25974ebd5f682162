import type { Pool } from 'pg';
import type { Actor } from '../shared/case/actor';
import type { Addressee } from '../shared/exchange/court-spreadsheet/rows';
import { Conditions } from './conditions';
import { cursorAfter, pageOf, placeOf, type Page, type PageRequest } from './cursor';
import { importRows, insertRows, replaceRows, ROW_STATES, type ImportRow, type RowState } from './import-rows';
import { transaction, type Queryable } from './pool';

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

/**
 * Makes a dry run an import: its rows that could be opened are from now on as given. Nothing if it is one already.
 * @param rows those in state `checked`, looked at once more
 */
export async function registerImport(pool: Pool, id: string, rows: readonly ImportRow[]): Promise<void> {
  await transaction(pool, async (client) => {
    const { rowCount } = await client.query('update imports set dry_run = false where id = $1 and dry_run', [id]);
    if (rowCount === 1) await replaceRows(client, id, 'checked', rows);
  });
}

const STANDING = `i.*, c.counts, c.settled from imports i, lateral (
  select jsonb_object_agg(state, n) as counts, max(settled) as settled from (
    select state, count(*) as n, max(settled_at) as settled from import_rows where import_id = i.id group by state
  ) by_state
) c`;

export async function importStanding(db: Queryable, id: string): Promise<ImportStanding | undefined> {
  const { rows } = await db.query<StandingRecord>(`select ${STANDING} where i.id = $1`, [id]);
  return rows[0] && standingOf(rows[0]);
}

/** Whose imports: of an organisation, of who handed them in, or all. */
export type ImportFilter = { readonly organ?: string | undefined; readonly authorId?: string | undefined };

/** Imports, the newest first. @throws BadCursor if the cursor is not one of this list. */
export async function listImports(
  db: Queryable,
  { organ, authorId }: ImportFilter,
  { limit, cursor }: PageRequest,
): Promise<Page<ImportStanding>> {
  const conditions = new Conditions().add('i.organ = ?', organ).add(`i.author ->> 'id' = ?`, authorId);
  const place = placeOf('imports', cursor, ['instant', 'text'])?.map((part) => conditions.parameter(part));
  if (place) conditions.demand(`(i.created_at, i.id) < (${place[0]}::timestamptz, ${place[1]})`);
  const { rows } = await db.query<StandingRecord & { created: string }>(
    `select to_char(i.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as created, ${STANDING}
     ${conditions.where} order by i.created_at desc, i.id desc limit ${conditions.parameter(limit + 1)}`,
    conditions.values,
  );
  return pageOf(rows, limit, { item: standingOf, cursor: (row) => cursorAfter('imports', row.created, row.id) });
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

type StandingRecord = ImportRecord & { counts: Record<RowState, number> | null; settled: Date | null };

function standingOf(row: StandingRecord): ImportStanding {
  const counts = Object.fromEntries(
    Object.keys(ROW_STATES).map((state) => [state, row.counts?.[state as RowState] ?? 0]),
  ) as Record<RowState, number>;
  const finished = counts.waiting === 0 ? { finishedAt: (row.settled ?? row.created_at).toISOString() } : {};
  return { ...importOf(row), createdAt: row.created_at.toISOString(), ...finished, counts };
}
