import type { Pool, PoolClient } from 'pg';
import type { LocalDate } from '../shared/law/local-date';
import { NO_PREVIOUS, type Entry } from '../shared/case/entry';
import { prepared } from './prepared';
import type { Queryable } from './pool';

/** Another entry stands in the ledger under this number: two histories of one case. Nothing is written. */
export class LedgerConflict extends Error {
  override readonly name = 'LedgerConflict';
  constructor(caseNo: string, seq: number, why: string) {
    super(`case ${caseNo}, entry ${seq}: ${why}`);
  }
}

/**
 * Appends entries, in order; those that stand there already, word for word, are passed over. The case is locked until
 * the transaction ends, so that the same entries coming from two sides are written once.
 * @returns the entries that were new.
 * @throws LedgerConflict if another entry has the number, or if one is missing in between.
 */
export async function appendEntries(
  client: PoolClient,
  caseNo: string,
  entries: readonly Entry[],
): Promise<readonly Entry[]> {
  const head = await lockHead(client, caseNo);
  const fresh = entries.filter((entry) => entry.seq > head.seq);
  const known = entries.filter((entry) => entry.seq <= head.seq);
  if (known.length > 0) await compare(client, caseNo, known);
  const first = fresh[0];
  if (!first) return fresh;
  if (first.seq !== head.seq + 1) throw new LedgerConflict(caseNo, first.seq, `the ledger ends at ${head.seq}`);
  if (first.previous !== head.hash)
    throw new LedgerConflict(caseNo, first.seq, 'not bound to the last entry of the ledger');
  await client.query(INSERT(caseNo, JSON.stringify(fresh)));
  return fresh;
}

const INSERT = prepared(`
  insert into case_events (case_no, seq, event, actor, key, occurred_on, at, recorded_at, previous, hash)
  select $1, seq, event, by, key, "on", at, at::timestamptz, previous, hash
  from jsonb_to_recordset($2::jsonb)
    as entry (seq int, event jsonb, by jsonb, key text, "on" date, at text, previous text, hash text)
  order by seq`);

const LOCKED = prepared('select seq, hash from case_heads where case_no = $1 for update');

/** The head of a case's chain; from here on nobody else appends to the case. */
async function lockHead(client: PoolClient, caseNo: string): Promise<{ seq: number; hash: string }> {
  const { rows } = await client.query<{ seq: number; hash: string }>(LOCKED(caseNo));
  if (rows[0]) return rows[0];
  // The first of several makes the head; the others wait here for its transaction, and find it.
  await client.query('insert into case_heads (case_no, seq, hash) values ($1, 0, $2) on conflict do nothing', [
    caseNo,
    NO_PREVIOUS,
  ]);
  const again = await client.query<{ seq: number; hash: string }>(LOCKED(caseNo));
  return again.rows[0] ?? { seq: 0, hash: NO_PREVIOUS };
}

async function compare(client: PoolClient, caseNo: string, known: readonly Entry[]): Promise<void> {
  const { rows } = await client.query<{ seq: number; hash: string }>(
    'select seq, hash from case_events where case_no = $1 and seq = any ($2::int[])',
    [caseNo, known.map((entry) => entry.seq)],
  );
  const hashes = new Map(rows.map(({ seq, hash }) => [seq, hash]));
  const other = known.find((entry) => hashes.get(entry.seq) !== entry.hash);
  if (other) throw new LedgerConflict(caseNo, other.seq, 'another entry stands in the ledger under this number');
}

/** Training only: notes by how many milliseconds the case's clock is ahead of the world's, beyond any view. */
export async function setShift(client: PoolClient, caseNo: string, shiftMs: number): Promise<void> {
  await client.query('update case_heads set shift_ms = $2 where case_no = $1 and shift_ms <> $2', [caseNo, shiftMs]);
}

const COLUMNS = 'case_no, seq, event, actor, key, occurred_on::text, at, previous, hash';

type EntryRow = {
  case_no: string;
  seq: number;
  event: Entry['event'];
  actor: Entry['by'];
  key: string;
  occurred_on: LocalDate;
  at: string;
  previous: string;
  hash: string;
};

const entryOf = ({ seq, event, actor, key, occurred_on, at, previous, hash }: EntryRow): Entry => ({
  seq,
  at,
  on: occurred_on,
  by: actor,
  key,
  event,
  previous,
  hash,
});

/** The entries of a case after a number, in order. */
export async function entriesAfter(db: Queryable, caseNo: string, after: number, limit = 500): Promise<Entry[]> {
  const { rows } = await db.query<EntryRow>(
    `select ${COLUMNS} from case_events where case_no = $1 and seq > $2 order by seq limit $3`,
    [caseNo, after, limit],
  );
  return rows.map(entryOf);
}

const PAGE = 500;

/** All entries of a case, in order. */
export async function wholeDocket(db: Queryable, caseNo: string): Promise<readonly Entry[]> {
  const all: Entry[] = [];
  for (;;) {
    const next = await entriesAfter(db, caseNo, all.at(-1)?.seq ?? 0, PAGE);
    all.push(...next);
    if (next.length < PAGE) return all;
  }
}

/** The entries that an act made, by the act's key: what its receipt says, however long ago it was. */
export async function entriesOfKey(db: Queryable, caseNo: string, key: string): Promise<Entry[]> {
  const { rows } = await db.query<EntryRow>(
    `select ${COLUMNS} from case_events where case_no = $1 and key = $2 order by seq`,
    [caseNo, key],
  );
  return rows.map(entryOf);
}

/** The whole ledger, case by case in the order of their numbers, each with all its entries. Reads batches of rows. */
export async function* allEntries(pool: Pool, batch = 2_000): AsyncGenerator<{ caseNo: string; entries: Entry[] }> {
  let caseNo = '';
  let entries: Entry[] = [];
  for (let seq = 0; ;) {
    const { rows } = await pool.query<EntryRow>(
      `select ${COLUMNS} from case_events where (case_no, seq) > ($1, $2) order by case_no, seq limit $3`,
      [caseNo, seq, batch],
    );
    for (const row of rows) {
      if (row.case_no !== caseNo && entries.length > 0) yield { caseNo, entries };
      if (row.case_no !== caseNo) entries = [];
      caseNo = row.case_no;
      seq = row.seq;
      entries.push(entryOf(row));
    }
    if (rows.length < batch) break;
  }
  if (entries.length > 0) yield { caseNo, entries };
}
