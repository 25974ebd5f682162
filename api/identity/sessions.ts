import { createHash, randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Pool } from 'pg';
import { endSession, sessionOf, startSession, type Session } from '../../db/sessions';
import { localDateOf } from '../../shared/law/local-date';
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
      cookies.set(res, COOKIE, secret);
    },
    end: async (req, res) => {
      await drop(req);
      cookies.clear(res, COOKIE);
    },
  };
}

const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest();
