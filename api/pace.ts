import type { Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { seenOf } from './audit/auditing';
import { Problem } from './problem';

/** Requests a minute; far more than people need, also those behind one proxy, and a flood is stopped. */
export const PACE = {
  /** From one address, at all doors together. */
  address: 120_000,
  /** Of one person, from however many addresses. */
  person: 60_000,
  /** From one address at the doors where secrets are guessed: signing in, the link of an invitation. */
  secrets: 600,
} as const;

const MINUTE_MS = 60_000;

/** Stops whoever asks more often: from one address, unless `whose` tells them apart otherwise. Counts by process. */
export function paced(limit: number, whose?: (req: Request, res: Response) => string): RequestHandler {
  return rateLimit({
    ...{ windowMs: MINUTE_MS, limit, legacyHeaders: false, standardHeaders: false },
    ...(whose ? { keyGenerator: whose } : {}),
    handler: (_req, _res, next) =>
      next(new Problem('too-many-requests', { detail: '请求过于频繁，请稍后再试', retryAfterSeconds: 60 })),
  });
}

/** Tells people apart, once it is known who asks. */
export function person(_req: Request, res: Response): string {
  const { actor } = seenOf(res);
  return actor ? `${actor.role}/${actor.id}` : 'nobody';
}
