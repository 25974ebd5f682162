import { setTimeout as pause } from 'node:timers/promises';
import { signed } from '../../shared/exchange/signature';

/** A message of the partner's, with every answer that came. */
export type Sent = {
  readonly id: string;
  readonly name: string;
  readonly subject: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly at: string;
  /** The message that it answers. */
  readonly replyto?: string;
  /** Of the envelope's bytes. */
  readonly bodySha256: string;
  readonly answers: { readonly status: number; readonly body: unknown }[];
};

export type SignedPost = {
  readonly url: string;
  readonly secret: string;
  readonly skewSeconds: number;
  readonly signal: AbortSignal;
};

/** It was taken. */
export const isAnswered = ({ answers }: Sent): boolean => answers.some(({ status }) => status < 300);

/** There is an answer that stands, whatever it says. */
export const isSettled = ({ answers }: Sent): boolean => answers.some(({ status }) => stands(status));

const stands = (status: number): boolean => status < 500 && status !== 429;

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** Posts until there is an answer that stands: neither a connection that failed, nor an error of the server. */
export async function postSigned(
  { url, secret, skewSeconds, signal }: SignedPost,
  message: Sent,
  body: string,
): Promise<void> {
  for (let wait = FIRST_PAUSE_MS; !signal.aborted; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    const timestamp = Math.floor(Date.now() / 1000) + skewSeconds;
    const headers = { 'content-type': 'application/json', ...signed(secret, message.id, timestamp, body) };
    const answer = await fetch(url, { method: 'POST', headers, body, signal }).then(readAnswer, () => undefined);
    if (answer) message.answers.push(answer);
    if (answer && stands(answer.status)) return;
    await pause(wait, undefined, { signal }).catch(() => undefined);
  }
}

async function readAnswer(response: globalThis.Response): Promise<{ status: number; body: unknown }> {
  const text = await response.text();
  try {
    return { status: response.status, body: JSON.parse(text) };
  } catch {
    return { status: response.status, body: text };
  }
}
