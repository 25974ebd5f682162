import type { Reach } from '../shared/case/access';
import type { LocalDate } from '../shared/law/local-date';
import { Conditions } from './conditions';
import type { Queryable } from './pool';

/** Which cases the figures are of: days in Asia/Shanghai, both included; `now` in UTC milliseconds. */
export type BoardFilter = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly organ?: string | undefined;
  readonly reach: Reach;
  readonly now: number;
};

export type BoardShare = { readonly name: string; readonly open: number; readonly overdue: number };
export type BoardMonth = {
  readonly month: string;
  readonly opened: number;
  readonly closed: number;
  readonly agreed: number;
  readonly performed: number;
  /** Of those closed, the ones of which no duty was done late. */
  readonly onTime: number;
};

const theirs = ({ organ, reach }: BoardFilter): Conditions =>
  new Conditions().add('v.organ = ?', organ).within('v', reach);

/** Open cases, and those of them with a deadline that is over, by organ or by district. */
export async function boardShares(
  db: Queryable,
  by: 'organ' | 'district',
  filter: BoardFilter,
): Promise<readonly BoardShare[]> {
  const conditions = theirs(filter).demand('v.closed_on is null');
  const now = conditions.parameter(new Date(filter.now).toISOString());
  const { rows } = await db.query<BoardShare>(
    `select v.${by} as name, count(*)::int as open,
       (count(*) filter (where v.next_due_at <= ${now}::timestamptz))::int as overdue
     from case_views v ${conditions.where} group by v.${by} order by open desc, name`,
    conditions.values,
  );
  return rows;
}

/** How many cases were opened, closed, closed without a late duty, agreed and performed, month by month. */
export async function boardMonths(db: Queryable, filter: BoardFilter): Promise<readonly BoardMonth[]> {
  const conditions = theirs(filter);
  const [from, to] = [conditions.parameter(filter.from), conditions.parameter(filter.to)];
  const { rows } = await db.query<BoardMonth>(
    `with theirs as (select v.case_no, v.opened_on, v.closed_on, v.performed_on, v.late from case_views v ${conditions.where}),
     happened as (
       select opened_on as on_day, 'opened' as what, case_no from theirs
       union all select closed_on, 'closed', case_no from theirs where closed_on is not null
       union all select closed_on, 'onTime', case_no from theirs where closed_on is not null and not late
       union all select performed_on, 'performed', case_no from theirs where performed_on is not null
       union all select e.occurred_on, 'agreed', e.case_no from case_events e join theirs using (case_no)
         where e.type = 'agreement.concluded')
     select to_char(on_day, 'YYYY-MM') as month,
       (count(distinct case_no) filter (where what = 'opened'))::int as opened,
       (count(distinct case_no) filter (where what = 'closed'))::int as closed,
       (count(distinct case_no) filter (where what = 'agreed'))::int as agreed,
       (count(distinct case_no) filter (where what = 'performed'))::int as performed,
       (count(distinct case_no) filter (where what = 'onTime'))::int as "onTime"
     from happened where on_day between ${from}::date and ${to}::date group by 1 order by 1`,
    conditions.values,
  );
  return rows;
}

/** The median of the calendar days from registration to closing; undefined if none was closed in these days. */
export async function boardMedianDays(db: Queryable, filter: BoardFilter): Promise<number | undefined> {
  const conditions = theirs(filter).add('v.closed_on >= ?::date', filter.from).add('v.closed_on <= ?::date', filter.to);
  const { rows } = await db.query<{ days: number | null }>(
    `select percentile_cont(0.5) within group (order by v.closed_on - v.opened_on) as days
     from case_views v ${conditions.where}`,
    conditions.values,
  );
  return rows[0]?.days ?? undefined;
}
