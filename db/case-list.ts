import type { Reach } from '../shared/case/access';
import type { DeadlineKind } from '../shared/law/rulebook';
import { endOfDay, type LocalDate } from '../shared/law/local-date';
import type { ClaimKind } from '../shared/case/claims';
import type { Door } from '../shared/case/form';
import type { Stage } from '../shared/case/stage';
import type { CaseSummary } from './case-columns';
import { Conditions } from './conditions';
import { cursorAfter, pageOf, placeOf, type Page, type PageRequest } from './cursor';
import { claimFacet, doorFacet, folded, termsFor } from './search-terms';
import type { Queryable } from './pool';

/** Which cases a list shows; what is left out does not restrict it. */
export type CaseFilter = {
  readonly organ?: string | undefined;
  readonly mediator?: string | undefined;
  readonly stage?: Stage | undefined;
  readonly door?: Door | undefined;
  readonly district?: string | undefined;
  readonly riskLevel?: string | undefined;
  readonly claimKind?: ClaimKind | undefined;
  readonly openedFrom?: LocalDate | undefined;
  readonly openedTo?: LocalDate | undefined;
  readonly closedFrom?: LocalDate | undefined;
  readonly closedTo?: LocalDate | undefined;
  /** The last promise was kept on this day or after, on that day or before. */
  readonly performedFrom?: LocalDate | undefined;
  readonly performedTo?: LocalDate | undefined;
  /** An agreement was concluded on this day or after, on that day or before. */
  readonly agreedFrom?: LocalDate | undefined;
  readonly agreedTo?: LocalDate | undefined;
  /** A duty of the organ was done after its last day (true), or none was (false). */
  readonly late?: boolean | undefined;
  /** The most urgent deadline ends on this day or before. */
  readonly dueBefore?: LocalDate | undefined;
  /** The most urgent deadline is over at this instant (UTC milliseconds). A day that is not over is not overdue. */
  readonly overdueAt?: number | undefined;
  /** Not closed (true), or closed (false). */
  readonly open?: boolean | undefined;
  /** A case number or its beginning, part of a name, an outside number. */
  readonly q?: string | undefined;
  /** Only what a person may see. */
  readonly reach?: Reach | undefined;
};

/** A case as a line of a list. Days in Asia/Shanghai, instants in UTC on the world's clock. */
export type CaseListItem = CaseSummary & {
  readonly caseNo: string;
  readonly seq: number;
  readonly stage: Stage;
  readonly organ: string;
  readonly mediator?: string;
  readonly district: string;
  readonly door: Door;
  readonly disputeKind: string;
  readonly riskLevel?: string;
  readonly collective: boolean;
  readonly emergency: boolean;
  readonly openedOn: LocalDate;
  readonly closedOn?: LocalDate;
  readonly changedAt: string;
  readonly nextDue?: NextDue;
};
export type NextDue = {
  readonly key: string;
  readonly rule: string;
  readonly label: string;
  readonly kind: DeadlineKind;
  readonly dueOn: LocalDate;
  readonly dueAt: string;
};

/**
 * Cases, the newest first; if they are asked for by deadline, the most urgent first.
 * Every page costs the same, however many cases there are and however far one has turned.
 * @throws BadCursor if the cursor is not one of this list.
 */
export async function listCases(
  db: Queryable,
  filter: CaseFilter,
  { limit, cursor }: PageRequest,
): Promise<Page<CaseListItem>> {
  const byDue = filter.dueBefore !== undefined || filter.overdueAt !== undefined;
  const conditions = conditionsOf(filter);
  after(conditions, byDue, cursor);
  const order = byDue ? 'v.next_due_at, v.case_no' : 'v.opened_on desc, v.case_no desc';
  const searched = needsSearch(filter) ? 'join case_finding s on s.case_no = v.case_no' : '';
  const { rows } = await db.query<CaseRow>(
    `select ${COLUMNS} from case_views v ${searched} ${conditions.where}
     order by ${order} limit ${conditions.parameter(limit + 1)}`,
    conditions.values,
  );
  const placeAfter = (row: CaseRow) =>
    byDue
      ? cursorAfter('due', row.next_due_at?.toISOString() ?? '', row.case_no)
      : cursorAfter('cases', row.opened_on, row.case_no);
  return pageOf(rows, limit, { item: itemOf, cursor: placeAfter });
}

function after(conditions: Conditions, byDue: boolean, cursor: string | undefined): void {
  const place = byDue ? placeOf('due', cursor, ['instant', 'text']) : placeOf('cases', cursor, ['day', 'text']);
  if (!place) return;
  const [first, caseNo] = place.map((part) => conditions.parameter(part));
  if (byDue) conditions.demand(`(v.next_due_at, v.case_no) > (${first}::timestamptz, ${caseNo})`);
  else conditions.demand(`(v.opened_on, v.case_no) < (${first}::date, ${caseNo})`);
}

function conditionsOf(filter: CaseFilter): Conditions {
  const { q, open, dueBefore, overdueAt } = filter;
  const conditions = new Conditions()
    .add('v.organ = ?', filter.organ)
    .add('v.mediator = ?', filter.mediator)
    .add('v.stage = ?', filter.stage)
    .add('v.district = ?', filter.district)
    .add('v.risk_level = ?', filter.riskLevel)
    .add('v.opened_on >= ?::date', filter.openedFrom)
    .add('v.opened_on <= ?::date', filter.openedTo)
    .add('v.closed_on >= ?::date', filter.closedFrom)
    .add('v.closed_on <= ?::date', filter.closedTo)
    .add('v.performed_on >= ?::date', filter.performedFrom)
    .add('v.performed_on <= ?::date', filter.performedTo)
    .add('v.late = ?::boolean', filter.late)
    .add('v.next_due_at <= ?::timestamptz', dueBefore && new Date(endOfDay(dueBefore)).toISOString())
    .add('v.next_due_at <= ?::timestamptz', overdueAt === undefined ? undefined : new Date(overdueAt).toISOString())
    .within('v', filter.reach);
  agreed(conditions, filter);
  if (open !== undefined) conditions.demand(open ? 'v.closed_on is null' : 'v.closed_on is not null');
  if (q !== undefined) search(conditions, q);
  const facets = facetsOf(filter);
  return conditions.add('s.terms @> ?::text[]', facets.length > 0 ? facets : undefined);
}

function agreed(conditions: Conditions, { agreedFrom, agreedTo }: CaseFilter): void {
  if (agreedFrom === undefined && agreedTo === undefined) return;
  const from = conditions.parameter(agreedFrom ?? '2000-01-01');
  const to = conditions.parameter(agreedTo ?? '2999-12-31');
  conditions.demand(`exists (select from case_events e where e.case_no = v.case_no and e.type = 'agreement.concluded'
    and e.occurred_on between ${from}::date and ${to}::date)`);
}

const CASE_NUMBER = /^CQ-[\d-]*$/;

function search(conditions: Conditions, q: string): void {
  const number = q.trim().toUpperCase();
  if (CASE_NUMBER.test(number)) {
    // Numbers sort by their text: everything that begins so lies between it and the next text after all of it.
    conditions.add('v.case_no >= ?', number).add('v.case_no < ?', `${number}\uffff`);
    return;
  }
  const terms = termsFor(q);
  conditions.add('s.terms @> ?::text[]', terms.length > 0 ? terms : undefined);
  if ([...folded(q)].length > 1) conditions.add('position(? in s.text) > 0', folded(q));
}

const facetsOf = ({ claimKind, door }: CaseFilter): readonly string[] => [
  ...(claimKind === undefined ? [] : [claimFacet(claimKind)]),
  ...(door === undefined ? [] : [doorFacet(door)]),
];

const needsSearch = (filter: CaseFilter): boolean =>
  facetsOf(filter).length > 0 || (filter.q !== undefined && !CASE_NUMBER.test(filter.q.trim().toUpperCase()));

// Never the facts: they lie apart from the row, and a list does without them.
const COLUMNS = `v.case_no, v.seq, v.stage, v.organ, v.mediator, v.district, v.door, v.dispute_kind, v.risk_level,
  v.collective, v.emergency, v.summary, v.opened_on::text, v.closed_on::text, v.changed_at, v.next_due_at,
  v.next_due_on::text, v.next_due_key, v.next_due_rule, v.next_due_label, v.next_due_kind`;

type CaseRow = {
  case_no: string;
  seq: number;
  stage: Stage;
  organ: string;
  mediator: string | null;
  district: string;
  door: Door;
  dispute_kind: string;
  risk_level: string | null;
  collective: boolean;
  emergency: boolean;
  summary: CaseSummary;
  opened_on: LocalDate;
  closed_on: LocalDate | null;
  changed_at: Date;
  next_due_at: Date | null;
  next_due_on: LocalDate;
  next_due_key: string;
  next_due_rule: string;
  next_due_label: string;
  next_due_kind: DeadlineKind;
};

function itemOf(row: CaseRow): CaseListItem {
  return {
    caseNo: row.case_no,
    seq: row.seq,
    stage: row.stage,
    organ: row.organ,
    ...(row.mediator === null ? {} : { mediator: row.mediator }),
    district: row.district,
    door: row.door,
    disputeKind: row.dispute_kind,
    ...(row.risk_level === null ? {} : { riskLevel: row.risk_level }),
    collective: row.collective,
    emergency: row.emergency,
    ...row.summary,
    openedOn: row.opened_on,
    ...(row.closed_on === null ? {} : { closedOn: row.closed_on }),
    changedAt: row.changed_at.toISOString(),
    ...(row.next_due_at === null ? {} : { nextDue: nextDueOf(row, row.next_due_at) }),
  };
}

const nextDueOf = (row: CaseRow, dueAt: Date): NextDue => ({
  key: row.next_due_key,
  rule: row.next_due_rule,
  label: row.next_due_label,
  kind: row.next_due_kind,
  dueOn: row.next_due_on,
  dueAt: dueAt.toISOString(),
});
