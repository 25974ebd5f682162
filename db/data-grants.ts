import type { Actor } from '../shared/case/actor';
import type { GrantScope } from '../shared/case/access';
import type { GrantField } from '../shared/case/grant-fields';
import type { LocalDate } from '../shared/law/local-date';
import type { Queryable } from './pool';
import { known } from './posts';

/** What a body may see of the cases, and what for. */
export type DataGrant = {
  readonly id: string;
  readonly organ: string;
  readonly purpose: string;
  /** The provision that permits it. */
  readonly basis: string;
  readonly scope: GrantScope;
  readonly fields: readonly GrantField[];
  /** Last civil day (Asia/Shanghai). */
  /** Its ground is consent: it reaches no further than the people of a case have agreed, at the moment of the look. */
  readonly onConsent: boolean;
  readonly activeUntil: LocalDate;
  readonly grantedBy: string;
  readonly grantedAt: string;
  readonly revokedAt?: string;
};

type Row = Readonly<Record<string, unknown>>;

const SELECT = `select id, organ, purpose, basis, scope, fields, on_consent as "onConsent",
  active_until::text as "activeUntil",
  granted_by as "grantedBy", granted_at as "grantedAt", revoked_at as "revokedAt" from data_grants`;

/** The grants to a body, or all of them; the newest first, those that are over as well. */
export async function listDataGrants(db: Queryable, organ?: string): Promise<readonly DataGrant[]> {
  const { rows } = await db.query<Row>(`${SELECT} where $1::text is null or organ = $1 order by granted_at desc, id`, [
    organ ?? null,
  ]);
  return rows.map(known) as unknown as DataGrant[];
}

export async function dataGrant(db: Queryable, id: string): Promise<DataGrant | undefined> {
  const { rows } = await db.query<Row>(`${SELECT} where id = $1`, [id]);
  return rows[0] && (known(rows[0]) as unknown as DataGrant);
}

/** Grants a body a look at cases; the number of the grant. */
export async function grantData(
  db: Queryable,
  given: Omit<DataGrant, 'id' | 'grantedAt' | 'revokedAt'>,
): Promise<string> {
  const { organ, purpose, basis, scope, fields, onConsent, activeUntil, grantedBy } = given;
  const { rows } = await db.query<{ id: string }>(
    `insert into data_grants (organ, purpose, basis, scope, fields, on_consent, active_until, granted_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [organ, purpose, basis, JSON.stringify(scope), fields, onConsent, activeUntil, grantedBy],
  );
  return rows[0]?.id ?? '';
}

/** Ends a grant, from this moment on; false if there is none, or it was ended before. */
export async function revokeDataGrant(db: Queryable, id: string, by: string): Promise<boolean> {
  const { rowCount } = await db.query(
    'update data_grants set revoked_at = now(), revoked_by = $2 where id = $1 and revoked_at is null',
    [id, by],
  );
  return rowCount === 1;
}

/** Notes that somebody looks at these cases under a grant: before they are shown. */
export async function noteUse(db: Queryable, id: string, actor: Actor, caseNos: readonly string[]): Promise<void> {
  await db.query('insert into data_grant_uses (grant_id, actor, case_nos) values ($1, $2, $3)', [
    id,
    JSON.stringify(actor),
    caseNos,
  ]);
}

export type GrantUse = { readonly actor: Actor; readonly caseNos: readonly string[]; readonly usedAt: string };

/** Who has looked under a grant, at which cases; the newest first. */
export async function usesOf(db: Queryable, id: string, limit: number): Promise<readonly GrantUse[]> {
  const { rows } = await db.query<Row>(
    `select actor, case_nos as "caseNos", used_at as "usedAt" from data_grant_uses
     where grant_id = $1 order by id desc limit $2`,
    [id, limit],
  );
  return rows.map(known) as unknown as GrantUse[];
}

/** A look at a case under a grant, as the people of the case may know of it. */
type CaseUse = Pick<DataGrant, 'organ' | 'purpose' | 'basis'> & Pick<GrantUse, 'usedAt'>;

/** Which bodies have looked at a case under a grant, the newest first; a body by its title. */
export async function grantUsesOfCase(db: Queryable, caseNo: string): Promise<readonly CaseUse[]> {
  const { rows } = await db.query<Row>(
    `select o.title as organ, g.purpose, g.basis, u.used_at as "usedAt" from data_grant_uses u
     join data_grants g on g.id = u.grant_id join organs o on o.id = g.organ
     where u.case_nos @> array[$1] order by u.id desc limit 500`,
    [caseNo],
  );
  return rows.map(known) as unknown as CaseUse[];
}
