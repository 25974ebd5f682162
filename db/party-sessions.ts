import { invitationOf, type Invitation, type InvitationRow } from './invitations';
import type { Queryable } from './pool';

/** A phone that lies about is shut out soon; nobody stays in longer than a day. */
const IDLE = '2 hours';
const LONGEST = '24 hours';

/** Lets in who has shown link and code; `digest` of the secret that the browser gets. `now`: UTC, ISO. */
export async function startPartySession(
  db: Queryable,
  { digest, invitation, now }: { digest: Buffer; invitation: string; now: string },
): Promise<void> {
  await db.query('insert into party_sessions (digest, invitation, started_at, seen_at) values ($1, $2, $3, $3)', [
    digest,
    invitation,
    now,
  ]);
}

/** By which invitation a browser has come in, unless the session or the invitation is over; notes that it was seen. */
export async function partySessionOf(db: Queryable, digest: Buffer, now: string): Promise<Invitation | undefined> {
  const { rows } = await db.query<InvitationRow>(
    `with seen as (
       update party_sessions set seen_at = $2
       where digest = $1 and seen_at > $2::timestamptz - interval '${IDLE}'
         and started_at > $2::timestamptz - interval '${LONGEST}'
       returning invitation
     )
     select i.* from invitations i join seen on seen.invitation = i.id
     where i.revoked_at is null and i.expires_at > $2`,
    [digest, now],
  );
  return rows[0] && invitationOf(rows[0]);
}

export async function endPartySession(db: Queryable, digest: Buffer): Promise<void> {
  await db.query('delete from party_sessions where digest = $1', [digest]);
}

/** Forgets the sessions that are over at an instant (UTC, ISO). */
export async function forgetEndedPartySessions(db: Queryable, now: string): Promise<void> {
  await db.query(`delete from party_sessions where seen_at <= $1::timestamptz - interval '${IDLE}'`, [now]);
}
