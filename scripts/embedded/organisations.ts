import { Pool } from 'pg';
import { giveKey } from '../../api/signing/organ-keys';
import { listAccounts } from '../../db/accounts';
import { enterLetterhead } from '../../db/letterheads';
import { signingKeys } from '../../db/signing-keys';

/** 机关代字 of the organisations that a new installation knows; all of them are made up. */
const CODES: Readonly<Record<string, string>> = {
  'ORG-NA-JD01': '南岸示例劳调',
  'ORG-JB-UNION': '江北工协',
  'ORG-NA-ARB': '南岸劳人仲',
};

/**
 * Gives each organisation in which somebody has an account what it needs to issue documents, unless it has had it: a key
 * to seal with, and a letterhead.
 */
export async function seedOrganisations(databaseUrl: string, keysFolder: string): Promise<void> {
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  try {
    const now = new Date().toISOString();
    const sealing = new Set((await signingKeys(pool)).map(({ organ }) => organ));
    for (const { organ, organName } of await listAccounts(pool, now)) {
      if (organ === undefined || organName === undefined || sealing.has(organ)) continue;
      await giveKey(pool, keysFolder, { organ, title: organName, at: now });
      const code = CODES[organ];
      if (code) await enterLetterhead(pool, { organ, name: organName, code }, { id: 'installation', at: now });
      sealing.add(organ);
    }
  } finally {
    await pool.end();
  }
}
