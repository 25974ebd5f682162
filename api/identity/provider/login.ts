import type { Pool } from 'pg';
import { forgetFailures, takeAttempt, type Account, type Attempt } from '../../../db/accounts';
import type { Outcome } from '../../../shared/audit/entry';
import { localDateOf } from '../../../shared/law/local-date';
import { isPassword, PASSWORD_LENGTH } from '../password';

/** What comes of a name and a password. */
export type LoginOutcome =
  | { readonly kind: 'opened'; readonly id: string }
  /** `account`: whose it is, if there is one of that name. */
  | { readonly kind: 'failed'; readonly outcome: Outcome; readonly account?: Account | undefined };

/**
 * Whether name and password open an account, and if not, why: for the audit log alone, for whoever tries is told
 * nothing of it. Takes the same time for all reasons.
 */
export async function accountOpenedBy(
  pool: Pool,
  given: { readonly name: string; readonly password: string },
  now: number,
): Promise<LoginOutcome> {
  const { password } = given;
  const id = given.name.trim().toLowerCase();
  const when = { now: new Date(now).toISOString(), day: localDateOf(now) };
  const attempt = ACCOUNT_ID.test(id) ? await takeAttempt(pool, id, when) : undefined;
  const right = await isPassword(password.slice(0, PASSWORD_LENGTH.max), attempt?.taken?.password);
  if (!right) return { kind: 'failed', outcome: failureOf(attempt), account: attempt?.account };
  await forgetFailures(pool, id);
  return { kind: 'opened', id };
}

function failureOf(attempt: Attempt | undefined): Outcome {
  if (!attempt) return 'unknown';
  return attempt.refused ?? (attempt.taken?.last ? 'now-locked' : 'wrong-secret');
}

/** What an account is called: typed without care for capitals. */
export const ACCOUNT_ID = /^[a-z][a-z0-9._-]{1,39}$/;
