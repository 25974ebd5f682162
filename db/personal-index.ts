import type { Party } from '../shared/case/form';
import type { Queryable } from './pool';

/** A keyed digest under which somebody of a side is found exactly. */
export type IndexTerm = { readonly side: Party['side']; readonly term: string };

/** Makes the people of a case findable; terms that are there stay. */
export async function indexPeople(db: Queryable, caseNo: string, terms: readonly IndexTerm[]): Promise<void> {
  if (terms.length === 0) return;
  await db.query(
    `insert into personal_index (case_no, side, term)
     select $1, t.side, t.term from jsonb_to_recordset($2) as t (side text, term text) on conflict do nothing`,
    [caseNo, JSON.stringify(terms)],
  );
}

/** Numbers of the cases in which somebody is known under one of these terms; of a term that many share, the newest. */
export async function casesKnowing(db: Queryable, terms: readonly IndexTerm[], limit = 200): Promise<string[]> {
  if (terms.length === 0) return [];
  const { rows } = await db.query<{ case_no: string }>(
    `select distinct i.case_no from personal_index i
     join jsonb_to_recordset($1) as t (side text, term text) on i.term = t.term and i.side = t.side
     order by i.case_no desc limit $2`,
    [JSON.stringify(terms), limit],
  );
  return rows.map(({ case_no }) => case_no);
}
