import type { Role } from '../shared/case/actor';
import { kindOfOrganWith } from '../shared/case/organs';
import type { LocalDate } from '../shared/law/local-date';
import type { Queryable } from './pool';

/** Somebody who may sign in at the provider of this installation. */
export type Account = {
  /** What one signs in with, and the id under which one acts. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly organ?: string | undefined;
  readonly organName?: string | undefined;
  readonly district?: string | undefined;
  /** First and last civil day (Asia/Shanghai) on which the account may be used. */
  readonly activeFrom: LocalDate;
  readonly activeUntil?: LocalDate | undefined;
};

/** An account as a list shows it. */
export type ListedAccount = Account & { readonly disabled: boolean; readonly locked: boolean };

/** So many attempts in a row that do not succeed lock an account, */
export const MOST_FAILURES = 5;
/** until so long after the last of them. */
export const LOCKED_MINUTES = 15;

/**
 * May the account `a` be used on a civil day? The text of a condition.
 * @param day the parameter that stands for the day.
 */
export const usable = (day: string): string =>
  `(a.disabled_at is null and a.active_from <= ${day}::date and (a.active_until is null or a.active_until >= ${day}::date))`;

/** Is the account `a` locked at an instant? `now`: the parameter that stands for it. */
const locked = (now: string): string =>
  `(a.failures >= ${MOST_FAILURES} and a.attempted_at > ${now}::timestamptz - interval '${LOCKED_MINUTES} minutes')`;

/** Adds an account with the hash of its password, and its post; false if there is one with that id. */
export async function addAccount(db: Queryable, account: Account, password: string): Promise<boolean> {
  const { id, name, role, organ, organName, district, activeFrom, activeUntil } = account;
  const { rowCount } = await db.query(
    `with account as (
       insert into accounts (id, name, role, organ, organ_name, district, password, active_from, active_until)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning id
     ), its_organ as (
       insert into organs (id, title, kind, district)
       select $4, coalesce($5, $4), $10, $6 from account where $4 is not null on conflict do nothing
     ), post as (
       insert into posts (person, role, organ, district, active_from, active_until, granted_by)
       select id, $3, $4, case when $3 = 'supervisor' then $6 end, $8, $9, 'system' from account
     )
     select id from account`,
    [
      ...[id, name, role, organ ?? null, organName ?? null, district ?? null, password],
      ...[activeFrom, activeUntil ?? null, kindOfOrganWith(role)],
    ],
  );
  return rowCount === 1;
}

/** The account, if it may be used on a civil day. */
export async function usableAccount(db: Queryable, id: string, day: LocalDate): Promise<Account | undefined> {
  const { rows } = await db.query<AccountRow>(`select ${COLUMNS} from accounts a where a.id = $1 and ${usable('$2')}`, [
    id,
    day,
  ]);
  return rows[0] && accountOf(rows[0]);
}

/** All accounts, by id, as they are at an instant (UTC, ISO). */
export async function listAccounts(db: Queryable, now: string): Promise<readonly ListedAccount[]> {
  const { rows } = await db.query<AccountRow & { disabled: boolean; locked: boolean }>(
    `select ${COLUMNS}, a.disabled_at is not null as disabled, ${locked('$1')} is true as locked
     from accounts a order by a.id`,
    [now],
  );
  return rows.map(({ disabled, locked, ...row }) => ({ ...accountOf(row), disabled, locked }));
}

/** Whose account has this id, or, if there is none, this name. */
export async function accountsCalled(db: Queryable, said: string): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>('select id from accounts where id = $1 or name = $1 order by id', [
    said,
  ]);
  const ids = rows.map(({ id }) => id);
  return ids.includes(said) ? [said] : ids;
}

export async function hasAccounts(db: Queryable): Promise<boolean> {
  const { rowCount } = await db.query('select from accounts limit 1');
  return rowCount === 1;
}

/** An attempt to open an account. */
export type Attempt = {
  readonly account: Account;
  /** What may be tried: the hash of the password, and whether this is the last attempt before the account is locked. */
  readonly taken?: { readonly password: string; readonly last: boolean };
  /** Why nothing may be tried. */
  readonly refused?: 'locked' | 'unusable';
};

/**
 * Takes one of the attempts that an account has, before the password is looked at: those who try at the same moment
 * have no more of them together than one alone. Undefined if there is no such account.
 */
export async function takeAttempt(
  db: Queryable,
  id: string,
  { now, day }: { readonly now: string; readonly day: LocalDate },
): Promise<Attempt | undefined> {
  const { rows } = await db.query<AccountRow & { password: string | null; failures: number; usable: boolean }>(
    `with taken as (
       update accounts a
       set failures = case when a.attempted_at > $2::timestamptz - interval '${LOCKED_MINUTES} minutes'
                           then a.failures + 1 else 1 end,
           attempted_at = $2
       where a.id = $1 and ${usable('$3')} and ${locked('$2')} is not true
       returning a.id, a.password, a.failures
     )
     select ${COLUMNS}, taken.password, taken.failures, ${usable('$3')} as usable
     from accounts a left join taken on taken.id = a.id where a.id = $1`,
    [id, now, day],
  );
  const row = rows[0];
  if (!row) return undefined;
  const account = accountOf(row);
  if (row.password === null) return { account, refused: row.usable ? 'locked' : 'unusable' };
  return { account, taken: { password: row.password, last: row.failures >= MOST_FAILURES } };
}

/** The attempt has succeeded: those before it count no more. */
export async function forgetFailures(db: Queryable, id: string): Promise<void> {
  await db.query('update accounts set failures = 0, attempted_at = null where id = $1', [id]);
}

/** The account is used no more, and whoever is signed in with it is so no more. False if there is none. */
export async function disableAccount(db: Queryable, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `with ended as (delete from sessions where actor ->> 'id' = $1)
     update accounts set disabled_at = coalesce(disabled_at, now()) where id = $1`,
    [id],
  );
  return rowCount === 1;
}

/** Another password: unlocks the account, and ends the sessions that were begun with the old one. False if there is none. */
export async function changePassword(db: Queryable, id: string, password: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `with ended as (delete from sessions where actor ->> 'id' = $1)
     update accounts set password = $2, failures = 0, attempted_at = null where id = $1`,
    [id, password],
  );
  return rowCount === 1;
}

const COLUMNS = `a.id, a.name, a.role, a.organ, a.organ_name, a.district, a.active_from::text, a.active_until::text`;

type AccountRow = {
  id: string;
  name: string;
  role: Role;
  organ: string | null;
  organ_name: string | null;
  district: string | null;
  active_from: LocalDate;
  active_until: LocalDate | null;
};

const accountOf = (row: AccountRow): Account => ({
  id: row.id,
  name: row.name,
  role: row.role,
  ...(row.organ === null ? {} : { organ: row.organ }),
  ...(row.organ_name === null ? {} : { organName: row.organ_name }),
  ...(row.district === null ? {} : { district: row.district }),
  activeFrom: row.active_from,
  ...(row.active_until === null ? {} : { activeUntil: row.active_until }),
});
