import { setTimeout as pause } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { LocalDate } from '../shared/law/local-date';
import type { CaseFacts } from '../shared/case/facts';
import { saveDeadlines } from './case-deadlines';
import { columnsOf, inTheWorld } from './case-columns';
import { prepared } from './prepared';
import { searchTermsOf } from './search-terms';
import type { Queryable } from './pool';

/** A case as the ledger up to `seq` tells it. */
export type CaseView = {
  readonly caseNo: string;
  readonly seq: number;
  /** Training only: milliseconds by which the case's clock is ahead of the world's. */
  readonly shiftMs: number;
  readonly facts: CaseFacts;
  /** UTC instant of its newest entry, ISO, on the case's clock. */
  readonly changedAt: string;
};

type ViewRow = { case_no: string; seq: number; shift_ms: number; facts: CaseFacts; changed_at: Date };

const COLUMNS = 'case_no, seq, shift_ms::float8, facts, changed_at';

const viewOf = ({ case_no, seq, shift_ms, facts, changed_at }: ViewRow): CaseView => ({
  caseNo: case_no,
  seq,
  shiftMs: shift_ms,
  facts,
  changedAt: changed_at.toISOString(),
});

const ONE = prepared(`select ${COLUMNS} from case_views where case_no = $1`);

/** The case as it was last recorded; undefined if it is not known (yet). */
export async function caseView(db: Queryable, caseNo: string): Promise<CaseView | undefined> {
  const { rows } = await db.query<ViewRow>(ONE(caseNo));
  return rows[0] && viewOf(rows[0]);
}

const HOW_FAR = prepared('select seq from case_views where case_no = $1');
const FIRST_PAUSE_MS = 8;
const LONGEST_PAUSE_MS = 60;

/**
 * The case as soon as it contains an entry, waiting at most so many milliseconds; after that as it is, or undefined.
 * Polls: a notification per commit would make all commits queue for one lock.
 */
export async function caseViewAtLeast(
  db: Queryable,
  caseNo: string,
  seq: number,
  withinMs: number,
): Promise<CaseView | undefined> {
  const until = Date.now() + withinMs;
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    const { rows } = await db.query<{ seq: number }>(HOW_FAR(caseNo));
    const reached = (rows[0]?.seq ?? -1) >= seq;
    if (reached || Date.now() + wait > until) return caseView(db, caseNo);
    await pause(wait);
  }
}

/** Numbers of the cases after one, in order, whose files are not archived: their workflows still run. */
export async function unarchivedCases(db: Queryable, after: string, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ case_no: string }>(
    'select case_no from case_views where archived_on is null and case_no > $1 order by case_no limit $2',
    [after, limit],
  );
  return rows.map((row) => row.case_no);
}

/** Cases after a number, in order, not archived, with an open deadline that ends on a day or later. */
export async function viewsDueFrom(db: Queryable, from: LocalDate, after: string, limit: number): Promise<CaseView[]> {
  const { rows } = await db.query<ViewRow>(
    `select ${COLUMNS} from case_views v
     where archived_on is null and case_no > $2
       and exists (select from case_deadlines d where d.case_no = v.case_no and d.due_on >= $1::date)
     order by case_no limit $3`,
    [from, after, limit],
  );
  return rows.map(viewOf);
}

/** Saves how a case looks now: the view, its open deadlines, and what it is found by. */
export async function saveCaseView(client: PoolClient, { seq, shiftMs, facts, changedAt }: CaseView): Promise<void> {
  const columns = columnsOf(facts);
  const { summary, nextDue, mandate } = columns;
  const values = [
    facts.caseNo,
    seq,
    JSON.stringify(facts),
    shiftMs,
    columns.stage,
    columns.organ,
    columns.marks,
    columns.mediator,
    columns.district,
    columns.door,
    columns.disputeKind,
    columns.riskLevel,
    columns.collective,
    columns.emergency,
    JSON.stringify(summary),
    columns.openedOn,
    columns.closedOn,
    columns.archivedOn,
    nextDue?.dueAt ? inTheWorld(nextDue.dueAt, shiftMs) : null,
    nextDue?.dueOn,
    nextDue?.key,
    nextDue?.rule,
    nextDue?.label,
    nextDue?.kind,
    columns.nextStatutoryDueOn,
    changedAt,
    mandate && JSON.stringify(mandate),
    mandate?.state,
    mandate?.organ,
    mandate?.period?.dueAt && inTheWorld(mandate.period.dueAt, shiftMs),
    columns.performedOn,
    columns.late,
  ];
  await client.query(SAVE(...values));
  await saveDeadlines(client, facts, columns, shiftMs);
  await saveSearchTerms(client, facts);
}

const SAVED = [
  ...['case_no', 'seq', 'facts', 'shift_ms', 'stage', 'organ', 'marks', 'mediator', 'district', 'door', 'dispute_kind'],
  ...['risk_level', 'collective', 'emergency', 'summary', 'opened_on', 'closed_on', 'archived_on', 'next_due_at'],
  ...[
    'next_due_on',
    'next_due_key',
    'next_due_rule',
    'next_due_label',
    'next_due_kind',
    'next_statutory_due_on',
    'changed_at',
  ],
  ...['mandate', 'mandate_state', 'mandate_organ', 'mandate_due_at', 'performed_on', 'late'],
];

const SAVE = prepared(`
  insert into case_views (${SAVED.join(', ')})
  values (${SAVED.map((_, i) => `$${i + 1}`).join(', ')})
  on conflict (case_no) do update set ${SAVED.slice(1)
    .map((name) => `${name} = excluded.${name}`)
    .join(', ')}`);

const SAVE_TERMS = prepared(`
  insert into case_search (case_no, terms, text) values ($1, $2, $3)
  on conflict (case_no) do update set terms = excluded.terms, text = excluded.text
  where (case_search.terms, case_search.text) is distinct from (excluded.terms, excluded.text)`);

/** Names and numbers hardly ever change: the inverted index is left alone when they did not. */
async function saveSearchTerms(client: PoolClient, facts: CaseFacts): Promise<void> {
  const { terms, text } = searchTermsOf(facts);
  await client.query(SAVE_TERMS(facts.caseNo, terms, text));
}
