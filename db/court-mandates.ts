import type { MandateKey } from '../shared/exchange/court-spreadsheet/columns';
import type { Queryable } from './pool';

// One mandate of a court is one case, by its natural key: court, case number, kind of mandate.

export type MandateClaim =
  | { readonly kind: 'mine' }
  /** Somebody else's; without a case number its case is just being opened. */
  | { readonly kind: 'taken'; readonly by: string; readonly ourCaseNo?: string };

/** Claims a mandate for whoever is about to open its case; the same claimant gets it again. One statement. */
export async function claimMandate(db: Queryable, key: MandateKey, by: string): Promise<MandateClaim> {
  const { rows } = await db.query<{ claimed_by: string; our_case_no: string | null }>(
    `insert into court_mandates as m (court_code, case_no, mode, claimed_by) values ($1, $2, $3, $4)
     on conflict (court_code, case_no, mode) do update set claimed_by = m.claimed_by
     returning claimed_by, our_case_no`,
    [...valuesOf(key), by],
  );
  const row = rows[0]!;
  if (row.claimed_by === by) return { kind: 'mine' };
  return { kind: 'taken', by: row.claimed_by, ...(row.our_case_no === null ? {} : { ourCaseNo: row.our_case_no }) };
}

/** The case that a mandate has become. */
export async function noteMandateCase(db: Queryable, key: MandateKey, ourCaseNo: string): Promise<void> {
  await db.query('update court_mandates set our_case_no = $4 where court_code = $1 and case_no = $2 and mode = $3', [
    ...valuesOf(key),
    ourCaseNo,
  ]);
}

/** Gives a mandate up whose case could not be opened: whoever comes next may claim it. */
export async function releaseMandate(db: Queryable, key: MandateKey, by: string): Promise<void> {
  await db.query(
    `delete from court_mandates
     where court_code = $1 and case_no = $2 and mode = $3 and claimed_by = $4 and our_case_no is null`,
    [...valuesOf(key), by],
  );
}

/** The cases of those among the mandates that have one, by `mandateText`. One statement, however many. */
export async function casesOfMandates(
  db: Queryable,
  keys: readonly MandateKey[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.query<{ court_code: string; case_no: string; mode: MandateKey['mode']; our: string }>(
    `select court_code, case_no, mode, our_case_no as our from court_mandates
     where our_case_no is not null and (court_code, case_no, mode) in
       (select court, no, mode from unnest($1::text[], $2::text[], $3::text[]) as k (court, no, mode))`,
    [keys.map((key) => key.courtCode), keys.map((key) => key.caseNo), keys.map((key) => key.mode)],
  );
  return new Map(
    rows.map(({ court_code: courtCode, case_no: caseNo, mode, our }) => [
      mandateText({ courtCode, caseNo, mode }),
      our,
    ]),
  );
}

/** The case of the mandate with a court's case number, if that is one: a mandate from a spreadsheet goes by it. */
export async function caseOfMandateNumber(db: Queryable, number: string): Promise<string | undefined> {
  const { rows } = await db.query<{ our: string }>(
    'select our_case_no as our from court_mandates where case_no = $1 and our_case_no is not null limit 2',
    [number],
  );
  return rows.length === 1 ? rows[0]?.our : undefined;
}

/** A mandate that a court has given under one of its case numbers, whichever way it came; the newest of both kinds. */
export async function mandateOfCourt(
  db: Queryable,
  courtCode: string,
  caseNo: string,
): Promise<{ readonly ourCaseNo: string | undefined; readonly receivedAt: string } | undefined> {
  const { rows } = await db.query<{ our: string | null; claimed_at: Date }>(
    `select our_case_no as our, claimed_at from court_mandates where court_code = $1 and case_no = $2
     order by claimed_at desc limit 1`,
    [courtCode, caseNo],
  );
  const [row] = rows;
  return row && { ourCaseNo: row.our ?? undefined, receivedAt: row.claimed_at.toISOString() };
}

/** A mandate's key as one text. */
export const mandateText = ({ courtCode, caseNo, mode }: MandateKey): string => `${courtCode}/${caseNo}/${mode}`;

const valuesOf = ({ courtCode, caseNo, mode }: MandateKey) => [courtCode, caseNo, mode];
