import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { byItself } from '../../db/eyes';
import { deliveriesToBegin, noteBegun } from '../../db/messages';
import type { Log } from '../../shared/platform/log';

type PostmanDeps = {
  readonly pool: Pool;
  readonly deliver: (messageId: string) => Promise<void>;
  readonly log: Log;
  readonly idleMs?: number;
};

/** Begins the delivery of answers. */
export type Postman = { start(): void; hurry(): void; stop(): Promise<void> };

const AT_ONCE = 20;
const IDLE_MS = 2_000;

/** What was noted to be begun is begun in the end, whatever crashes in between; begun twice, it is delivered once. */
export function createPostman({ pool, deliver, log, idleMs = IDLE_MS }: PostmanDeps): Postman {
  const closing = new AbortController();
  let news = new AbortController();
  let work: Promise<unknown> = Promise.resolve();

  async function round(): Promise<boolean> {
    const ids = await deliveriesToBegin(pool, AT_ONCE);
    await Promise.all(ids.map((id) => deliver(id).then(() => noteBegun(pool, id))));
    return ids.length === AT_ONCE;
  }

  async function rounds(): Promise<void> {
    while (!closing.signal.aborted) {
      const signal = AbortSignal.any([closing.signal, news.signal]);
      const more = await round().catch((error: unknown) => {
        log.warn(error, 'answers to partners could not be sent on their way');
        return false;
      });
      if (!more) await pause(idleMs, undefined, { signal }).catch(() => undefined);
    }
  }

  return {
    start: () => void (work = byItself(rounds)),
    hurry: () => {
      news.abort();
      news = new AbortController();
    },
    stop: async () => {
      closing.abort();
      await work;
    },
  };
}
