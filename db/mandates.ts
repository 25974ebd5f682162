import type { Reach } from '../shared/case/access';
import type { MandateStanding, MandateState } from '../shared/case/mandate-standing';
import type { CaseSummary } from './case-columns';
import { Conditions } from './conditions';
import { cursorAfter, pageOf, placeOf, type Page, type PageRequest } from './cursor';
import type { MessageState } from './messages';
import type { Queryable } from './pool';

/** Which mandates a list shows; what is left out does not restrict it. */
export type MandateFilter = {
  readonly states?: readonly MandateState[] | undefined;
  /** Who gave it. */
  readonly givenBy?: string | undefined;
  /** The mediation organisation that has it. */
  readonly organ?: string | undefined;
  /** Whose period is over at this instant (UTC milliseconds) without an end, or which ended by it or after it. */
  readonly lateAt?: number | undefined;
  /** Whose mediation goes on, and whose period ends after the first instant, and at the second at the latest. */
  readonly dueBetween?: readonly [from: number, until: number] | undefined;
  /** Only what a person may see. */
  readonly reach?: Reach | undefined;
};

/** A mandate as a line of a list. */
export type ListedMandate = MandateStanding &
  Pick<CaseSummary, 'workers' | 'employers' | 'amountFen'> & {
    readonly ourCaseNo: string;
    readonly ourOrgan: string;
    /** Training only: milliseconds by which the case's clock is ahead of the world's. */
    readonly shiftMs: number;
    /** How the newest message about its result stands. */
    readonly delivery?: MessageState;
  };

/** What has no period comes last: as if it ended on a day that no case reaches. */
const DUE = `coalesce(v.mandate_due_at, '9999-12-31T00:00:00Z')`;
const RUNNING = `v.mandate_state in ('awaiting-answer', 'mediating')`;

/** Mandates, the most urgent first. @throws BadCursor if the cursor is not one of this list. */
export async function listMandates(
  db: Queryable,
  filter: MandateFilter,
  { limit, cursor }: PageRequest,
): Promise<Page<ListedMandate>> {
  const conditions = conditionsOf(filter);
  const place = placeOf('mandates', cursor, ['instant', 'text'])?.map((part) => conditions.parameter(part));
  if (place) conditions.demand(`(${DUE}, v.case_no) > (${place[0]}::timestamptz, ${place[1]})`);
  const { rows } = await db.query<MandateRow>(
    `select v.case_no, v.organ, v.shift_ms::float8, v.mandate, v.summary, ${DUE} as due,
       (select state from messages m where m.case_no = v.case_no and m.type = 'mandate.result'
        order by revision desc limit 1) as delivery
     from case_views v ${conditions.where} order by ${DUE}, v.case_no limit ${conditions.parameter(limit + 1)}`,
    conditions.values,
  );
  return pageOf(rows, limit, {
    item: itemOf,
    cursor: (row) => cursorAfter('mandates', row.due.toISOString(), row.case_no),
  });
}

function conditionsOf({ states, givenBy, organ, lateAt, dueBetween, reach }: MandateFilter): Conditions {
  const conditions = new Conditions()
    .demand('v.mandate_state is not null')
    .add('v.mandate_state = any (?::text[])', states)
    .add('v.mandate_organ = ?', givenBy)
    .add('v.organ = ?', organ)
    .add(lateText('?'), lateAt === undefined ? undefined : instant(lateAt))
    .within('v', reach);
  const [from, until] = dueBetween ?? [];
  return conditions
    .add(`${RUNNING} and v.mandate_due_at > ?::timestamptz`, from === undefined ? undefined : instant(from))
    .add('v.mandate_due_at <= ?::timestamptz', until === undefined ? undefined : instant(until));
}

const instant = (at: number): string => new Date(at).toISOString();
const lateText = (now: string): string =>
  `((v.mandate ->> 'late')::boolean or (${RUNNING} and v.mandate_due_at <= ${now}::timestamptz))`;

/** How many mandates there are in each state, and how they ended. */
export type MandateCounts = {
  readonly states: Readonly<Partial<Record<MandateState, number>>>;
  readonly late: number;
  readonly dueSoon: number;
  /** Of those that are over, not counting what was declined or recalled. */
  readonly ended: number;
  readonly agreed: number;
};

/** Counts mandates at an instant; `soon` until when a period ends soon (both UTC milliseconds). One statement. */
export async function countMandates(
  db: Queryable,
  filter: Pick<MandateFilter, 'givenBy' | 'organ' | 'reach'>,
  { now, soon }: { readonly now: number; readonly soon: number },
): Promise<MandateCounts> {
  const conditions = conditionsOf(filter);
  const [at, until] = [conditions.parameter(instant(now)), conditions.parameter(instant(soon))];
  const { rows } = await db.query<CountRow>(
    `select v.mandate_state as state, count(*)::int as n, (count(*) filter (where ${lateText(at)}))::int as late,
       (count(*) filter (where ${RUNNING} and v.mandate_due_at > ${at}::timestamptz
          and v.mandate_due_at <= ${until}::timestamptz))::int as soon,
       (count(*) filter (where ${ENDED}))::int as ended,
       (count(*) filter (where v.mandate ->> 'outcome' = 'agreed'))::int as agreed
     from case_views v ${conditions.where} group by v.mandate_state`,
    conditions.values,
  );
  const sum = (what: 'late' | 'soon' | 'ended' | 'agreed') => rows.reduce((all, row) => all + row[what], 0);
  return {
    states: Object.fromEntries(rows.map(({ state, n }) => [state, n])),
    late: sum('late'),
    dueSoon: sum('soon'),
    ended: sum('ended'),
    agreed: sum('agreed'),
  };
}

const ENDED = `v.mandate ->> 'outcome' not in ('declined', 'recalled')`;

type CountRow = { state: MandateState; n: number; late: number; soon: number; ended: number; agreed: number };

type MandateRow = {
  case_no: string;
  organ: string;
  shift_ms: number;
  mandate: MandateStanding;
  summary: CaseSummary;
  due: Date;
  delivery: MessageState | null;
};

function itemOf({ case_no, organ, shift_ms, mandate, summary, delivery }: MandateRow): ListedMandate {
  const { workers, employers, amountFen } = summary;
  return {
    ...mandate,
    ...{ workers, employers, amountFen, ourCaseNo: case_no, ourOrgan: organ, shiftMs: shift_ms },
    ...(delivery === null ? {} : { delivery }),
  };
}
