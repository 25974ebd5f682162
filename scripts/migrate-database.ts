import { Pool } from 'pg';
import { migrate } from '../db/migrate';
import { readConfig } from '../shared/platform/config';

/** Brings the database of the installation up to date; the processes expect that it is. */
async function main(): Promise<void> {
  const pool = new Pool({ connectionString: readConfig().DATABASE_URL, max: 1 });
  await migrate(pool).finally(() => pool.end());
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
