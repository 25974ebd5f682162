import type { Request } from 'express';
import type { Actor } from '../../shared/case/actor';
import { Problem } from '../problem';
import type { Tokens } from '../tokens';
import type { Sessions } from './sessions';

/** Who makes a request. */
export type Visitor = {
  readonly actor: Actor;
  /** Of a token only: the scopes to which it is limited. */
  readonly scopes?: readonly string[];
  /** Of a session only: since when (UTC, ISO), and what the organ is called. */
  readonly signedInAt?: string;
  readonly organName?: string;
  /** Under which post, if one was chosen; and under whose delegation. */
  readonly post?: string;
  readonly delegation?: string;
  /** From the next request on this session acts under another post. */
  readonly take?: (post: { readonly post: string; readonly delegation?: string | undefined }) => Promise<void>;
};

/** Finds out who makes a request: by a token, or by the session of a browser. */
export type Doorkeeper = {
  /**
   * @param page the origin whose pages may ask, where those are not ours.
   * @throws Problem `unauthenticated`; `forbidden` for a change that another site may have asked a browser for.
   */
  admit(req: Request, page?: string): Promise<Visitor>;
};

/** Our own pages send it with every request; a page of another site cannot without asking. */
export const CONSOLE_HEADER = 'x-yuhe-console';

/** Where nobody signs in with a browser. */
export const tokensOnly = (tokens: Tokens): Doorkeeper => ({
  admit: ({ headers }) => tokens.bearerOf(headers.authorization),
});

export function doorkeeperOf(tokens: Tokens, sessions: Sessions, publicUrl: string): Doorkeeper {
  return {
    admit: async (req, page) => {
      const { authorization } = req.headers;
      // A token is sent on purpose, a cookie by itself: who sends both means the token.
      if (authorization !== undefined || !sessions.hasCookie(req)) return tokens.bearerOf(authorization);
      const session = await sessions.of(req);
      if (!session) throw new Problem('unauthenticated', { detail: '登录已经失效，请重新登录' });
      if (page === undefined) mustComeFromUs(req, publicUrl);
      else mustComeFrom(req, page);
      const { actor, organName, startedAt, post, delegation } = session;
      return {
        ...{ actor, signedInAt: startedAt, take: (wish) => sessions.take(req, wish) },
        ...(organName === undefined ? {} : { organName }),
        ...(post === undefined ? {} : { post }),
        ...(delegation === undefined ? {} : { delegation }),
      };
    },
  };
}

/** A browser sends its cookie whoever asks it to. @throws Problem `forbidden` unless one of our pages has asked. */
export function mustComeFromUs(req: Request, publicUrl: string): void {
  if (SAFE.includes(req.method)) return;
  if (req.headers[CONSOLE_HEADER] !== '1')
    throw new Problem('forbidden', { detail: '浏览器登录后提交的请求应附 X-Yuhe-Console: 1，由本系统的页面发出' });
  if (!isOurs(req, publicUrl)) throw new Problem('forbidden', { detail: '请求不是由本系统的页面发出的，不予办理' });
}

/** A browser always says from which page it asks for what is elsewhere. @throws Problem `forbidden` for another page. */
function mustComeFrom({ headers }: Request, page: string): void {
  if (headers.origin !== page) throw new Problem('forbidden', { detail: '请求不是由准许的页面发出的，不予办理' });
}

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

function isOurs({ headers }: Request, publicUrl: string): boolean {
  const { 'sec-fetch-site': site, origin, host } = headers;
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin === undefined) return site === 'same-origin';
  if (!URL.canParse(origin)) return false;
  // Behind a proxy that speaks TLS we know the host by its header, and the scheme not at all.
  return origin === new URL(publicUrl).origin || new URL(origin).host === host;
}
