import { createHash } from 'node:crypto';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import type { Log } from '../../shared/platform/log';
import { Problem } from '../problem';
import { seenOf } from '../audit/auditing';
import type { Cookies } from './cookies';
import { mustComeFromUs } from './doorkeeper';
import { noticePage, pagePolicy } from './page';
import { newSignIn, type RelyingParty, type SignIn } from './relying-party';
import { CONSOLE, ownPath } from './return-address';
import type { Sessions } from './sessions';

/** Whoever has not signed in after so long begins again. */
const LONGEST_SIGN_IN_SECONDS = 900;

/** What the audit log says of somebody who comes or goes. */
const SIGNING = { route: 'sign-in', kind: 'sign-in' } as const;

export type SignInDesk = {
  readonly sessions: Sessions;
  readonly cookies: Cookies;
  readonly party: RelyingParty;
  /** Where browsers reach the API. */
  readonly publicUrl: string;
  readonly log: Log;
};

/** /auth: the way of a browser into a session and out of it. */
export function signInRoutes(desk: SignInDesk): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get('/login', login(desk));
  router.get('/callback', callback(desk));
  router.post('/logout', async (req, res) => {
    mustComeFromUs(req, desk.publicUrl);
    const session = await desk.sessions.of(req);
    Object.assign(seenOf(res), { ...SIGNING, ...(session ? { actor: session.actor } : {}) });
    await desk.sessions.end(req, res);
    res.status(204).set('Cache-Control', 'no-store').end();
  });
  router.all('/logout', ({ method }) => {
    throw new Problem('method-not-allowed', { detail: `该地址不支持 ${method}，支持 POST`, allow: ['POST'] });
  });
  return router;
}

/** /auth of an installation in which nobody signs in by browser. */
export function noSignIn(): Router {
  return Router().get('/login', (_req, res) => {
    res.status(404).set('Content-Security-Policy', pagePolicy());
    res.send(noticePage('没有启用浏览器登录', '本系统没有配置统一身份认证服务，请联系系统管理人员。'));
  });
}

function login({ cookies, party, publicUrl, log }: SignInDesk): RequestHandler {
  return async (req, res) => {
    const returnTo = ownPath(req.query.return);
    // The provider sends people back to the one address that it knows; the cookie must be there as well.
    if (req.headers.host !== new URL(publicUrl).host && !('moved' in req.query)) {
      const query = new URLSearchParams({ return: returnTo, moved: '1' });
      return res.redirect(303, `${publicUrl}/auth/login?${query.toString()}`);
    }
    const signIn = newSignIn(returnTo);
    try {
      const address = await party.begin(signIn);
      cookies.set(res, cookieOf(signIn.state), encoded(signIn), LONGEST_SIGN_IN_SECONDS);
      res.set('Cache-Control', 'no-store').redirect(303, address.href);
    } catch (error) {
      log.error({ err: error }, 'the OpenID provider cannot be had');
      show(
        res,
        503,
        '暂时不能登录',
        '统一身份认证服务没有应答，请稍后再试；仍不能登录的，请联系系统管理人员。',
        returnTo,
      );
    }
  };
}

function callback({ cookies, sessions, party, publicUrl, log }: SignInDesk): RequestHandler {
  return async (req, res) => {
    const signIn = begun(req, cookies);
    if (!signIn) {
      // The other window of the same person may have been quicker.
      if (await sessions.of(req)) return res.redirect(303, CONSOLE);
      return show(res, 400, '登录没有完成', '登录已经超时，或者不是从本浏览器开始的，请重新登录。');
    }
    cookies.clear(res, cookieOf(signIn.state));
    const seen = Object.assign(seenOf(res), SIGNING);
    const returnTo = ownPath(signIn.returnTo);
    try {
      const signedIn = await party.finish(new URL(publicUrl + req.originalUrl), signIn);
      if (!signedIn)
        return show(res, 403, '没有使用权限', '您的账号没有本系统的角色，请联系系统管理人员办理授权。', returnTo);
      seen.actor = signedIn.actor;
      await sessions.begin(req, res, signedIn);
      log.info({ actorId: signedIn.actor.id }, 'somebody has signed in');
      res.set('Cache-Control', 'no-store').redirect(303, returnTo);
    } catch (error) {
      log.warn({ err: error }, 'a sign-in has failed');
      show(res, 400, '登录没有完成', '统一身份认证服务没有确认本次登录，请重新登录。', returnTo);
    }
  };
}

function show(res: Response, status: number, title: string, detail: string, returnTo: string = CONSOLE): void {
  const again = `/auth/login?${new URLSearchParams({ return: returnTo }).toString()}`;
  res.status(status).set({ 'Cache-Control': 'no-store', 'Content-Security-Policy': pagePolicy() });
  res.send(noticePage(title, detail, { href: again, text: '重新登录' }));
}

/** Each sign-in has a cookie of its own: several windows may be at it. */
const cookieOf = (state: string): string =>
  `yuhe-sign-in-${createHash('sha256').update(state).digest('hex').slice(0, 16)}`;

const text = z.string().min(1).max(3_000);
const signInShape = z.object({ state: text, nonce: text, verifier: text, returnTo: text });

const encoded = (signIn: SignIn): string => Buffer.from(JSON.stringify(signIn)).toString('base64url');

/** The sign-in that this browser has begun and to which the request is the answer. */
function begun(req: Request, cookies: Cookies): SignIn | undefined {
  const { state } = req.query;
  if (typeof state !== 'string') return undefined;
  const kept = cookies.read(req, cookieOf(state));
  if (!kept) return undefined;
  try {
    const signIn = signInShape.parse(JSON.parse(Buffer.from(kept, 'base64url').toString('utf8')));
    return signIn.state === state ? signIn : undefined;
  } catch {
    return undefined;
  }
}
