import { setTimeout as pause } from 'node:timers/promises';
import { isTemporary, problemOf } from './problem';

export type Patience = {
  /** Attempts in all; 5 unless said otherwise. */
  readonly attempts?: number;
  /** Milliseconds before the second attempt; doubled before each further one. 500 unless said otherwise. */
  readonly firstPauseMs?: number;
  /** In place of the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
};

const LONGEST_PAUSE_MS = 60_000;

/**
 * A fetch that sends the same request again, byte for byte and with the same keys, when nobody answered or the answer
 * is temporary. So only what may safely be sent twice goes through it: what reads, and what has a key.
 */
export function patiently({ attempts = 5, firstPauseMs = 500, fetch: send = fetch }: Patience) {
  return async (request: Request): Promise<Response> => {
    for (let attempt = 1; ; attempt += 1) {
      const last = attempt >= attempts;
      const answer = await send(request.clone()).catch((error: unknown) => {
        if (last) throw error;
        return undefined;
      });
      if (answer && (last || !(await mayChange(answer)))) return answer;
      await pause(waitBefore(attempt, firstPauseMs, answer));
    }
  };
}

async function mayChange(answer: Response): Promise<boolean> {
  if (answer.ok) return false;
  const { slug } = await problemOf(answer.clone());
  return isTemporary(answer.status, slug);
}

/** As long as was asked for, else twice as long each time; a little more, so that not all come back together. */
function waitBefore(attempt: number, firstPauseMs: number, answer: Response | undefined): number {
  const asked = Number(answer?.headers.get('retry-after') ?? 0) * 1_000;
  const own = firstPauseMs * 2 ** (attempt - 1) * (1 + Math.random() / 10);
  return Math.min(Math.max(Number.isFinite(asked) ? asked : 0, own), LONGEST_PAUSE_MS);
}
