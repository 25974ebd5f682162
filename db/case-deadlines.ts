import type { PoolClient } from 'pg';
import { deadlinesOf, type Deadline } from '../shared/case/deadlines';
import type { CaseFacts } from '../shared/case/facts';
import { inTheWorld, type CaseColumns } from './case-columns';
import { prepared } from './prepared';

/** Makes the open deadlines of a case, as the worklist reads them, equal to what its facts say. */
export async function saveDeadlines(
  client: PoolClient,
  facts: CaseFacts,
  columns: CaseColumns,
  shiftMs: number,
): Promise<void> {
  const open = deadlinesOf(facts).filter((each) => each.state === 'open');
  const keys = open.map((each) => each.key);
  await client.query(FORGET_OTHERS(facts.caseNo, keys));
  if (open.length === 0) return;
  const rows = open.map((each) => rowOf(each, shiftMs));
  const { organ, mediator, district, marks } = columns;
  await client.query(SAVE(facts.caseNo, organ, mediator, district, marks, JSON.stringify(rows)));
}

const FORGET_OTHERS = prepared('delete from case_deadlines where case_no = $1 and not (key = any ($2::text[]))');

/** Rows that say the same already are not written again. */
const SAVE = prepared(`
  insert into case_deadlines as d (case_no, key, rule, kind, label, about, due_on, due_at, act_by, roles, informational,
                                   provisional, organ, mediator, district, marks)
  select $1, key, rule, kind, label, about, due_on, due_at, act_by, roles, informational, provisional, $2, $3, $4,
         $5::text[]
  from jsonb_to_recordset($6::jsonb)
    as row (key text, rule text, kind text, label text, about text, due_on date, due_at timestamptz, act_by date,
            roles text[], informational boolean, provisional boolean)
  on conflict (case_no, key) do update set
    kind = excluded.kind, label = excluded.label, about = excluded.about, due_on = excluded.due_on,
    due_at = excluded.due_at, act_by = excluded.act_by, roles = excluded.roles, informational = excluded.informational,
    provisional = excluded.provisional, organ = excluded.organ, mediator = excluded.mediator, district = excluded.district,
    marks = excluded.marks
  where (d.kind, d.label, d.about, d.due_on, d.due_at, d.act_by, d.roles, d.informational, d.provisional, d.organ,
         d.mediator, d.district, d.marks)
    is distinct from
        (excluded.kind, excluded.label, excluded.about, excluded.due_on, excluded.due_at, excluded.act_by, excluded.roles,
         excluded.informational, excluded.provisional, excluded.organ, excluded.mediator, excluded.district,
         excluded.marks)`);

function rowOf(
  { key, rule, kind, label, about, dueOn, dueAt, by, informational, receipt }: Deadline,
  shiftMs: number,
): object {
  return {
    key,
    rule,
    kind,
    label,
    about,
    due_on: dueOn,
    due_at: dueAt && inTheWorld(dueAt, shiftMs),
    act_by: receipt.actBy,
    roles: by,
    informational,
    provisional: receipt.provisional,
  };
}
