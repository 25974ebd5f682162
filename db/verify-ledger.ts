import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { hashOf, NO_PREVIOUS, type Entry } from '../shared/case/entry';
import { allEntries } from './ledger';
import { disposedCases } from './retention';

/** What can be wrong with a ledger, and what it means. */
export const FAULTS = {
  altered: 'the entry does not have the hash of its content: it was altered',
  unbound: 'the entry is not bound to the one before it: entries were exchanged or rewritten',
  missing: 'numbers are missing: entries were deleted or reordered',
  truncated: 'the ledger ends before the entry that was recorded last: its end was cut off or rewritten',
  headless: 'nothing says which entry was recorded last: the head was deleted',
  vanished: 'the case was begun and has no entries: it was deleted as a whole',
  unnumbered: 'no case number was issued for it',
  'numbers-missing': 'case numbers that were issued are missing',
  misdated: 'the instant that is searched is not the instant of the entry',
  'view-differs': 'the view is not what the entries make of the case',
} as const;
export type Fault = keyof typeof FAULTS;

/** Something wrong, with the case (or the year) and the number of the entry. */
export type Finding = { readonly fault: Fault; readonly where: string; readonly seq?: number };

/** The result of an examination. `root` is one digest over the newest entry of every case, to be noted elsewhere. */
export type Examination = {
  readonly cases: number;
  readonly entries: number;
  readonly root: string;
  readonly findings: readonly Finding[];
};

/**
 * Examines the whole ledger. What it cannot find is a case that was rewritten from some entry to its end with all
 * hashes and the head: for that, compare its root with one that was noted outside of the database.
 */
export async function verifyLedger(pool: Pool): Promise<Examination> {
  const findings: Finding[] = [];
  const root = createHash('sha256');
  let [cases, count] = [0, 0];
  const disposed = await disposedCases(pool);
  for await (const { caseNo, entries } of allEntries(pool)) {
    findings.push(...faultsOf(caseNo, entries, disposed.has(caseNo)));
    root.update(`${caseNo} ${entries.at(-1)?.hash}\n`);
    cases += 1;
    count += entries.length;
  }
  for (const fault of Object.keys(QUERIES) as (keyof typeof QUERIES)[]) {
    const { rows } = await pool.query<{ where: string; seq: number | null }>(QUERIES[fault]);
    findings.push(...rows.map(({ where, seq }) => ({ fault, where, ...(seq === null ? {} : { seq }) })));
  }
  return { cases, entries: count, root: root.digest('hex'), findings };
}

/**
 * The chain of one case, link by link.
 * @param disposed the content is gone, by a disposal on record: only the links can be examined.
 */
export function faultsOf(caseNo: string, entries: readonly Entry[], disposed = false): Finding[] {
  return entries.flatMap((entry, i) => {
    const before = entries[i - 1];
    const faults: Fault[] = [];
    if (entry.seq !== (before?.seq ?? 0) + 1) faults.push('missing');
    else if (entry.previous !== (before?.hash ?? NO_PREVIOUS)) faults.push('unbound');
    if (!disposed && entry.hash !== hashOf(caseNo, entry)) faults.push('altered');
    return faults.map((fault) => ({ fault, where: caseNo, seq: entry.seq }));
  });
}

/** What is found by comparing tables: one row for each finding. */
const QUERIES = {
  // The view is a second witness, should the head have been cut too.
  truncated: `
    select h.case_no as where, greatest(h.seq, v.seq) as seq
    from case_heads h left join case_views v using (case_no)
      left join lateral (select seq, hash from case_events e where e.case_no = h.case_no order by seq desc limit 1) last on true
    where last.seq is not null
      and ((last.seq, last.hash) is distinct from (h.seq, h.hash) or v.seq > last.seq)`,
  headless: `
    select e.case_no as where, max(e.seq) as seq from case_events e
    where not exists (select from case_heads h where h.case_no = e.case_no) group by e.case_no`,
  vanished: `
    select case_no as where, null::int as seq from (
      select case_no from case_numbers where started_at is not null
      union select case_no from case_heads where seq > 0
      union select case_no from case_views
    ) begun where not exists (select from case_events e where e.case_no = begun.case_no)`,
  unnumbered: `
    select case_no as where, null::int as seq from case_heads h
    where seq > 0 and not exists (select from case_numbers n where n.case_no = h.case_no)`,
  'numbers-missing': `
    select y.year::text as where, y.last as seq from case_number_years y
    where y.last <> (select count(*) from case_numbers n where n.year = y.year and n.number between 1 and y.last)`,
  misdated: `select case_no as where, seq from case_events where recorded_at <> at::timestamptz`,
} as const satisfies Partial<Record<Fault, string>>;
