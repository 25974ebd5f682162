import type { Pool } from 'pg';
import type { RootBody, RootLeaf } from '../../shared/audit/root';
import { transaction, type Queryable } from '../pool';

/** A root as it is kept: what was signed, and the signature (JWS compact). */
export type KeptRoot = { readonly body: RootBody; readonly jws: string };

/** What a root is made of, as of one moment. */
export type RootGround = {
  readonly before: KeptRoot | undefined;
  readonly leaves: readonly RootLeaf[];
  readonly totals: Pick<RootBody, 'cases' | 'caseEntries' | 'auditChains' | 'auditEntries'>;
};

const MOVED = `
  with heads as (
    select 'case' as kind, case_no as chain, seq, hash from case_heads where seq > 0
    union all select 'audit', chain, seq, hash from audit_heads)
  select kind, chain, seq, hash from heads h where not exists (
    select from audit_root_leaves l where (l.kind, l.chain, l.seq, l.hash) = (h.kind, h.chain, h.seq, h.hash))`;

const TOTALS = `
  select (select count(*) from case_heads where seq > 0)::int as "cases",
    (select coalesce(sum(seq), 0) from case_heads)::int as "caseEntries",
    (select count(*) from audit_heads)::int as "auditChains",
    (select coalesce(sum(seq), 0) from audit_heads)::int as "auditEntries"`;

/**
 * Keeps the root of a day, once: `sign` is given what there is at one moment, and gives back what to keep.
 * @returns undefined if that day has its root already, by this process or another.
 */
export async function keepRoot(
  pool: Pool,
  day: string,
  sign: (ground: RootGround) => Promise<KeptRoot>,
): Promise<KeptRoot | undefined> {
  try {
    return await transaction(
      pool,
      async (client) => {
        const before = await newestRoot(client);
        if (before && before.body.day >= day) return undefined;
        const { rows: leaves } = await client.query<RootLeaf>(MOVED);
        const { rows: totals } = await client.query<RootGround['totals']>(TOTALS);
        const root = await sign({ before, leaves, totals: totals[0]! });
        const { no, takenAt } = root.body;
        await client.query('insert into audit_roots (day, no, body, jws, taken_at) values ($1, $2, $3, $4, $5)', [
          ...[day, no, root.body, root.jws, takenAt],
        ]);
        await client.query(
          `insert into audit_root_leaves (no, kind, chain, seq, hash)
         select $1, kind, chain, seq, hash
         from jsonb_to_recordset($2::jsonb) as leaf (kind text, chain text, seq int, hash text)`,
          [no, JSON.stringify(leaves)],
        );
        return root;
      },
      'begin isolation level repeatable read',
    );
  } catch (error) {
    // Another process was quicker.
    if ((error as { code?: unknown }).code === '23505') return undefined;
    throw error;
  }
}

/** The newest root. */
export async function newestRoot(db: Queryable): Promise<KeptRoot | undefined> {
  const { rows } = await db.query<KeptRoot>('select body, jws from audit_roots order by no desc limit 1');
  return rows[0];
}

/** Roots in order, those of an interval of days only if one is given (both included). */
export async function roots(
  db: Queryable,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined } = {},
): Promise<readonly KeptRoot[]> {
  const { rows } = await db.query<KeptRoot>(
    `select body, jws from audit_roots
     where ($1::date is null or day >= $1) and ($2::date is null or day <= $2) order by no`,
    [from ?? null, to ?? null],
  );
  return rows;
}

/** The leaves under a root, in the order of the tree. */
export async function leavesOf(db: Queryable, no: number): Promise<readonly RootLeaf[]> {
  const { rows } = await db.query<RootLeaf>(
    `select kind, chain, seq, hash from audit_root_leaves where no = $1 order by kind, chain`,
    [no],
  );
  return rows;
}

/** The newest root under which a case stands, and how far it was then. */
export async function checkpointOf(
  db: Queryable,
  caseNo: string,
): Promise<(KeptRoot & { readonly leaf: RootLeaf }) | undefined> {
  const { rows } = await db.query<KeptRoot & { leaf: RootLeaf }>(
    `select r.body, r.jws, jsonb_build_object('kind', l.kind, 'chain', l.chain, 'seq', l.seq, 'hash', l.hash) as leaf
     from audit_root_leaves l join audit_roots r using (no)
     where l.kind = 'case' and l.chain = $1 order by no desc limit 1`,
    [caseNo],
  );
  return rows[0];
}
