import { createHash, randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Pool } from 'pg';
import { endSession, sessionOf, startSession, takePost, type Session } from '../../db/sessions';
import { openPostsOf } from '../../db/posts';
import type { Actor } from '../../shared/case/actor';
import { localDateOf, type LocalDate } from '../../shared/law/local-date';
import type { Cookies } from './cookies';

const COOKIE = 'yuhe-session';
const SECRET_BYTES = 32;

/** Who has signed in with this browser. */
export type Sessions = {
  /** Has the request a session's cookie, good or not? */
  hasCookie(req: Request): boolean;
  /** The session of the request; undefined if there is none, or it is over. */
  of(req: Request): Promise<Session | undefined>;
  /** Begins a session for whom the provider (`issuer`) has vouched; one that the browser had before ends. */
  begin(
    req: Request,
    res: Response,
    signedIn: Pick<Session, 'actor' | 'organName'> & { issuer: string },
  ): Promise<void>;
  /** From the next request on it acts under this post. */
  take(req: Request, post: { readonly post: string; readonly delegation?: string | undefined }): Promise<void>;
  /** Ends the session of the request, if it has one. */
  end(req: Request, res: Response): Promise<void>;
};

export function sessionsOf(pool: Pool, clock: { now(): number }, cookies: Cookies): Sessions {
  const digestOf = (req: Request): Buffer | undefined => {
    const secret = cookies.read(req, COOKIE);
    return secret ? digest(secret) : undefined;
  };
  const drop = async (req: Request): Promise<void> => {
    const known = digestOf(req);
    if (known) await endSession(pool, known);
  };
  return {
    hasCookie: (req) => digestOf(req) !== undefined,
    of: async (req) => {
      const known = digestOf(req);
      if (!known) return undefined;
      const now = clock.now();
      return sessionOf(pool, known, { now: new Date(now).toISOString(), day: localDateOf(now) });
    },
    begin: async (req, res, signedIn) => {
      await drop(req);
      const secret = randomBytes(SECRET_BYTES).toString('base64url');
      const startedAt = new Date(clock.now()).toISOString();
      await startSession(pool, digest(secret), { ...signedIn, startedAt });
      const post = await postInstead(pool, signedIn.actor, localDateOf(clock.now()));
      if (post) await takePost(pool, digest(secret), { post });
      cookies.set(res, COOKIE, secret);
    },
    take: async (req, post) => {
      const known = digestOf(req);
      if (known) await takePost(pool, known, post);
    },
    end: async (req, res) => {
      await drop(req);
      cookies.clear(res, COOKIE);
    },
  };
}

/** What the provider vouches for may be over here: then the first of the posts that the person does hold. */
async function postInstead(pool: Pool, { id, role, organ }: Actor, day: LocalDate): Promise<string | undefined> {
  const own = (await openPostsOf(pool, id, day)).filter(({ delegation }) => delegation === undefined);
  return own.some((each) => each.role === role && each.organ === organ) ? undefined : own[0]?.id;
}

const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest();
