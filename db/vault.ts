import type { Actor, Side } from '../shared/case/actor';
import type { Queryable } from './pool';

/** A compromise fact as it is kept: encrypted with the key that `keyId` names, in its suite. */
export type SealedFact = {
  /** What the case knows of it. */
  readonly ref: string;
  readonly caseNo: string;
  readonly ciphertext: Buffer;
  /** Of facts that were sealed by the first version, in which they stood apart. */
  readonly iv: Buffer | null;
  readonly tag: Buffer | null;
  readonly keyId: string;
  readonly concededBy: Side;
};

/** Keeps a sealed fact; one that is there already under this reference stays as it is. */
export async function keepSealedFact(db: Queryable, fact: SealedFact): Promise<void> {
  const { ref, caseNo, ciphertext, iv, tag, keyId, concededBy } = fact;
  await db.query(
    `insert into sealed_facts (ref, case_no, ciphertext, iv, tag, key_id, conceded_by)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [ref, caseNo, ciphertext, iv, tag, keyId, concededBy],
  );
}

/** Takes back a fact whose sealing the case has refused. */
export async function discardSealedFact(db: Queryable, ref: string): Promise<void> {
  await db.query('delete from sealed_facts where ref = $1', [ref]);
}

export async function sealedFact(db: Queryable, ref: string): Promise<(SealedFact & { sealedAt: string }) | undefined> {
  const { rows } = await db.query<SealedRow>('select * from sealed_facts where ref = $1', [ref]);
  const row = rows[0];
  if (!row) return undefined;
  const { ciphertext, iv, tag } = row;
  return {
    ...{ ref, ciphertext, iv, tag },
    caseNo: row.case_no,
    keyId: row.key_id,
    concededBy: row.conceded_by,
    sealedAt: row.sealed_at.toISOString(),
  };
}

type SealedRow = {
  case_no: string;
  ciphertext: Buffer;
  iv: Buffer | null;
  tag: Buffer | null;
  key_id: string;
  conceded_by: Side;
  sealed_at: Date;
};

/** A look at a sealed fact, or the attempt. */
export type Look = {
  readonly ref: string;
  readonly caseNo: string;
  readonly actor: Actor;
  readonly allowed: boolean;
  /** The ground of the release, or the reason of the refusal; Chinese. */
  readonly why: string;
};

/** Records a look, allowed or not; the record cannot be changed. */
export async function recordLook(db: Queryable, { ref, caseNo, actor, allowed, why }: Look): Promise<void> {
  const { id, role, name, organ } = actor;
  await db.query('insert into sealed_looks (ref, case_no, actor, allowed, why) values ($1, $2, $3, $4, $5)', [
    ref,
    caseNo,
    JSON.stringify({ id, role, name, organ }),
    allowed,
    why,
  ]);
}

/** Who has looked at a sealed fact, or tried to, the earliest first. Instants in UTC. */
export async function looksAt(db: Queryable, ref: string): Promise<readonly (Look & { lookedAt: string })[]> {
  const { rows } = await db.query<{ case_no: string; actor: Actor; allowed: boolean; why: string; looked_at: Date }>(
    'select case_no, actor, allowed, why, looked_at from sealed_looks where ref = $1 order by id',
    [ref],
  );
  return rows.map(({ case_no, actor, allowed, why, looked_at }) => ({
    ...{ ref, actor, allowed, why },
    caseNo: case_no,
    lookedAt: looked_at.toISOString(),
  }));
}
