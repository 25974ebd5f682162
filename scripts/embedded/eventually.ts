import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

const LIMIT_MS = 60_000;
const PAUSE_MS = 50;

/**
 * Repeats the attempt until it succeeds.
 * @throws Error if the process that should make it succeed has ended, or after a minute with the last failure.
 */
export async function eventually(name: string, process: ChildProcess, attempt: () => Promise<void>): Promise<void> {
  for (const until = Date.now() + LIMIT_MS; ; await pause(PAUSE_MS)) {
    if (hasEnded(process)) throw new Error(`${name} ended (${process.signalCode ?? process.exitCode}) while starting`);
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > until) throw new Error(`${name} does not answer`, { cause: error });
    }
  }
}

/** Whether the process is over, or was never born. */
export function hasEnded(process: ChildProcess): boolean {
  return process.pid === undefined || process.exitCode !== null || process.signalCode !== null;
}
