import type { CaseFacts } from '../shared/case/facts';
import type { ClaimKind } from '../shared/case/claims';
import type { LocalDate } from '../shared/law/local-date';
import { usable } from './accounts';
import type { Queryable } from './pool';

/** A mediator of an organ, and the work that is on the desk already. */
export type MediatorLoad = {
  readonly id: string;
  readonly name: string;
  /** Open cases, and those of them with a deadline that is over. */
  readonly open: number;
  readonly overdue: number;
  /** Closed cases with one of the kinds of claims that are asked for. */
  readonly experience: number;
};

type Asked = {
  readonly organ: string;
  readonly claimKinds: readonly ClaimKind[];
  /** UTC instant, ISO, and its civil day. */
  readonly now: string;
  readonly today: LocalDate;
};

/** The mediators of an organ: who has an account as one, and who has one of its open cases. */
export async function mediatorsOf(db: Queryable, { organ, claimKinds, now, today }: Asked): Promise<MediatorLoad[]> {
  const { rows } = await db.query<MediatorLoad>(
    `with loads as (
       select v.mediator as id,
         max(v.facts #>> '{mediations,-1,mediators,-1,name}') filter (where v.closed_on is null) as name,
         (count(*) filter (where v.closed_on is null))::int as open,
         (count(*) filter (where v.closed_on is null and v.next_due_at <= $2::timestamptz))::int as overdue,
         (count(*) filter (where v.closed_on is not null and v.summary -> 'claimKinds' ?| $3::text[]))::int as experience
       from case_views v where v.organ = $1 and v.mediator is not null group by 1),
     staff as (select a.id, a.name from accounts a where a.role = 'mediator' and a.organ = $1 and ${usable('$4')})
     select id, coalesce(s.name, l.name, id) as name, coalesce(l.open, 0) as open, coalesce(l.overdue, 0) as overdue,
       coalesce(l.experience, 0) as experience
     from staff s full join loads l using (id) where s.id is not null or l.open > 0 order by id`,
    [organ, now, claimKinds, today],
  );
  return rows;
}

/** The files of these cases, as far as the reader may see them. */
export async function factsOf(db: Queryable, caseNos: readonly string[]): Promise<readonly CaseFacts[]> {
  const { rows } = await db.query<{ facts: CaseFacts }>(
    'select facts from case_views where case_no = any ($1::text[]) order by case_no',
    [caseNos],
  );
  return rows.map(({ facts }) => facts);
}
