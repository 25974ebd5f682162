import type { Role } from '../shared/case/actor';
import type { LocalDate } from '../shared/law/local-date';
import type { Queryable } from './pool';
import { known } from './posts';

/** While the holder of a post is absent, a colleague acts under it. Days in Asia/Shanghai, both included. */
export type Delegation = {
  readonly id: string;
  readonly post: string;
  readonly role: Role;
  readonly organName?: string;
  /** Who holds the post. */
  readonly holder: string;
  /** Who acts meanwhile. */
  readonly to: string;
  /** Where our own provider knows them. */
  readonly holderName?: string;
  readonly toName?: string;
  readonly reason: string;
  readonly activeFrom: LocalDate;
  readonly activeUntil: LocalDate;
  readonly revokedAt?: string;
};

const SELECT = `select d.id, d.post, p.role, o.title as "organName", p.person as holder, h.name as "holderName",
    d.to_person as "to", t.name as "toName", d.reason, d.active_from::text as "activeFrom",
    d.active_until::text as "activeUntil", d.revoked_at as "revokedAt"
  from delegations d join posts p on p.id = d.post left join organs o on o.id = p.organ
    left join accounts h on h.id = p.person left join accounts t on t.id = d.to_person`;

/** The delegations that a person has given or been given, or all of them; the newest first. */
export async function listDelegations(db: Queryable, person?: string): Promise<readonly Delegation[]> {
  const { rows } = await db.query<Readonly<Record<string, unknown>>>(
    `${SELECT} where $1::text is null or p.person = $1 or d.to_person = $1 order by d.granted_at desc, d.id`,
    [person ?? null],
  );
  return rows.map(known) as unknown as Delegation[];
}

export async function delegation(db: Queryable, id: string): Promise<Delegation | undefined> {
  const { rows } = await db.query<Readonly<Record<string, unknown>>>(`${SELECT} where d.id = $1`, [id]);
  return rows[0] && (known(rows[0]) as unknown as Delegation);
}

/** Lets a colleague act under a post; the number of the delegation. */
export async function delegate(
  db: Queryable,
  given: Pick<Delegation, 'post' | 'to' | 'reason' | 'activeFrom' | 'activeUntil'> & { readonly grantedBy: string },
): Promise<string> {
  const { post, to, reason, activeFrom, activeUntil, grantedBy } = given;
  const { rows } = await db.query<{ id: string }>(
    `insert into delegations (post, to_person, reason, active_from, active_until, granted_by)
     values ($1, $2, $3, $4, $5, $6) returning id`,
    [post, to, reason, activeFrom, activeUntil, grantedBy],
  );
  return rows[0]?.id ?? '';
}

/** Ends a delegation, from this moment on; false if there is none, or it was ended before. */
export async function revokeDelegation(db: Queryable, id: string, by: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'update delegations set revoked_at = now(), revoked_by = $2 where id = $1 and revoked_at is null',
    [id, by],
  );
  return rowCount === 1;
}
