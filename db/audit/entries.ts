import type { Pool } from 'pg';
import { NO_PREVIOUS } from '../../shared/case/entry';
import type { AuditEntry, AuditKind } from '../../shared/audit/entry';
import { cursorAfter, pageOf, placeOf, type Page, type PageRequest } from '../cursor';
import type { Queryable } from '../pool';

type EntryRow = { entry: Omit<AuditEntry, 'previous' | 'hash'>; previous: string; hash: string };

const entryOf = ({ entry, previous, hash }: EntryRow): AuditEntry => ({ ...entry, previous, hash });

/**
 * Appends entries of one chain, in order; those that stand there already are passed over, so that a batch whose fate is
 * unknown can be sent again.
 * @throws if they do not continue the chain.
 */
export async function appendAudit(pool: Pool, entries: readonly AuditEntry[]): Promise<void> {
  const rows = entries.map(({ previous, hash, ...entry }) => ({ entry, previous, hash }));
  await pool.query(
    `insert into audit_entries (chain, seq, at, entry, previous, hash)
     select entry ->> 'chain', (entry ->> 'seq')::int, (entry ->> 'at')::timestamptz, entry, previous, hash
     from jsonb_to_recordset($1::jsonb) as row (entry jsonb, previous text, hash text)
     where not exists (
       select from audit_entries known
       where known.chain = entry ->> 'chain' and known.seq = (entry ->> 'seq')::int and known.hash = row.hash)
     order by (entry ->> 'seq')::int`,
    [JSON.stringify(rows)],
  );
}

/**
 * Which entries are asked for: whose, from and until which instant (UTC, ISO; until excluded), about which case; of one
 * district only, those that concern a case of it or are of people of its organisations.
 */
export type AuditQuestion = {
  /** One of these persons. */
  readonly people?: readonly string[] | undefined;
  readonly caseNo?: string | undefined;
  readonly kind?: AuditKind | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly district?: string | undefined;
  /** Only those that name a case. */
  readonly ofCases?: boolean | undefined;
};

/** Numbers of the cases of a district that an entry names. */
const ITS_CASES = `
  select coalesce(jsonb_agg(n order by n), '[]') from jsonb_array_elements_text(case_nos) as n
  join case_views v on v.case_no = n where v.district = $6`;

const FITS = `
  ($1::text[] is null or actor_id = any($1)) and ($2::text is null or case_nos @> jsonb_build_array($2::text))
  and ($3::text is null or kind = $3) and ($4::timestamptz is null or at >= $4) and ($5::timestamptz is null or at < $5)
  and ($6::text is null or (${ITS_CASES}) <> '[]'
    or entry -> 'actor' ->> 'organ' in (select id from organs where organs.district = $6))
  and ($6::text is null or $2::text is null or exists (select from case_views v where v.case_no = $2 and v.district = $6))
  and ($7::boolean is not true or jsonb_array_length(case_nos) > 0)`;

const asked = ({ people, caseNo, kind, from, until, district, ofCases }: AuditQuestion) =>
  [people, caseNo, kind, from, until, district, ofCases].map((value) => value ?? null);

const LIST = 'audit';

/** The entries that fit, newest first; of one district, with the numbers of its cases only. @throws BadCursor */
export async function auditEntries(
  db: Queryable,
  question: AuditQuestion,
  { limit, cursor }: PageRequest,
): Promise<Page<AuditEntry>> {
  const [at = null, chain = null, seq = null] = placeOf(LIST, cursor, ['instant', 'text', 'number']) ?? [];
  const { rows } = await db.query<EntryRow>(
    `select case when $6::text is null then entry else entry || jsonb_build_object('caseNos', (${ITS_CASES})) end as entry,
       previous, hash
     from audit_entries where ${FITS} and ($8::timestamptz is null or (at, chain, seq) < ($8, $9, $10))
     order by at desc, chain desc, seq desc limit $11`,
    [...asked(question), at, chain, seq, limit + 1],
  );
  const place = ({ entry }: EntryRow) => cursorAfter(LIST, entry.at, entry.chain, String(entry.seq));
  return pageOf(rows, limit, { item: entryOf, cursor: place });
}

/** Every chain with its entries, those of an interval of days only if one is given (civil days, both included). */
export async function* auditChains(
  pool: Pool,
  days?: { readonly from: string; readonly to: string },
  batch = 2_000,
): AsyncGenerator<readonly AuditEntry[]> {
  let entries: AuditEntry[] = [];
  let place: Pick<AuditEntry, 'chain' | 'seq'> = { chain: days?.from ?? '', seq: 0 };
  // A chain's name begins with its day: '0' comes after '/'.
  const end = days ? `${days.to}0` : '~';
  for (;;) {
    const { rows } = await pool.query<EntryRow>(
      `select entry, previous, hash from audit_entries where (chain, seq) > ($1, $2) and chain < $3
       order by chain, seq limit $4`,
      [place.chain, place.seq, end, batch],
    );
    for (const row of rows) {
      const entry = entryOf(row);
      if (entries[0] && entries[0].chain !== entry.chain) {
        yield entries;
        entries = [];
      }
      entries.push(entry);
      place = entry;
    }
    if (rows.length < batch) break;
  }
  if (entries.length > 0) yield entries;
}

/** Where a chain begins. */
export const CHAIN_START = { seq: 0, hash: NO_PREVIOUS } as const;
