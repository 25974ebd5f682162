import type { Request, Response } from 'express';
import { byItself } from '../../db/eyes';
import { invitationByToken, tryCode, type CodeOutcome } from '../../db/invitations';
import { seenOf, type Seen } from '../audit/auditing';
import type { Office } from '../office';
import { codeDigest, secretDigest } from '../routes/invitations';
import { actorOf, letIn } from './guest';
import { Door } from './layout';
import { postedForm, show, tell } from './telling';

/** A link's token is 32 random bytes; other addresses are none of ours. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

const over = (res: Response): void =>
  tell(res, 404, '链接已经失效', '请联系承办您案件的调解组织，取得新的链接和验证码。');

const tokenOf = (req: Request): string | undefined => {
  const { token } = req.params;
  return typeof token === 'string' && TOKEN.test(token) ? token : undefined;
};

/** Who opens a link is asked for its code. */
export async function askCode({ pool, clock }: Office, req: Request, res: Response): Promise<void> {
  const token = tokenOf(req);
  const now = new Date(clock.now()).toISOString();
  const known = token && (await byItself(() => invitationByToken(pool, secretDigest(token), now)));
  if (!token || !known) return over(res);
  show(res, 200, { title: '请输入验证码', content: <Door token={token} /> });
}

/** Lets in who has the code; counts the attempts. */
export async function tryTheCode(office: Office, req: Request, res: Response, secure: boolean): Promise<void> {
  const token = tokenOf(req);
  if (!token) return over(res);
  const code = (postedForm(req.body).get('code') ?? '').normalize('NFKC').replaceAll(/\s/g, '');
  const attempt = {
    token: secretDigest(token),
    now: new Date(office.clock.now()).toISOString(),
    codeDigest: (id: string) => codeDigest(office, id, code),
  };
  const outcome = await byItself(() => tryCode(office.pool, attempt));
  Object.assign(seenOf(res), { route: 'party', kind: 'sign-in', ...failureOf(outcome) });
  const again = (status: number, wrong: string) =>
    show(res, status, { title: '请输入验证码', content: <Door token={token} wrong={wrong} /> });
  switch (outcome.kind) {
    case 'right':
      seenOf(res).actor = actorOf(outcome.invitation);
      await letIn(office, res, outcome.invitation.id, secure);
      return res.redirect(303, '/party/home');
    case 'wrong':
      return again(403, `验证码不正确，还可以试${outcome.left}次。`);
    case 'paused':
      return again(429, '验证码连续输错，请15分钟后再试，或者联系调解组织。');
    case 'over':
      return over(res);
  }
}

/** What the audit log says of a code that did not open, and about which case. */
function failureOf(outcome: CodeOutcome): Pick<Seen, 'outcome' | 'caseNos'> {
  if (outcome.kind === 'right' || outcome.caseNo === undefined) return {};
  const caseNos = [outcome.caseNo];
  if (outcome.kind === 'wrong') return { outcome: 'wrong-secret', caseNos };
  return { outcome: outcome.kind === 'over' || outcome.now ? 'now-locked' : 'locked', caseNos };
}
