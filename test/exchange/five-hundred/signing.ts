import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

// Written from the published documents alone: nothing of Yuhe is imported in this folder.

/** `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; the key is what follows `whsec_`, from base64. */
export function signature(secret: string, id: string, timestamp: number, body: string): string {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}

export const signedHeaders = (secret: string, id: string, timestamp: number, body: string): Record<string, string> => ({
  'content-type': 'application/json',
  'webhook-id': id,
  'webhook-timestamp': String(timestamp),
  'webhook-signature': signature(secret, id, timestamp, body),
});

export function isSigned(secret: string, headers: IncomingHttpHeaders, body: string): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  const inTime = Math.abs(Date.now() / 1000 - Number(timestamp)) <= 300;
  const own = Buffer.from(signature(secret, String(id), Number(timestamp), body));
  return (
    inTime &&
    String(signatures)
      .split(' ')
      .map((each) => Buffer.from(each))
      .some((theirs) => theirs.length === own.length && timingSafeEqual(theirs, own))
  );
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
