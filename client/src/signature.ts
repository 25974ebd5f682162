import { createHmac, timingSafeEqual } from 'node:crypto';

// Standard Webhooks, suite v1: HMAC-SHA256 over `id.timestamp.body`.

export const SIGNATURE_WINDOW_SECONDS = 300;

/** The headers that sign a body. `secret`: `whsec_` and base64; `timestamp`: UTC seconds, now unless given. */
export function signedHeaders(
  secret: string,
  id: string,
  body: string,
  timestamp = Math.floor(Date.now() / 1000),
): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signature(secret, id, String(timestamp), body)}`,
  };
}

/**
 * Is a body, as it arrived byte for byte, from whoever knows one of the secrets (two during a rotation), and fresh?
 * @param headers as they came, names in lower case.
 * @param now UTC milliseconds.
 */
export function isSigned(
  secrets: readonly string[],
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: string,
  now = Date.now(),
): boolean {
  const [id, timestamp, given] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => headers[name]);
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof given !== 'string') return false;
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > SIGNATURE_WINDOW_SECONDS)
    return false;
  const theirs = given.split(' ').flatMap((each) => (each.startsWith('v1,') ? [each.slice('v1,'.length)] : []));
  const ours = secrets.map((secret) => signature(secret, id, timestamp, body));
  return ours.some((own) => theirs.some((their) => isSame(own, their)));
}

function signature(secret: string, id: string, timestamp: string, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
}

/** Takes the same time wherever the two differ. */
function isSame(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}
