import type { Pool } from 'pg';
import { withoutEyes } from '../db/eyes';
import { claimKey, releaseKey, settleKey, yieldKey, type KeyedRequest } from '../db/idempotency';
import { shown } from '../shared/case/personal';
import type { ProblemSlug } from '../shared/problems';
import type { Log } from '../shared/platform/log';
import { Problem } from './problem';

/** An answer as it goes over the wire. */
export type Sent = {
  readonly status: number;
  readonly text: string;
  /** Instead of the text, for a file. */
  readonly bytes?: Buffer;
  readonly headers: Readonly<Record<string, string>>;
};

/** Problems that are the answer to the request, and remain so. */
const FINAL: readonly ProblemSlug[] = ['refused', 'forbidden'];
/** It is not known whether something has happened. */
const UNCERTAIN: readonly ProblemSlug[] = ['unavailable', 'internal'];

/**
 * Answers each key once. A key is claimed before anything is done, and its answer is kept after it was sent: should the
 * process die between the two, whoever repeats the request does it again, and finds it done.
 */
export class Keyring {
  /** Answers that are on their way to the database. */
  private readonly settling = new Map<string, Promise<void>>();

  constructor(
    private readonly pool: Pool,
    private readonly log: Log,
  ) {}

  /**
   * The answer to a request under its key: as it was given before, or as `work` gives it now.
   * @throws Problem `key-reused`, `in-progress`, and what `work` throws.
   */
  async once(request: KeyedRequest, work: (promised: string | undefined) => Promise<Sent>): Promise<Sent> {
    const place = `${request.actorId} ${request.key}`;
    await this.settling.get(place);
    const claim = await withoutEyes(() => claimKey(this.pool, request));
    switch (claim.kind) {
      case 'answered':
        return {
          status: claim.status,
          text: claim.answer,
          headers: { ...claim.headers, 'Idempotent-Replayed': 'true' },
        };
      case 'other-body':
        throw new Problem('key-reused', { detail: '该幂等键已用于另一个请求，请为新的请求使用新的幂等键' });
      case 'in-progress':
        throw new Problem('in-progress', {
          detail: '同一请求正在办理，请稍后重试',
          retryAfterSeconds: claim.retryAfterSeconds,
        });
      case 'new':
        return this.answered(request, place, () => work(claim.caseNo));
    }
  }

  /** Waits until no answer is on its way to the database any more. */
  async idle(): Promise<void> {
    await Promise.all(this.settling.values());
  }

  private async answered(request: KeyedRequest, place: string, work: () => Promise<Sent>): Promise<Sent> {
    try {
      const sent = await work();
      this.settle(request, place, sent);
      return sent;
    } catch (error) {
      const slug = error instanceof Problem ? error.slug : 'internal';
      if (error instanceof Problem && FINAL.includes(slug)) this.settle(request, place, sentProblem(error));
      else await this.giveUp(request, UNCERTAIN.includes(slug));
      throw error;
    }
  }

  private settle(request: KeyedRequest, place: string, { status, text, headers }: Sent): void {
    const settled = withoutEyes(() => settleKey(this.pool, request, { status, answer: text, headers }))
      // The request that comes next under this key is done again, and answered from what it has done.
      .catch((error: unknown) => this.log.warn(error, 'an answer could not be kept under its key'))
      .finally(() => this.settling.delete(place));
    this.settling.set(place, settled);
  }

  private async giveUp(request: KeyedRequest, uncertain: boolean): Promise<void> {
    const leave = uncertain ? yieldKey : releaseKey;
    await withoutEyes(() => leave(this.pool, request)).catch((error: unknown) =>
      this.log.warn(error, 'a key could not be given up'),
    );
  }
}

/** A problem as it goes over the wire. */
export function sentProblem(problem: Problem, more: Readonly<Record<string, unknown>> = {}): Sent {
  return {
    status: problem.status,
    text: shown(JSON.stringify({ ...problem.document, ...more })),
    headers: { ...problem.headers, 'Content-Type': 'application/problem+json; charset=utf-8' },
  };
}
