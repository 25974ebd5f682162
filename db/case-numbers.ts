import type { PoolClient } from 'pg';
import type { Opening } from '../shared/case/opening';
import type { Queryable } from './pool';

const DIGITS = 6;

/**
 * The next case number of a year, `CQ-2026-000123`. Without gaps as long as it is issued in the transaction that needs
 * it: what is rolled back is issued again. Others wait for the end of that transaction, so keep it short.
 */
export async function issueCaseNumber(client: PoolClient, year: number): Promise<string> {
  const { rows } = await client.query<{ case_no: string }>(
    `with next as (
       insert into case_number_years as y (year, last) values ($1, 1)
       on conflict (year) do update set last = y.last + 1
       returning last
     )
     insert into case_numbers (case_no, year, number)
     select 'CQ-' || $1 || '-' || lpad(last::text, greatest($2, length(last::text)), '0'), $1, last from next
     on conflict do nothing
     returning case_no`,
    [year, DIGITS],
  );
  // A case file from elsewhere brought this number along: the next one, then.
  return rows[0]?.case_no ?? issueCaseNumber(client, year);
}

/** Numbers that are not of our series stand under this year, for no case is of it. */
const NO_YEAR = 0;

/** Takes a number that came with a case file from elsewhere, so that it is not issued here too; known ones stay. */
export async function noteForeignNumber(client: PoolClient, caseNo: string): Promise<void> {
  const [, year, number] = /^CQ-(\d{4})-(\d{6,9})$/.exec(caseNo) ?? [];
  await client.query(
    `insert into case_numbers (case_no, year, number)
     select $1, $2, coalesce($3, (select coalesce(max(number), 0) + 1 from case_numbers where year = $2))
     on conflict do nothing`,
    [caseNo, year === undefined ? NO_YEAR : Number(year), number === undefined ? null : Number(number)],
  );
}

/** Has this number been issued? Then there is such a case, recorded already or not. */
export async function isIssued(db: Queryable, caseNo: string): Promise<boolean> {
  const { rows } = await db.query('select 1 from case_numbers where case_no = $1', [caseNo]);
  return rows.length > 0;
}

/** Has anything of this case been recorded? */
export async function isRecorded(db: Queryable, caseNo: string): Promise<boolean> {
  const { rows } = await db.query('select 1 from case_heads where case_no = $1', [caseNo]);
  return rows.length > 0;
}

/** A case that was promised: what it starts with. `shiftMs` is for training, see `CaseView`. */
export type PromisedOpening = { readonly opening: Opening; readonly shiftMs: number };

/** Keeps the opening with its number until the case has begun: in the transaction that issues the number. */
export async function noteOpening(db: Queryable, { opening, shiftMs }: PromisedOpening): Promise<void> {
  await db.query('update case_numbers set opening = $2, shift_ms = $3 where case_no = $1 and started_at is null', [
    opening.caseNo,
    JSON.stringify(opening),
    shiftMs,
  ]);
}

/** The opening of a number whose case has not begun. */
export async function openingOf(db: Queryable, caseNo: string): Promise<PromisedOpening | undefined> {
  const { rows } = await db.query<OpeningRow>(
    'select opening, shift_ms::float8 from case_numbers where case_no = $1 and opening is not null',
    [caseNo],
  );
  return rows[0] && promiseOf(rows[0]);
}

/** Openings whose numbers were issued before an instant (UTC, ISO) and whose cases have not begun, the oldest first. */
export async function openingsNotStarted(
  db: Queryable,
  issuedBefore: string,
  limit: number,
): Promise<PromisedOpening[]> {
  const { rows } = await db.query<OpeningRow>(
    `select opening, shift_ms::float8 from case_numbers
     where started_at is null and opening is not null and issued_at < $1 order by issued_at limit $2`,
    [issuedBefore, limit],
  );
  return rows.map(promiseOf);
}

type OpeningRow = { opening: Opening; shift_ms: number };

const promiseOf = ({ opening, shift_ms }: OpeningRow): PromisedOpening => ({ opening, shiftMs: shift_ms });
