import type { AuditEntry, Shown } from '../../shared/audit/entry';
import type { Queryable } from '../pool';

/** How a case has been before somebody's eyes. Instants in UTC, ISO. */
export type KnownCase = {
  readonly caseNo: string;
  readonly first: string;
  readonly last: string;
  readonly times: number;
  /** The newest version that was shown; none where only lists or files have shown it. */
  readonly shownSeq?: number;
  /** In which forms: as a case, in a list, as a document … */
  readonly shows: readonly Shown[];
};

/** What somebody had been shown by an instant. */
export type Known = {
  readonly cases: readonly KnownCase[];
  /** Each look at what is sealed, personal or was taken along. */
  readonly special: readonly AuditEntry[];
};

const SPECIAL: readonly Shown[] = ['sealed', 'personal', 'export', 'document', 'audit'];
/** What was shown, and not what was refused or failed. */
const SEEN = `actor_id = $1 and at <= $2::timestamptz and (entry ->> 'status')::int < 400`;

/**
 * Who knew what when: everything that a person had been shown by an instant (UTC, ISO, included), the newest first.
 * @param limit of cases, and of special looks; one more of each says that there are more.
 */
export async function knownBy(db: Queryable, person: string, at: string, limit: number): Promise<Known> {
  const [cases, special] = await Promise.all([
    db.query<KnownRow>(
      `select no as "caseNo", min(at) as first, max(at) as last, count(*)::int as times,
         max((entry ->> 'shownSeq')::int) filter (where jsonb_array_length(case_nos) = 1) as "shownSeq",
         array_agg(distinct entry ->> 'shows') as shows
       from audit_entries, jsonb_array_elements_text(case_nos) no
       where ${SEEN} group by no order by max(at) desc, no limit $3`,
      [person, at, limit + 1],
    ),
    db.query<{ entry: Omit<AuditEntry, 'previous' | 'hash'>; previous: string; hash: string }>(
      `select entry, previous, hash from audit_entries where ${SEEN} and entry ->> 'shows' = any($4)
       order by at desc, chain desc, seq desc limit $3`,
      [person, at, limit + 1, SPECIAL],
    ),
  ]);
  return {
    cases: cases.rows.map(({ first, last, shownSeq, ...row }) => ({
      ...row,
      ...{ first: first.toISOString(), last: last.toISOString() },
      ...(shownSeq === null ? {} : { shownSeq }),
    })),
    special: special.rows.map(({ entry, previous, hash }) => ({ ...entry, previous, hash })),
  };
}

type KnownRow = Omit<KnownCase, 'first' | 'last' | 'shownSeq'> & {
  readonly first: Date;
  readonly last: Date;
  readonly shownSeq: number | null;
};
