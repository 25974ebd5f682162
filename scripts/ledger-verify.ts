import { openToolPool } from '../db/pool';
import { FAULTS, verifyLedger } from '../db/verify-ledger';
import { verifyViews } from '../db/verify-views';
import { installedConfig } from './installed-config';

/**
 * `npm run ledger:verify [-- --views]`: examines every chain, and with `--views` every view. Prints what it found; the
 * exit code is 1 if anything is wrong.
 */
async function main(): Promise<void> {
  const pool = openToolPool(installedConfig().DATABASE_URL, console);
  try {
    const { cases, entries, root, findings } = await verifyLedger(pool);
    const all = process.argv.includes('--views') ? [...findings, ...(await verifyViews(pool))] : findings;
    console.log(`${cases} cases, ${entries} entries; root ${root}`);
    for (const { fault, where, seq } of all) {
      console.log(`${fault}: ${where}${seq === undefined ? '' : `, entry ${seq}`}: ${FAULTS[fault]}`);
    }
    console.log(all.length === 0 ? 'The ledger is whole.' : `${all.length} findings.`);
    process.exitCode = all.length === 0 ? 0 : 1;
  } finally {
    await pool.end();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
