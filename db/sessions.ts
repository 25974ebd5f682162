import type { Actor } from '../shared/case/actor';
import type { LocalDate } from '../shared/law/local-date';
import { usable } from './accounts';
import type { Queryable } from './pool';

/** Somebody who has signed in. */
export type Session = {
  readonly actor: Actor;
  readonly organName?: string | undefined;
  /** UTC, ISO. */
  readonly startedAt: string;
};

/** Who does nothing for so long has gone; nobody stays longer than the other. */
export const IDLE_HOURS = 8;
export const LONGEST_HOURS = 12;

/** What is seen again within so long is not noted anew. */
const SEEN_PRECISION = '1 minute';

/** `now`: the parameter that stands for the instant. */
const alive = (now: string): string =>
  `(s.seen_at > ${now}::timestamptz - interval '${IDLE_HOURS} hours'
    and s.started_at > ${now}::timestamptz - interval '${LONGEST_HOURS} hours')`;

/** Keeps a session under the digest of its secret. */
export async function startSession(
  db: Queryable,
  digest: Buffer,
  { actor, organName, startedAt, issuer }: Session & { readonly issuer: string },
): Promise<void> {
  await db.query(
    `insert into sessions (digest, actor, organ_name, issuer, started_at, seen_at) values ($1, $2, $3, $4, $5, $5)`,
    [digest, JSON.stringify(actor), organName ?? null, issuer, startedAt],
  );
}

/**
 * The session, unless it is over or its account may not be used any more; notes that it was seen.
 * @param now instant (UTC, ISO); `day` the civil day that it is.
 */
export async function sessionOf(
  db: Queryable,
  digest: Buffer,
  { now, day }: { readonly now: string; readonly day: LocalDate },
): Promise<Session | undefined> {
  const { rows } = await db.query<SessionRow>(
    `with found as (
       select s.* from sessions s where s.digest = $1 and ${alive('$2')}
         and not exists (select from accounts a where a.id = s.actor ->> 'id' and not ${usable('$3')})
     ), seen as (
       update sessions s set seen_at = $2 from found f
       where s.digest = f.digest and f.seen_at < $2::timestamptz - interval '${SEEN_PRECISION}'
     )
     select actor, organ_name, started_at from found`,
    [digest, now, day],
  );
  const row = rows[0];
  if (!row) return undefined;
  const { actor, organ_name: organName, started_at: startedAt } = row;
  return { actor, ...(organName === null ? {} : { organName }), startedAt: startedAt.toISOString() };
}

export async function endSession(db: Queryable, digest: Buffer): Promise<void> {
  await db.query('delete from sessions where digest = $1', [digest]);
}

/** Forgets the sessions that are over at an instant (UTC, ISO). */
export async function forgetEndedSessions(db: Queryable, now: string): Promise<void> {
  await db.query(`delete from sessions s where not ${alive('$1')}`, [now]);
}

type SessionRow = { actor: Actor; organ_name: string | null; started_at: Date };
