import type { ClaimKind } from '../shared/case/claims';
import type { OpeningForm } from '../shared/case/form';
import type { LocalDate } from '../shared/law/local-date';
import type { CaseSummary } from './case-columns';
import type { Queryable } from './pool';
import { samePersonTerms } from './search-terms';

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
 */
export async function openDuplicates(
  db: Queryable,
  { parties, claims }: Pick<OpeningForm, 'parties' | 'claims'>,
): Promise<Duplicate[]> {
  const kinds = new Set(claims.map((claim) => claim.kind));
  const { rows } = await db.query<{ case_no: string; organ: string; opened_on: LocalDate; summary: CaseSummary }>(
    `select v.case_no, v.organ, v.opened_on::text, v.summary
     from case_finding s join case_views v using (case_no)
     where s.terms && $1::text[] and s.terms && $2::text[] and v.closed_on is null
       and v.summary -> 'claimKinds' ?| $3::text[]
     order by v.case_no desc limit $4`,
    [samePersonTerms(parties, 'worker'), samePersonTerms(parties, 'employer'), [...kinds], MOST_SHOWN],
  );
  return rows.map(({ case_no, organ, opened_on, summary }) => ({
    caseNo: case_no,
    organ,
    openedOn: opened_on,
    claimKinds: summary.claimKinds.filter((kind) => kinds.has(kind)),
  }));
}
