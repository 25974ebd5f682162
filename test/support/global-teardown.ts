import { closeRun, runFolder } from './test-run';

/** Stops what the run's tests started. */
export = async function globalTeardown(): Promise<void> {
  await closeRun(runFolder());
};
