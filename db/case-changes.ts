import type { Reach } from '../shared/case/access';
import type { Stage } from '../shared/case/stage';
import { Conditions } from './conditions';
import type { Queryable } from './pool';

/** A case that has changed: how far its ledger goes now, and who may be told. */
export type CaseChange = {
  readonly caseNo: string;
  readonly seq: number;
  readonly stage: Stage;
  readonly marks: readonly string[];
  /** When its newest entry was written down: microseconds since 1970 by the database's clock. */
  readonly movedAt: number;
};

/**
 * The cases whose newest entry was written down after an instant (microseconds since 1970), in that order; each once.
 * What is committed late may have an instant before others that were seen: ask again for the last few seconds.
 */
export async function changesAfter(
  db: Queryable,
  after: number,
  { limit, reach, caseNo }: { readonly limit: number; readonly reach?: Reach; readonly caseNo?: string | undefined },
): Promise<readonly CaseChange[]> {
  const conditions = new Conditions()
    .add(`h.moved_at > 'epoch'::timestamptz + ?::bigint * interval '1 microsecond'`, after)
    .add('h.case_no = ?', caseNo)
    .within('v', reach);
  const { rows } = await db.query<CaseChange>(
    `select v.case_no as "caseNo", v.seq, v.stage, v.marks,
            (extract(epoch from h.moved_at) * 1000000)::float8 as "movedAt"
     from case_heads h join case_views v on v.case_no = h.case_no
     ${conditions.where} order by h.moved_at, h.case_no limit ${conditions.parameter(limit)}`,
    conditions.values,
  );
  return rows;
}

/** The instant that it is for the database (microseconds since 1970). */
export async function changesUntilNow(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ now: number }>('select (extract(epoch from now()) * 1000000)::float8 as now');
  return rows[0]?.now ?? 0;
}
