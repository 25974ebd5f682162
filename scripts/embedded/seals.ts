import { Pool } from 'pg';
import { giveKey } from '../../api/signing/organ-keys';
import { listAccounts } from '../../db/accounts';
import { signingKeys } from '../../db/signing-keys';

/** Gives each organisation in which somebody has an account a key to seal with, unless it has had one. */
export async function seedSeals(databaseUrl: string, folder: string): Promise<void> {
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  try {
    const now = new Date().toISOString();
    const sealing = new Set((await signingKeys(pool)).map(({ organ }) => organ));
    for (const { organ, organName } of await listAccounts(pool, now)) {
      if (organ === undefined || organName === undefined || sealing.has(organ)) continue;
      await giveKey(pool, folder, { organ, title: organName, at: now });
      sealing.add(organ);
    }
  } finally {
    await pool.end();
  }
}
