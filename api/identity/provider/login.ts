import type { Pool } from 'pg';
import { forgetFailures, takeAttempt } from '../../../db/accounts';
import { localDateOf } from '../../../shared/law/local-date';
import { isPassword, PASSWORD_LENGTH } from '../password';

/**
 * The id of the account that name and password open; undefined if they open none, for whatever reason: no such
 * account, a wrong password, locked, disabled, not active today. Takes the same time for all of them.
 */
export async function accountOpenedBy(
  pool: Pool,
  given: { readonly name: string; readonly password: string },
  now: number,
): Promise<string | undefined> {
  const { password } = given;
  const id = given.name.trim().toLowerCase();
  const when = { now: new Date(now).toISOString(), day: localDateOf(now) };
  const hash = ACCOUNT_ID.test(id) ? await takeAttempt(pool, id, when) : undefined;
  const right = await isPassword(password.slice(0, PASSWORD_LENGTH.max), hash);
  if (!right) return undefined;
  await forgetFailures(pool, id);
  return id;
}

/** What an account is called: typed without care for capitals. */
export const ACCOUNT_ID = /^[a-z][a-z0-9._-]{1,39}$/;
