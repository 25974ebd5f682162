import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { addInvitation, invitationsOf, revokeInvitation, type Invitation } from '../../db/invitations';
import { fileNotices, type WordedNotice } from '../../db/notices';
import { fileTexts, type TextToFile } from '../../db/texts';
import type { CaseFacts } from '../../shared/case/facts';
import { shownAs } from '../../shared/case/personal';
import { nowFor, recordedCase, type Office } from '../office';
import { Problem } from '../problem';
import type { Handlers } from '../route';

/** How invitations reach people. */
export type InvitationPost = {
  /** Where browsers reach the API, without a slash at the end. */
  readonly publicUrl: string;
  /** Whether e-mails are sent at all. */
  readonly mails: boolean;
  /** Whether text messages are sent at all. */
  readonly texts?: boolean;
};

type InvitationRoutes = 'invite' | 'listInvitations' | 'revokeInvitation';

/** A link leads to the case for so long, unless it is revoked or another is made. */
const VALID_DAYS = 90;
const DAY_MS = 86_400_000;

/** What is kept of a link's token or of a browser's secret. */
export const secretDigest = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** What is kept of a code: a million codes are soon tried by who has the digest, but not without the key. */
export const codeDigest = ({ vault }: Pick<Office, 'vault'>, invitationId: string, code: string): string =>
  vault.digest(`party-code/${invitationId}/${code}`);

/** Invitations of parties to their case. */
export function invitationRoutes(office: Office, post: InvitationPost): Pick<Handlers, InvitationRoutes> {
  const { pool, clock } = office;
  return {
    invite: async ({ params: { caseNo }, body: { partyId }, actor }) => {
      const { facts, shiftMs } = await recordedCase(office, caseNo, actor);
      const invitation = invited(facts, partyId, { by: actor.name ?? actor.id, now: clock.now() });
      const [token, code] = [randomBytes(32).toString('base64url'), String(randomInt(1_000_000)).padStart(6, '0')];
      const digests = { token: secretDigest(token), code: codeDigest(office, invitation.id, code) };
      await addInvitation(pool, invitation, digests);
      const codeSentTo = await sendCode(office, { post, facts, invitation, code, now: nowFor(office, shiftMs) });
      const link = `${post.publicUrl}/party/${token}`;
      return { body: { caseNo, invitation, link, code, ...(codeSentTo ? { codeSentTo } : {}) } };
    },
    listInvitations: async ({ params: { caseNo }, actor }) => {
      await recordedCase(office, caseNo, actor);
      return { body: { caseNo, items: await invitationsOf(pool, caseNo) } };
    },
    revokeInvitation: async ({ params: { caseNo, id }, actor }) => {
      await recordedCase(office, caseNo, actor);
      const invitation = await revokeInvitation(pool, { caseNo, id, at: new Date(clock.now()).toISOString() });
      if (!invitation) throw new Problem('no-such-record', { detail: `本案没有编号为${id}的邀请` });
      return { body: { caseNo, invitation } };
    },
  };
}

function invited(facts: CaseFacts, partyId: string, { by, now }: { by: string; now: number }): Invitation {
  const party = facts.registration.parties.find((each) => each.id === partyId);
  if (!party) throw new Problem('no-such-record', { detail: `本案没有编号为${partyId}的当事人` });
  const { side, name } = party;
  if (side === 'third-party')
    throw new Problem('validation', {
      detail: '第三人不能由此办理，请另行书面通知',
      fields: [{ path: 'body.partyId', code: 'side', message: '应为劳动者一方或者用人单位一方的当事人' }],
    });
  return {
    ...{ id: randomUUID(), caseNo: facts.caseNo, partyId, side, name, createdBy: by },
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + VALID_DAYS * DAY_MS).toISOString(),
  };
}

type CodeToSend = {
  readonly post: InvitationPost;
  readonly facts: CaseFacts;
  readonly invitation: Invitation;
  readonly code: string;
  readonly now: number;
};

/**
 * Sends the code alone, never with its link, to who consents to service by electronic means: by text message where there
 * is a number, by e-mail where there is an address. Returns where it went.
 */
async function sendCode({ pool }: Office, sending: CodeToSend): Promise<string | undefined> {
  const { post, facts, invitation } = sending;
  const party = facts.registration.parties.find((each) => each.id === invitation.partyId);
  if (!party || !facts.standing.eService) return undefined;
  const [phone, email] = [post.texts ? party.phone : undefined, post.mails ? party.email : undefined];
  if (phone) await fileTexts(pool, [codeText(phone, sending)]);
  if (email) await fileNotices(pool, [codeMail(email, sending)]);
  const shown = [phone && shownAs('phone', phone), email && shownAs('email', email)];
  return shown.filter((each) => each).join('、') || undefined;
}

const filedUnder = ({ id, partyId, caseNo }: Invitation) => ({
  ...{ caseNo, key: `party-invitation/${id}`, recipient: `party/${partyId}` },
});

/** Somebody stands at the counter and waits for it: at any hour. */
const codeText = (phone: string, { invitation, code }: CodeToSend): TextToFile => ({
  ...filedUnder(invitation),
  phone,
  content: `【渝和】验证码${code}，用于查阅和办理您的案件（${invitation.caseNo}），请勿告诉他人。工作人员不会向您索要。`,
  urgent: true,
});

function codeMail(email: string, { facts, invitation, code, now }: CodeToSend): WordedNotice {
  const { caseNo, id, name } = invitation;
  const body = [
    `${name}：`,
    `您的案件（${caseNo}）可以在手机上查阅和办理。请打开工作人员交给您的链接，输入六位验证码：${code}。`,
    '验证码只用于本案，请不要告诉他人；工作人员不会向您索要。',
  ].join('\n');
  return {
    ...filedUnder(invitation),
    // No mailbox: no inbox shows the code.
    mailbox: undefined,
    ...{ organ: facts.standing.organ, template: 'party-invitation', body, email },
    subject: `案件查阅验证码（${caseNo}）`,
    orderedAt: new Date(now).toISOString(),
    messageId: `<${id}.party-invitation@yuhe>`,
  };
}
