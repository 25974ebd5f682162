import { acknowledgement, bodyDigest } from '../../shared/exchange/acknowledgement';
import { signed } from '../../shared/exchange/signature';

/** A signed body on its way to a partner. */
export type Post = {
  readonly url: string;
  readonly keys: readonly string[];
  /** Message id: nonce of the signature and idempotency key at once. */
  readonly id: string;
  readonly body: string;
};

/** What came of it: arrived, refused for good, or to be tried again. */
export type PostResult =
  | { readonly kind: 'acknowledged'; readonly ackId: string }
  | { readonly kind: 'rejected'; readonly status: number; readonly detail: string }
  | { readonly kind: 'unavailable'; readonly detail: string; readonly retryAfterSeconds?: number };

const PATIENCE_MS = 15_000;
const LONGEST_DETAIL = 500;
/** Client errors that say nothing about the message: too slow, still in progress, too early, too many. */
const PASSING = new Set([408, 409, 425, 429]);

/** Posts a body and reads the technical acknowledgement. Never throws: a partner that cannot be reached is an answer. */
export async function post({ url, keys, id, body }: Post, now = Date.now()): Promise<PostResult> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': id,
        ...signed(keys, id, Math.floor(now / 1000), body),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return resultOf(response, await response.text(), body);
  } catch (error) {
    return { kind: 'unavailable', detail: `无法连接：${causeOf(error)}` };
  }
}

function resultOf(response: Response, text: string, body: string): PostResult {
  const { status, ok } = response;
  if (ok) return acknowledged(text, body);
  const detail = `HTTP ${status} ${problemOf(text)}`.trim().slice(0, LONGEST_DETAIL);
  if (status >= 400 && status < 500 && !PASSING.has(status)) return { kind: 'rejected', status, detail };
  const retryAfterSeconds = retryAfter(response.headers.get('retry-after'));
  return { kind: 'unavailable', detail, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
}

/** A 2xx alone is no acknowledgement: the partner must name what it has received. */
function acknowledged(text: string, body: string): PostResult {
  const ack = acknowledgement.safeParse(jsonOf(text));
  if (!ack.success) return { kind: 'unavailable', detail: '对方没有按约定出具技术回执' };
  if (ack.data.bodySha256 !== bodyDigest(body)) return { kind: 'unavailable', detail: '对方收到的内容与发送的不一致' };
  return { kind: 'acknowledged', ackId: ack.data.ackId };
}

/** Seconds of a Retry-After header, which may also name an instant. */
function retryAfter(header: string | null, now = Date.now()): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - now) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds));
}

/** What a problem document says, or the beginning of whatever was sent instead. */
function problemOf(text: string): string {
  const problem = jsonOf(text);
  if (problem !== null && typeof problem === 'object' && 'detail' in problem) return String(problem.detail);
  return text;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `fetch` says only that it failed; the reason is underneath. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  return cause.name === 'TimeoutError' ? '超时未答复' : 'code' in cause ? String(cause.code) : cause.message;
}
