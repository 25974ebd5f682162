import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const GENTLE_LIMIT_MS = 10_000;
const PAUSE_MS = 50;

/** The command line of a process, or undefined if it does not live. */
export async function commandLine(pid: number): Promise<string | undefined> {
  // Empty for a process that has ended and only waits for its parent to take note.
  const proc = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  if (proc !== undefined) return proc.replaceAll('\0', ' ').trim() || undefined;
  return run('ps', ['-p', String(pid), '-o', 'command=']).then(
    ({ stdout }) => stdout.trim() || undefined,
    () => undefined,
  );
}

/**
 * Ends a process that an earlier run left behind; process ids are used again, so only if its command line has the mark.
 * @returns whether there was such a process.
 */
export async function endOrphan(pid: number, mark: string, signal: NodeJS.Signals = 'SIGTERM'): Promise<boolean> {
  const lives = async (): Promise<boolean> => (await commandLine(pid))?.includes(mark) ?? false;
  if (!(await lives())) return false;
  process.kill(pid, signal);
  for (let waited = 0; await lives(); waited += PAUSE_MS) {
    if (waited >= GENTLE_LIMIT_MS) process.kill(pid, 'SIGKILL');
    await pause(PAUSE_MS);
  }
  return true;
}
