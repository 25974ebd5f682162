import { z } from 'zod';

const times = z.coerce.number().int().min(0).max(100_000);

/**
 * How a sandbox partner misbehaves. Counts say how often it still will; all are zero for a partner that behaves.
 */
export const mischief = z.object({
  /** Milliseconds that it takes before it answers at all. */
  delayMs: times.default(0),
  /** It cannot be reached before this instant (UTC milliseconds). */
  downUntil: z.coerce.number().min(0).default(0),
  /** Answers 500 and keeps nothing. */
  storms: times.default(0),
  /** Answers 429 with Retry-After, and keeps nothing. */
  tooMany: times.default(0),
  retryAfterSeconds: times.default(30),
  /** Keeps the message, and breaks the connection before it answers. */
  lostAcknowledgements: times.default(0),
  /** Acknowledges, and keeps nothing: what only comparing notes finds out. */
  losses: times.default(0),
  /** Acknowledges another content than it was sent. */
  wrongDigests: times.default(0),
  /** Answers 422: does not want the message. */
  refusals: times.default(0),
  /** Answers the next results by `rejected` instead of `closed` (courts and commissions). */
  rejectedResults: times.default(0),
  /** Sends everything twice. */
  duplicates: times.default(0),
  /** Holds a message back until the next one has been sent. */
  reorderings: times.default(0),
  wrongSignatures: times.default(0),
  /** Its clock is off by so many seconds. */
  skewSeconds: z.coerce.number().int().min(-86_400).max(86_400).default(0),
});
export type Mischief = z.output<typeof mischief>;

export const GOOD_BEHAVIOUR: Mischief = mischief.parse({});

type Counted =
  | 'storms'
  | 'tooMany'
  | 'lostAcknowledgements'
  | 'losses'
  | 'wrongDigests'
  | 'refusals'
  | 'rejectedResults'
  | 'duplicates'
  | 'reorderings'
  | 'wrongSignatures';

/** Uses up one of a kind; false if none is left. */
export function once(how: Mischief, kind: Counted): boolean {
  if (how[kind] === 0) return false;
  how[kind] -= 1;
  return true;
}
