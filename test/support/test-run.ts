import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commandLine, endOrphan } from '../../scripts/embedded/processes';

/** Environment variable with the folder that all test files of one jest run share. */
export const RUN_FOLDER = 'YUHE_TEST_RUN';
const PREFIX = 'yuhe-test-run-';

/** The folder of this jest run. @throws Error outside jest. */
export function runFolder(): string {
  const folder = process.env[RUN_FOLDER];
  if (!folder) throw new Error(`${RUN_FOLDER} is not set: test/support/global-setup.ts does it`);
  return folder;
}

/** Where the run's PostgreSQL keeps its data. */
export const clusterFolder = (folder: string): string => path.join(folder, 'postgres');

/** Opens the folder of a run, having cleared away what killed runs left behind. */
export async function openRun(): Promise<string> {
  for (const name of await readdir(tmpdir())) {
    const owner = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split('-')[0]) : undefined;
    const goesOn = owner === undefined || (await commandLine(owner))?.includes('jest');
    if (!goesOn) await closeRun(path.join(tmpdir(), name));
  }
  const folder = await mkdtemp(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  // Started by root, PostgreSQL runs as another user, who must get at its data.
  await chmod(folder, 0o755);
  return folder;
}

/** Stops the run's PostgreSQL, if any test needed one, and removes the folder. */
export async function closeRun(folder: string): Promise<void> {
  const lock = await readFile(path.join(clusterFolder(folder), 'postmaster.pid'), 'utf8').catch(() => undefined);
  // Immediate shutdown: the data is thrown away with the folder.
  if (lock) await endOrphan(Number(lock.split('\n')[0]), folder, 'SIGQUIT');
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
