import type { Side } from '../shared/case/actor';
import type { ClaimKind } from '../shared/case/claims';
import type { OpeningForm, Ticket } from '../shared/case/form';
import type { Likeness } from '../shared/case/likeness';
import type { LocalDate } from '../shared/law/local-date';
import type { CaseSummary } from './case-columns';
import type { Queryable } from './pool';
import { nameTerms, samePersonTerms, type Person } from './search-terms';

/** A case that is still open between the same people about the same. */
export type Duplicate = {
  readonly caseNo: string;
  readonly organ: string;
  readonly openedOn: LocalDate;
  /** The kinds of claims that overlap. */
  readonly claimKinds: readonly ClaimKind[];
};

const MOST_SHOWN = 20;

/**
 * Cases that a new registration would double: one of the workers and one of the employers are the same, by identity
 * number, or by name where a number is missing, a kind of claim is the same, and the case is not closed. A hint to a person, never a bar.
 * @param known the cases in which somebody of a side has one of the numbers (`casesKnowing`)
 */
export async function openDuplicates(
  db: Queryable,
  { parties, claims }: Pick<OpeningForm, 'parties' | 'claims'>,
  known: Readonly<Record<Side, readonly string[]>>,
): Promise<Duplicate[]> {
  const kinds = new Set(claims.map((claim) => claim.kind));
  const { rows } = await db.query<{ case_no: string; organ: string; opened_on: LocalDate; summary: CaseSummary }>(
    `select v.case_no, v.organ, v.opened_on::text, v.summary
     from case_finding s join case_views v using (case_no)
     where (s.terms && $1::text[] or s.case_no = any($5)) and (s.terms && $2::text[] or s.case_no = any($6))
       and v.closed_on is null
       and v.summary -> 'claimKinds' ?| $3::text[]
     order by v.case_no desc limit $4`,
    [
      ...[samePersonTerms(parties, 'worker'), samePersonTerms(parties, 'employer'), [...kinds], MOST_SHOWN],
      ...[known.worker, known.employer],
    ],
  );
  return rows.map(({ case_no, organ, opened_on, summary }) => ({
    caseNo: case_no,
    organ,
    openedOn: opened_on,
    claimKinds: summary.claimKinds.filter((kind) => kinds.has(kind)),
  }));
}

/** An open case that may be the dispute which is being registered, and by what it resembles it. */
export type SimilarCase = Duplicate & {
  readonly likenesses: readonly Likeness[];
  /** Whom it concerns (`shared/case/access`). */
  readonly marks: readonly string[];
  readonly workers: readonly string[];
  readonly employers: readonly string[];
  readonly tickets: readonly Pick<Ticket, 'hotline' | 'orderNo' | 'dispatchedOn'>[];
};

type Dispute = { readonly parties: readonly Person[]; readonly claims: readonly { readonly kind: ClaimKind }[] };
type SimilarRow = Record<Likeness, boolean> & {
  readonly case_no: string;
  readonly organ: string;
  readonly marks: string[];
  readonly opened_on: LocalDate;
  readonly summary: CaseSummary;
  readonly tickets: Ticket[] | null;
};

/**
 * Open cases of one of the workers, known by identity number, telephone or name; those against the same employer first.
 * Wider than `openDuplicates`, because a person looks at them; a hint, never a bar.
 * @param known the cases in which one of the workers has such a number (`casesKnowing`)
 */
export async function similarCases(
  db: Queryable,
  { parties, claims }: Dispute,
  known: Readonly<Record<'idNo' | 'phone', readonly string[]>>,
): Promise<SimilarCase[]> {
  const kinds = new Set(claims.map((claim) => claim.kind));
  const { rows } = await db.query<SimilarRow>(
    `select v.case_no, v.organ, v.marks, v.opened_on::text, v.summary, v.facts #> '{registration,tickets}' as tickets,
       s.case_no = any($1) as "idNo", s.case_no = any($2) as phone, s.terms && $3::text[] as name,
       s.terms && $4::text[] as employer
     from case_finding s join case_views v using (case_no)
     where (s.terms && $3::text[] or s.case_no = any($1::text[] || $2::text[])) and v.closed_on is null
     order by employer desc, "idNo" desc, phone desc, v.case_no desc limit $5`,
    [...[known.idNo, known.phone], ...[nameTerms(parties, 'worker'), nameTerms(parties, 'employer'), MOST_SHOWN]],
  );
  return rows.map(({ case_no, organ, marks, opened_on, summary, tickets, ...likeness }) => ({
    ...{ caseNo: case_no, organ, marks, openedOn: opened_on },
    claimKinds: summary.claimKinds.filter((kind) => kinds.has(kind)),
    likenesses: (['idNo', 'phone', 'name', 'employer'] as const).filter((each) => likeness[each]),
    ...{ workers: summary.workers, employers: summary.employers },
    tickets: (tickets ?? []).map(({ hotline, orderNo, dispatchedOn }) => ({ hotline, orderNo, dispatchedOn })),
  }));
}
