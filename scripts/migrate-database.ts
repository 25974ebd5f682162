import { Pool } from 'pg';
import { openDoorRole } from '../db/door-role';
import { migrate } from '../db/migrate';
import { readConfig } from '../shared/platform/config';

/** Brings the database of the installation up to date, and the role of its API; the processes expect that they are. */
async function main(): Promise<void> {
  const { DATABASE_URL, API_DATABASE_URL } = readConfig();
  const pool = new Pool({ connectionString: DATABASE_URL, max: 1 });
  try {
    await migrate(pool);
    if (API_DATABASE_URL) await openDoorRole(pool, API_DATABASE_URL);
  } finally {
    await pool.end();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
