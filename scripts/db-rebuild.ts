import { openToolPool } from '../db/pool';
import { rebuildViews } from '../db/rebuild-views';
import { installedConfig } from './installed-config';

/** `npm run db:rebuild`: makes all views anew from the ledger, also while the system is at work. */
async function main(): Promise<void> {
  const pool = openToolPool(installedConfig().DATABASE_URL, console);
  try {
    const cases = await rebuildViews(pool, (done) => console.log(`${done} cases …`));
    console.log(`Rebuilt the views of ${cases} cases.`);
  } finally {
    await pool.end();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
