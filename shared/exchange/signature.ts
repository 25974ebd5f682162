import { createHmac, timingSafeEqual } from 'node:crypto';

// Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`, version mark `v1`. Another suite (HMAC-SM3, Ed25519) gets a
// mark of its own and stands beside this one in the same header.

export const ID_HEADER = 'webhook-id';
export const TIMESTAMP_HEADER = 'webhook-timestamp';
export const SIGNATURE_HEADER = 'webhook-signature';

/** So far a sender's clock may be off, in either direction; what is older may be a recording. */
export const SIGNATURE_WINDOW_SECONDS = 300;

/** The three headers as they came; header names in lower case. */
export type SignatureHeaders = {
  readonly [ID_HEADER]?: string | undefined;
  readonly [TIMESTAMP_HEADER]?: string | undefined;
  readonly [SIGNATURE_HEADER]?: string | undefined;
};

/** Why a signature is not believed. */
export type SignatureFault = 'missing' | 'outside-window' | 'wrong';

/**
 * The headers that sign a body.
 * @param secret `whsec_` and base64.
 * @param timestamp UTC seconds.
 */
export function signed(
  secret: string,
  id: string,
  timestamp: number,
  body: string | Uint8Array,
): Record<string, string> {
  return {
    [ID_HEADER]: id,
    [TIMESTAMP_HEADER]: String(timestamp),
    [SIGNATURE_HEADER]: `v1,${signatureOf(secret, `${id}.${timestamp}`, body)}`,
  };
}

/**
 * What is wrong with a signature; nothing if one of the secrets (two during a rotation) made it within the window.
 * @param now UTC milliseconds.
 */
export function signatureFault(
  secrets: readonly string[],
  headers: SignatureHeaders,
  body: Uint8Array,
  now: number,
): SignatureFault | undefined {
  const { [ID_HEADER]: id, [TIMESTAMP_HEADER]: timestamp, [SIGNATURE_HEADER]: signatures } = headers;
  if (!id || !timestamp || !signatures || !/^\d{1,12}$/.test(timestamp)) return 'missing';
  if (Math.abs(now / 1000 - Number(timestamp)) > SIGNATURE_WINDOW_SECONDS) return 'outside-window';
  const given = signatures.split(' ').flatMap((each) => (each.startsWith('v1,') ? [each.slice(3)] : []));
  const made = secrets.map((secret) => signatureOf(secret, `${id}.${timestamp}`, body));
  return made.some((own) => given.some((theirs) => isSame(own, theirs))) ? undefined : 'wrong';
}

function signatureOf(secret: string, before: string, body: string | Uint8Array): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(`${before}.`).update(body).digest('base64');
}

/** Takes the same time wherever the two differ. */
function isSame(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}
