import type { Side } from '../shared/case/actor';
import type { Queryable } from './pool';

/** A party's way to its own case. Instants in UTC, ISO. */
export type Invitation = {
  readonly id: string;
  readonly caseNo: string;
  readonly partyId: string;
  readonly side: Side;
  /** The party's name when it was invited. */
  readonly name: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly expiresAt: string;
  readonly usedAt?: string;
  readonly revokedAt?: string;
  readonly lockedUntil?: string;
};

/** What is kept of the two secrets. */
export type InvitationDigests = { readonly token: Buffer; readonly code: string };

/** After so many wrong codes in a row nobody tries for a while; after so many, a new invitation is needed. */
export const CODES_BEFORE_PAUSE = 5;
export const CODES_BEFORE_END = 20;
const PAUSE = '15 minutes';

/** Keeps an invitation; an earlier one of the same party is over with it. */
export async function addInvitation(db: Queryable, invitation: Invitation, digests: InvitationDigests): Promise<void> {
  const { id, caseNo, partyId, side, name, createdAt, createdBy, expiresAt } = invitation;
  await db.query(
    `with earlier as (
       update invitations set revoked_at = $9 where case_no = $2 and party_id = $3 and revoked_at is null
     )
     insert into invitations (id, case_no, party_id, side, name, token_digest, code_digest, created_by, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, caseNo, partyId, side, name, digests.token, digests.code, createdBy, createdAt, expiresAt],
  );
}

/** All invitations to a case, the newest first. */
export async function invitationsOf(db: Queryable, caseNo: string): Promise<readonly Invitation[]> {
  const { rows } = await db.query<InvitationRow>(
    'select * from invitations where case_no = $1 order by created_at desc, id',
    [caseNo],
  );
  return rows.map(invitationOf);
}

/** Ends an invitation and all that came in by it; undefined if the case has none of this id. */
export async function revokeInvitation(
  db: Queryable,
  { caseNo, id, at }: { readonly caseNo: string; readonly id: string; readonly at: string },
): Promise<Invitation | undefined> {
  const { rows } = await db.query<InvitationRow>(
    `update invitations set revoked_at = coalesce(revoked_at, $3) where id = $1 and case_no = $2 returning *`,
    [id, caseNo, at],
  );
  return rows[0] && invitationOf(rows[0]);
}

/** The invitation of a link, if the link still leads anywhere at an instant (UTC, ISO). */
export async function invitationByToken(db: Queryable, token: Buffer, now: string): Promise<Invitation | undefined> {
  const { rows } = await db.query<InvitationRow>(
    'select * from invitations where token_digest = $1 and revoked_at is null and expires_at > $2',
    [token, now],
  );
  return rows[0] && invitationOf(rows[0]);
}

/** What comes of a code: `paused` while none is tried, `over` if the link leads nowhere (any more). */
export type CodeOutcome =
  | { readonly kind: 'right'; readonly invitation: Invitation }
  | { readonly kind: 'wrong'; readonly left: number; readonly caseNo: string }
  /** `now`: by this very attempt. */
  | { readonly kind: 'paused'; readonly until: string; readonly caseNo: string; readonly now: boolean }
  | { readonly kind: 'over'; readonly caseNo?: string };

/**
 * Tries a code. The attempt is counted before it is judged, in one statement: many at once do not get more attempts.
 * @param codeDigest of the code for an invitation's id.
 */
export async function tryCode(
  db: Queryable,
  { token, now, codeDigest }: { token: Buffer; now: string; codeDigest: (id: string) => string },
): Promise<CodeOutcome> {
  const known = await invitationByToken(db, token, now);
  if (!known) return { kind: 'over' };
  const { rows } = await db.query<InvitationRow & { right: boolean }>(
    `update invitations set
       failures = case when code_digest = $3 then 0 else failures + 1 end,
       used_at = case when code_digest = $3 then $2 else used_at end,
       locked_until = case when code_digest <> $3 and (failures + 1) % ${CODES_BEFORE_PAUSE} = 0
         then $2::timestamptz + interval '${PAUSE}' end,
       revoked_at = case when code_digest <> $3 and failures + 1 >= ${CODES_BEFORE_END} then $2::timestamptz end
     where id = $1 and revoked_at is null and (locked_until is null or locked_until <= $2)
     returning *, code_digest = $3 as right`,
    [known.id, now, codeDigest(known.id)],
  );
  const row = rows[0];
  const { caseNo } = known;
  if (!row) return { kind: 'paused', until: known.lockedUntil ?? now, caseNo, now: false };
  const invitation = invitationOf(row);
  if (row.right) return { kind: 'right', invitation };
  if (invitation.revokedAt) return { kind: 'over', caseNo };
  if (invitation.lockedUntil) return { kind: 'paused', until: invitation.lockedUntil, caseNo, now: true };
  return { kind: 'wrong', left: CODES_BEFORE_PAUSE - (row.failures % CODES_BEFORE_PAUSE), caseNo };
}

export type InvitationRow = {
  id: string;
  case_no: string;
  party_id: string;
  side: Side;
  name: string;
  created_at: Date;
  created_by: string;
  expires_at: Date;
  used_at: Date | null;
  revoked_at: Date | null;
  locked_until: Date | null;
  failures: number;
};

export const invitationOf = (row: InvitationRow): Invitation => ({
  id: row.id,
  caseNo: row.case_no,
  partyId: row.party_id,
  side: row.side,
  name: row.name,
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by,
  expiresAt: row.expires_at.toISOString(),
  ...(row.used_at ? { usedAt: row.used_at.toISOString() } : {}),
  ...(row.revoked_at ? { revokedAt: row.revoked_at.toISOString() } : {}),
  ...(row.locked_until ? { lockedUntil: row.locked_until.toISOString() } : {}),
});
