import type { Actor, Role } from '../shared/case/actor';
import type { LocalDate } from '../shared/law/local-date';
import type { Queryable } from './pool';

/** A post that a person holds. Days in Asia/Shanghai, both included. */
export type Post = {
  readonly id: string;
  readonly person: string;
  readonly role: Role;
  readonly organ?: string;
  readonly organName?: string;
  readonly district?: string;
  readonly activeFrom: LocalDate;
  readonly activeUntil?: LocalDate;
  readonly revokedAt?: string;
};

/** A post under which somebody may act: the own one, or, under a delegation, a colleague's. */
export type OpenPost = Post & {
  readonly delegation?: string;
  /** The colleague, where our own provider knows a name. */
  readonly holderName?: string;
};

/** May the grant `row` be used on a civil day? `day`: the parameter that stands for it. */
export const inForce = (row: 'p' | 'd', day: string): string =>
  `(${row}.revoked_at is null and ${row}.active_from <= ${day}::date
    and (${row}.active_until is null or ${row}.active_until >= ${day}::date))`;

const COLUMNS = `p.id, p.person, p.role, p.organ, o.title as "organName", p.district, p.active_from::text as "activeFrom",
  p.active_until::text as "activeUntil", p.revoked_at as "revokedAt"`;
const FROM = 'from posts p left join organs o on o.id = p.organ';

/** The posts of a person, of an organisation, or all; the oldest first, those that are over as well. */
export async function listPosts(
  db: Queryable,
  { person, organ }: { readonly person?: string | undefined; readonly organ?: string | undefined },
): Promise<readonly Post[]> {
  const { rows } = await db.query<PostRow>(
    `select ${COLUMNS} ${FROM}
     where ($1::text is null or p.person = $1) and ($2::text is null or p.organ = $2) order by p.granted_at, p.id`,
    [person ?? null, organ ?? null],
  );
  return rows.map(known) as unknown as Post[];
}

/** Under which posts a person may act on a civil day: the own ones first, then those of absent colleagues. */
export async function openPostsOf(db: Queryable, person: string, day: LocalDate): Promise<readonly OpenPost[]> {
  const { rows } = await db.query<PostRow>(
    `select ${COLUMNS}, null::uuid as delegation, null::text as "holderName", p.granted_at as since
     ${FROM} where p.person = $1 and ${inForce('p', '$2')}
     union all
     select ${COLUMNS}, d.id, a.name, d.granted_at
     ${FROM} join delegations d on d.post = p.id left join accounts a on a.id = p.person
     where d.to_person = $1 and ${inForce('p', '$2')} and ${inForce('d', '$2')}
     order by delegation nulls first, since`,
    [person, day],
  );
  return rows.map(({ since: _since, ...row }) => known(row)) as unknown as OpenPost[];
}

/** Somebody in office. */
export type Colleague = { readonly id: string; readonly name: string; readonly roles: readonly Role[] };

/**
 * Who holds a post on a civil day beside somebody: in the same organisation, or, where there is none, in the same role
 * and district; an administrator's colleagues are all. By name; the id stands for a name that our provider does not know.
 */
export async function colleaguesOf(
  db: Queryable,
  { id, role, organ, district }: Pick<Actor, 'id' | 'role' | 'organ' | 'district'>,
  day: LocalDate,
): Promise<readonly Colleague[]> {
  const { rows } = await db.query<Colleague>(
    `select p.person as id, coalesce(a.name, p.person) as name, array_agg(distinct p.role) as roles
     from posts p left join accounts a on a.id = p.person
     where p.person <> $1 and a.disabled_at is null and ${inForce('p', '$5')}
       and ($2 = 'administrator' or p.organ is not distinct from $3::text
         and ($3::text is not null or p.role = $2 and p.district is not distinct from $4::text))
     group by p.person, a.name order by 2, 1`,
    [id, role, organ ?? null, district ?? null, day],
  );
  return rows;
}

export type NewPost = Omit<Post, 'id' | 'organName' | 'revokedAt'> & { readonly grantedBy: string };

/** Gives somebody a post; its number. */
export async function grantPost(
  db: Queryable,
  { person, role, organ, district, activeFrom, activeUntil, grantedBy }: NewPost,
): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `insert into posts (person, role, organ, district, active_from, active_until, granted_by)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [person, role, organ ?? null, district ?? null, activeFrom, activeUntil ?? null, grantedBy],
  );
  return rows[0]?.id ?? '';
}

/** Takes a post away, from this moment on; false if there is none, or it was taken away before. */
export async function revokePost(db: Queryable, id: string, by: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'update posts set revoked_at = now(), revoked_by = $2 where id = $1 and revoked_at is null',
    [id, by],
  );
  return rowCount === 1;
}

type PostRow = Readonly<Record<string, unknown>>;

/** What the database does not know is left out; an instant is its text (UTC, ISO). */
export const known = (row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
  );
