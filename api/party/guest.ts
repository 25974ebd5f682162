import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Invitation } from '../../db/invitations';
import { byItself } from '../../db/eyes';
import { endPartySession, partySessionOf, startPartySession } from '../../db/party-sessions';
import { partyPersonId, type Actor } from '../../shared/case/actor';
import type { Office } from '../office';
import { secretDigest } from '../routes/invitations';
import type { Bringer } from './taking-in';

/** A party that has come in with link and code. */
export type Guest = {
  readonly invitation: Invitation;
  readonly actor: Actor;
  /** Stands in every form of this browser: another site's form does not have it. */
  readonly csrf: string;
};

const COOKIE = 'yuhe-party';

/** The one who acts: always the same for a party, by whichever invitation it comes. */
export const actorOf = ({ caseNo, partyId, side, name }: Invitation): Actor => ({
  id: partyPersonId(caseNo, partyId),
  role: side,
  name,
  cases: [caseNo],
});

const csrfOf = (secret: string): string => createHash('sha256').update(`csrf/${secret}`).digest('base64url');

function secretOf(req: Request): string | undefined {
  const parts = (req.headers.cookie ?? '').split(';').map((part) => part.trim());
  return parts.find((part) => part.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
}

/** What a party hands in is for its own side. */
export const bringerOf = ({ actor, invitation: { caseNo, side, name } }: Guest): Bringer => ({
  ...{ actor, caseNo, side, handedInBy: name },
});

const cookieOptions = (secure: boolean) => ({ path: '/party', httpOnly: true, sameSite: 'lax' as const, secure });
const nowOf = ({ clock }: Pick<Office, 'clock'>): string => new Date(clock.now()).toISOString();

/** Who asks; undefined if nobody is signed in, or the invitation is over. */
export async function guestOf(office: Office, req: Request): Promise<Guest | undefined> {
  const secret = secretOf(req);
  if (!secret) return undefined;
  const invitation = await byItself(() => partySessionOf(office.pool, secretDigest(secret), nowOf(office)));
  return invitation && { invitation, actor: actorOf(invitation), csrf: csrfOf(secret) };
}

/** Lets a party in: the browser gets a cookie that goes to these pages only, and no script reads. */
export async function letIn(office: Office, res: Response, invitation: string, secure: boolean): Promise<void> {
  const secret = randomBytes(32).toString('base64url');
  await startPartySession(office.pool, { digest: secretDigest(secret), invitation, now: nowOf(office) });
  res.cookie(COOKIE, secret, cookieOptions(secure));
}

export async function letGo(office: Office, req: Request, res: Response, secure: boolean): Promise<void> {
  const secret = secretOf(req);
  if (secret) await endPartySession(office.pool, secretDigest(secret));
  res.clearCookie(COOKIE, cookieOptions(secure));
}

/** Whether a form was made for this very browser. */
export function isOwnForm({ csrf }: Guest, given: string | null): boolean {
  const [a, b] = [Buffer.from(csrf), Buffer.from(given ?? '')];
  return a.length === b.length && timingSafeEqual(a, b);
}
