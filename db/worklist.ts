import type { Reach } from '../shared/case/access';
import type { DeadlineKind } from '../shared/law/rulebook';
import { addDays, endOfDay, localDateOf, startOfDay, type LocalDate } from '../shared/law/local-date';
import type { Role } from '../shared/case/actor';
import type { Stage } from '../shared/case/stage';
import type { CaseSummary } from './case-columns';
import { Conditions } from './conditions';
import { cursorAfter, pageOf, placeOf, type Page, type PageRequest } from './cursor';
import type { Queryable } from './pool';

/** Whose work, of which days. What is left out does not restrict it. */
export type WorklistFilter = {
  readonly organ?: string | undefined;
  readonly mediator?: string | undefined;
  readonly district?: string | undefined;
  readonly kind?: DeadlineKind | undefined;
  /** Who must act. */
  readonly role?: Role | undefined;
  /** First and last civil day (Asia/Shanghai) on which the deadlines end. */
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
  /** Only what is over at this instant (UTC milliseconds); what ends today is not over. */
  readonly overdueAt?: number | undefined;
  /** Only what is not over at this instant (UTC milliseconds). */
  readonly runningAt?: number | undefined;
  /** Only what a person may see. */
  readonly reach?: Reach | undefined;
};

/** Something that somebody must do by a day. */
export type WorkItem = Pick<CaseSummary, 'workers' | 'employers'> & {
  readonly caseNo: string;
  readonly key: string;
  readonly rule: string;
  readonly kind: DeadlineKind;
  readonly label: string;
  readonly about?: string;
  readonly dueOn: LocalDate;
  /** UTC instant on the world's clock. */
  readonly dueAt: string;
  /** The earliest day under any reading of the law. */
  readonly actBy?: LocalDate;
  readonly roles: readonly Role[];
  /** The day leans on a calendar that is not published yet. */
  readonly provisional: boolean;
  readonly organ: string;
  readonly mediator?: string;
  readonly stage: Stage;
};

/**
 * The open deadlines in which somebody can be late, the most urgent first.
 * @throws BadCursor if the cursor is not one of this list.
 */
export async function worklist(
  db: Queryable,
  filter: WorklistFilter,
  { limit, cursor }: PageRequest,
): Promise<Page<WorkItem>> {
  const conditions = conditionsOf(filter);
  const place = placeOf('worklist', cursor, ['instant', 'text', 'text'])?.map((part) => conditions.parameter(part));
  if (place) conditions.demand(`(d.due_at, d.case_no, d.key) > (${place[0]}::timestamptz, ${place[1]}, ${place[2]})`);
  const { rows } = await db.query<WorkRow>(
    `select ${COLUMNS} from (
       select * from case_deadlines d ${conditions.where}
       order by d.due_at, d.case_no, d.key limit ${conditions.parameter(limit + 1)}
     ) d join case_views v using (case_no)
     order by d.due_at, case_no, d.key`,
    conditions.values,
  );
  return pageOf(rows, limit, {
    item: itemOf,
    cursor: (row) => cursorAfter('worklist', row.due_at.toISOString(), row.case_no, row.key),
  });
}

function conditionsOf(filter: WorklistFilter, values?: unknown[]): Conditions {
  const { from, to, overdueAt, runningAt } = filter;
  return (
    new Conditions(values)
      .demand('d.due_at is not null and not d.informational')
      .add('d.organ = ?', filter.organ)
      .add('d.mediator = ?', filter.mediator)
      .add('d.district = ?', filter.district)
      .add('d.kind = ?', filter.kind)
      .add('? = any (d.roles)', filter.role)
      // A day's deadlines end at its midnight, or in hours on the day itself.
      .add('d.due_at > ?::timestamptz', from && new Date(startOfDay(from)).toISOString())
      .add('d.due_at <= ?::timestamptz', to && new Date(endOfDay(to)).toISOString())
      .add('d.due_at <= ?::timestamptz', instant(overdueAt))
      .add('d.due_at > ?::timestamptz', instant(runningAt))
      .within('d', filter.reach)
  );
}

const instant = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString();

const MOST_COUNTED = 1_000;

/** How much work there is: over, ending today, and ending within the seven days after. */
export type WorklistCounts = { readonly overdue: number; readonly today: number; readonly next7Days: number };

/** Counts the work at an instant (UTC milliseconds), each figure to a thousand. One statement. */
export async function worklistCounts(db: Queryable, filter: WorklistFilter, now: number): Promise<WorklistCounts> {
  const today = localDateOf(now);
  const values: unknown[] = [];
  const overdue = counting({ ...filter, overdueAt: now }, values);
  const endingToday = counting({ ...filter, from: today, to: today, runningAt: now }, values);
  const next7Days = counting({ ...filter, from: addDays(today, 1), to: addDays(today, 7) }, values);
  const { rows } = await db.query<WorklistCounts>(
    `select ${overdue} as overdue, ${endingToday} as today, ${next7Days} as "next7Days"`,
    values,
  );
  return rows[0] ?? { overdue: 0, today: 0, next7Days: 0 };
}

function counting(filter: WorklistFilter, values: unknown[]): string {
  const conditions = conditionsOf(filter, values);
  const limit = conditions.parameter(MOST_COUNTED);
  return `(select count(*)::int from (select from case_deadlines d ${conditions.where} limit ${limit}) counted)`;
}

const COLUMNS = `case_no, d.key, d.rule, d.kind, d.label, d.about, d.due_on::text, d.due_at, d.act_by::text, d.roles,
  d.provisional, d.organ, d.mediator, v.stage, v.summary`;

type WorkRow = {
  case_no: string;
  key: string;
  rule: string;
  kind: DeadlineKind;
  label: string;
  about: string | null;
  due_on: LocalDate;
  due_at: Date;
  act_by: LocalDate | null;
  roles: Role[];
  provisional: boolean;
  organ: string;
  mediator: string | null;
  stage: Stage;
  summary: CaseSummary;
};

function itemOf(row: WorkRow): WorkItem {
  const { key, rule, kind, label, roles, provisional, organ, stage } = row;
  return {
    caseNo: row.case_no,
    key,
    rule,
    kind,
    label,
    ...(row.about === null ? {} : { about: row.about }),
    dueOn: row.due_on,
    dueAt: row.due_at.toISOString(),
    ...(row.act_by === null ? {} : { actBy: row.act_by }),
    roles,
    provisional,
    organ,
    ...(row.mediator === null ? {} : { mediator: row.mediator }),
    stage,
    workers: row.summary.workers,
    employers: row.summary.employers,
  };
}
