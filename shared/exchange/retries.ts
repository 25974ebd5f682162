const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long to wait after the first, the second, … failed attempt, in milliseconds; then nobody tries any more. */
const LADDER: readonly number[] = [
  10 * SECOND,
  MINUTE,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
  24 * HOUR,
  24 * HOUR,
];

/** A partner may ask for patience, but not for ever. */
const LONGEST_WAIT = 24 * HOUR;
/** Up to a tenth is added, so that what failed together does not come back together. */
const JITTER = 0.1;

/**
 * Milliseconds until the next attempt, after so many failed ones; nothing when it is time to give up.
 * The jitter follows from the message's id: the same on replay.
 */
export function waitAfter(failures: number, messageId: string, retryAfterSeconds = 0): number | undefined {
  const step = LADDER[failures - 1];
  if (step === undefined) return undefined;
  const asked = Math.min(retryAfterSeconds * SECOND, LONGEST_WAIT);
  return Math.round(Math.max(step, asked) * (1 + JITTER * fraction(`${messageId}/${failures}`)));
}

/** A number from 0 up to 1 that follows from a text (FNV-1a). */
function fraction(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0) / 2 ** 32;
}
