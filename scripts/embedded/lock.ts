import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { GROUND } from './folders';
import { commandLine } from './processes';

const LOCK = path.join(GROUND, 'lock');
/** What a supervisor's command line has, and what no other process that was given its old id has. */
const MARK = 'start.mjs';

/**
 * Makes this process the only one that runs Yuhe in this folder.
 * @returns what gives the lock back.
 * @throws Error if another one does.
 */
export async function takeLock(): Promise<() => Promise<void>> {
  await mkdir(GROUND, { recursive: true });
  // Others may pass through (PostgreSQL's user must), not look around.
  await chmod(GROUND, 0o711);
  const holder = await readFile(LOCK, 'utf8').catch(() => undefined);
  if (holder !== undefined) {
    if ((await commandLine(Number(holder)))?.includes(MARK)) throw alreadyRunning(holder);
    await rm(LOCK, { force: true });
  }
  await writeFile(LOCK, String(process.pid), { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? alreadyRunning('which has just started') : error;
  });
  return () => rm(LOCK, { force: true });
}

function alreadyRunning(holder: string): Error {
  return new Error(`Yuhe is running already in this folder (process ${holder}). Where it is: ${GROUND}/system.json`);
}
