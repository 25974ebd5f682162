import { escapeIdentifier, escapeLiteral, type Pool } from 'pg';

/**
 * Sees to it that the role in the API's connection string may sign in with that password, and is bound by row-level
 * security: it owns nothing, and takes up a reader's eyes (db/eyes.ts) only for the length of a transaction.
 * @param pool of the owner, who may create roles.
 * @throws Error if the string names no role or no password.
 */
export async function openDoorRole(pool: Pool, apiDatabaseUrl: string): Promise<void> {
  const { username, password } = new URL(apiDatabaseUrl);
  if (!username || !password) throw new Error('API_DATABASE_URL names no role, or no password');
  const [role, secret] = [escapeIdentifier(decodeURIComponent(username)), escapeLiteral(decodeURIComponent(password))];
  const { rowCount } = await pool.query('select from pg_roles where rolname = $1', [decodeURIComponent(username)]);
  // One statement, one transaction: the role never stands there with half of what it is.
  await pool.query(`
    ${rowCount === 0 ? 'create' : 'alter'} role ${role} login noinherit password ${secret};
    grant yuhe_door to ${role} with inherit true, set true;
    grant yuhe_concerned, yuhe_everything to ${role} with inherit false, set true`);
}
