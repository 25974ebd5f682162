import { existsSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from './folders';
import { takeLock } from './lock';
import { LOGS } from './logs';
import { say } from './say';
import { System } from './system';

/** What this installation wants different from the rule; see `.env.example`. */
const SETTINGS = path.join(PROJECT, '.env');
const SAME_WISH_MS = 1_000;

/** Runs the embedded system until a signal ends it. */
async function main(): Promise<void> {
  const giveBack = await takeLock();
  if (existsSync(SETTINGS)) process.loadEnvFile(SETTINGS);
  // A terminal that has gone, or a pipe that was closed, must not keep us from stopping in order.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => {});
  const system = new System();
  let askedAt = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
  process.on('uncaughtException', (error) => {
    console.error(error);
    void end(1);
  });
  try {
    await system.start();
  } catch (error) {
    // Whoever ends the system while it starts makes the start fail; that is no news.
    if (!system.isStopping) {
      say(`Yuhe did not start: ${error instanceof Error ? error.message : String(error)}`);
      say(`The logs are in ${LOGS}.`);
      await end(1);
    }
  }

  async function end(code: number): Promise<void> {
    // Ctrl-C may come twice, from the terminal and from npm; asked again after that, somebody is in a hurry.
    if (system.isStopping && Date.now() - askedAt < SAME_WISH_MS) return;
    const again = system.isStopping;
    askedAt ||= Date.now();
    say(again ? 'Ending everything at once …' : 'Stopping …');
    await system.stop(again);
    await giveBack();
    say('Stopped.');
    process.exit(code);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
