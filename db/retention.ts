import type { Actor } from '../shared/case/actor';
import type { LocalDate } from '../shared/law/local-date';
import type { Retention } from '../shared/privacy/retention';
import type { Queryable } from './pool';

/** A demand to keep a case's file whatever its period. */
export type LegalHold = {
  readonly id: string;
  readonly caseNo: string;
  readonly reason: string;
  readonly placedBy: Actor;
  readonly placedAt: string;
  readonly releasedBy?: Actor;
  readonly releasedAt?: string;
  readonly releaseReason?: string;
};

/** The record of a disposal, from its proposal on. */
export type Disposal = {
  readonly id: string;
  readonly caseNo: string;
  readonly class: Retention['class'];
  readonly archivedOn: LocalDate;
  readonly retainedUntil: LocalDate;
  readonly reason: string;
  readonly proposedBy: Actor;
  readonly proposedAt: string;
  readonly approvedBy?: Actor;
  readonly approvedAt?: string;
  readonly carriedOutAt?: string;
  /** Table → how many rows were deleted. */
  readonly removed?: Readonly<Record<string, number>>;
};

const HOLD = `jsonb_strip_nulls(jsonb_build_object('id', id, 'caseNo', case_no, 'reason', reason,
  'placedBy', placed_by, 'placedAt', placed_at, 'releasedBy', released_by, 'releasedAt', released_at,
  'releaseReason', release_reason)) as item`;

const DISPOSAL = `jsonb_strip_nulls(jsonb_build_object('id', id, 'caseNo', case_no, 'class', class,
  'archivedOn', archived_on, 'retainedUntil', retained_until, 'reason', reason, 'proposedBy', proposed_by,
  'proposedAt', proposed_at, 'approvedBy', approved_by, 'approvedAt', approved_at, 'carriedOutAt', carried_out_at,
  'removed', removed)) as item`;

const first = <Item>(rows: readonly { item: Item }[]): Item | undefined => rows[0]?.item;

/** Places a hold; one that stands already under this id stays as it is. */
export async function placeHold(db: Queryable, hold: LegalHold): Promise<void> {
  const { id, caseNo, reason, placedBy, placedAt } = hold;
  await db.query(
    `insert into legal_holds (id, case_no, reason, placed_by, placed_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [id, caseNo, reason, placedBy, placedAt],
  );
}

/** Releases a hold of a case; undefined if there is none, or it is released already. */
export async function releaseHold(
  db: Queryable,
  { id, caseNo }: Pick<LegalHold, 'id' | 'caseNo'>,
  { by, at, reason }: { readonly by: Actor; readonly at: string; readonly reason: string },
): Promise<LegalHold | undefined> {
  const { rows } = await db.query<{ item: LegalHold }>(
    `update legal_holds set released_by = $3, released_at = $4, release_reason = $5
     where id = $1 and case_no = $2 and released_at is null returning ${HOLD}`,
    [id, caseNo, by, at, reason],
  );
  return first(rows);
}

/** The holds of a case, the newest first. */
export async function holdsOf(db: Queryable, caseNo: string): Promise<readonly LegalHold[]> {
  const { rows } = await db.query<{ item: LegalHold }>(
    `select ${HOLD} from legal_holds where case_no = $1 order by placed_at desc, id`,
    [caseNo],
  );
  return rows.map(({ item }) => item);
}

/** Proposes a disposal. @returns what is proposed for the case; an earlier proposal stays as it is. */
export async function proposeDisposal(db: Queryable, disposal: Disposal): Promise<Disposal> {
  const { id, caseNo, archivedOn, retainedUntil, reason, proposedBy, proposedAt } = disposal;
  await db.query(
    `insert into disposals (id, case_no, class, archived_on, retained_until, reason, proposed_by, proposed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [id, caseNo, disposal.class, archivedOn, retainedUntil, reason, proposedBy, proposedAt],
  );
  return (await disposalOfCase(db, caseNo)) ?? disposal;
}

/** What was proposed or done for a case. */
export async function disposalOfCase(db: Queryable, caseNo: string): Promise<Disposal | undefined> {
  const { rows } = await db.query<{ item: Disposal }>(`select ${DISPOSAL} from disposals where case_no = $1`, [caseNo]);
  return first(rows);
}

export async function disposalById(db: Queryable, id: string): Promise<Disposal | undefined> {
  const { rows } = await db.query<{ item: Disposal }>(`select ${DISPOSAL} from disposals where id = $1`, [id]);
  return first(rows);
}

/** All disposals, the newest proposal first. */
export async function disposals(db: Queryable, limit: number): Promise<readonly Disposal[]> {
  const { rows } = await db.query<{ item: Disposal }>(
    `select ${DISPOSAL} from disposals order by proposed_at desc, id limit $1`,
    [limit],
  );
  return rows.map(({ item }) => item);
}

/**
 * Approves and carries out, in the caller's transaction: keys, content, files and views of the case are gone with it;
 * the chain of its hashes stays.
 * @throws if a hold stands, or who approves has proposed it.
 */
export async function carryOut(
  client: Queryable,
  id: string,
  { by, at }: { readonly by: Actor; readonly at: string },
): Promise<void> {
  await client.query(
    'update disposals set approved_by = $2, approved_at = $3 where id = $1 and approved_by is null and carried_out_at is null',
    [id, by, at],
  );
  await client.query('select dispose_case($1)', [id]);
}

/** Archived cases, those that have lain longest first, with the facts on which their period rests. */
export async function archivedCases(
  db: Queryable,
  { limit }: { readonly limit: number },
): Promise<readonly { readonly caseNo: string; readonly held: boolean; readonly facts: unknown }[]> {
  const { rows } = await db.query<{ caseNo: string; held: boolean; facts: unknown }>(
    `select v.case_no as "caseNo", v.facts,
       exists (select from legal_holds h where h.case_no = v.case_no and h.released_at is null) as held
     from case_views v
     where v.facts -> 'closing' ? 'archived'
     order by v.facts -> 'closing' -> 'archived' ->> 'on', v.case_no limit $1`,
    [limit],
  );
  return rows;
}

/** Is the content of a case gone? Said to whoever asks for it. */
export async function isDisposed(db: Queryable, caseNo: string): Promise<boolean> {
  const { rows } = await db.query<{ gone: boolean }>('select is_disposed($1) as gone', [caseNo]);
  return rows[0]?.gone === true;
}

/** The cases whose content is gone, by their numbers. */
export async function disposedCases(db: Queryable): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ case_no: string }>(
    'select case_no from disposals where carried_out_at is not null',
  );
  return new Set(rows.map(({ case_no }) => case_no));
}
