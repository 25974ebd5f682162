import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../shared/platform/log';

const PAUSE_MS = 1_000;

/**
 * Repeats the attempt until it succeeds: who starts first among several processes waits for the others.
 * @throws AbortError when the signal says that there is nothing to wait for any more.
 */
export async function available<Thing>(
  name: string,
  attempt: () => Promise<Thing>,
  { log, signal }: { log: Log; signal: AbortSignal },
): Promise<Thing> {
  for (let tries = 1; ; tries += 1) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      // The first second is no news when everything starts at once.
      if (tries > 1) log.warn(error, `${name} is not available yet`);
      await pause(PAUSE_MS, undefined, { signal });
    }
  }
}
