import { openRun, RUN_FOLDER } from './test-run';

/** Gives the run a folder of its own. PostgreSQL starts in it when the first test asks for a database. */
export = async function globalSetup(): Promise<void> {
  process.env[RUN_FOLDER] = await openRun();
};
