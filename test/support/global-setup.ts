import { spawnSync } from 'node:child_process';
import { openRun, RUN_FOLDER } from './test-run';

/** Builds the console, unless it is built, and gives the run a folder of its own. PostgreSQL starts in it when the first test asks for a database. */
export = async function globalSetup(): Promise<void> {
  const { status, stderr } = spawnSync('node', ['scripts/build-console.mjs'], { timeout: 120_000 });
  if (status !== 0) throw new Error(`the console was not built:\n${String(stderr)}`);
  process.env[RUN_FOLDER] = await openRun();
};
