import { setTimeout as pause } from 'node:timers/promises';

/** Work that goes on in the background of a process, batch after batch. */
export type BackgroundWork = {
  start(): void;
  /** Lets what is in hand be finished; resolves when nothing is. */
  stop(): Promise<void>;
};

/** Where there is nothing to be done, as without a server to send by. */
export const NO_WORK: BackgroundWork = { start: () => undefined, stop: () => Promise.resolve() };

/** How it goes on. */
type Terms = {
  /** Does the next batch; how much there was to do. */
  readonly batch: () => Promise<number>;
  /** So long nobody looks after a batch in which there was nothing to do (milliseconds). */
  readonly idleMs: number;
  /** A batch as a whole has failed, and is tried again after the pause. */
  readonly failed: (error: unknown) => void;
};

/** One batch after the other until it is stopped. */
export function inBackground({ batch, idleMs, failed }: Terms): BackgroundWork {
  const stopped = new AbortController();
  let running: Promise<void> | undefined;
  const goOn = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      const done = await batch().catch((error: unknown) => {
        failed(error);
        return 0;
      });
      if (done === 0) await pause(idleMs, undefined, { signal: stopped.signal }).catch(() => undefined);
    }
  };
  return {
    start: () => void (running ??= goOn()),
    stop: async () => {
      stopped.abort();
      await running;
    },
  };
}
