import type { ChildProcess } from 'node:child_process';
import { createWriteStream, openSync } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { GROUND } from './folders';

/** Where each process writes its log. */
export const LOGS = path.join(GROUND, 'logs');
const LARGEST_BYTES = 20_000_000;
/** The level from which the terminal shows what a process logs (pino's number). */
const WARN = 40;

/** A descriptor of the log file, for a process that writes it by itself. */
export async function logDescriptor(name: string): Promise<number> {
  return openSync(await logFile(name), 'a', 0o600);
}

/** Writes what the process prints to its log file, and tells the operator of warnings, errors and cries. */
export async function keepLog(name: string, child: ChildProcess, say: (line: string) => void): Promise<void> {
  const file = createWriteStream(await logFile(name), { flags: 'a', mode: 0o600 });
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface(stream).on('line', (line) => {
      file.write(`${line}\n`);
      const warning = worthSaying(line);
      if (warning) say(`${name}: ${warning}`);
    });
  }
  child.once('close', () => file.end());
}

/** A log entry's message if it is a warning or worse; any other text as it is, for it was not meant to be there. */
function worthSaying(line: string): string | undefined {
  if (!line.startsWith('{')) return line.trim() || undefined;
  try {
    const entry = JSON.parse(line) as { level?: number; msg?: string; err?: { message?: string } };
    if (entry.level === undefined) return line;
    return entry.level >= WARN ? [entry.msg, entry.err?.message].filter(Boolean).join(': ') : undefined;
  } catch {
    return line;
  }
}

/** The file for a process's log; one that has grown long makes room for a new one. */
async function logFile(name: string): Promise<string> {
  await mkdir(LOGS, { recursive: true });
  const file = path.join(LOGS, `${name}.log`);
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LARGEST_BYTES) await rename(file, path.join(LOGS, `${name}.1.log`));
  return file;
}
