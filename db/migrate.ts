import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Pool, PoolClient } from 'pg';

const FOLDER = path.join(__dirname, 'migrations');
/** Any number, the same in every process: whoever holds it migrates. */
const LOCK = 7_001_553;

/**
 * Brings the database up to date: the numbered files of `db/migrations`, each once, in order, in a transaction of its
 * own. Several processes may start together: one migrates, the others wait.
 * @returns the names of the files that were applied.
 * @throws Error if a file was edited after it had been applied, or fails; what was applied before it stays.
 */
export async function migrate(pool: Pool): Promise<readonly string[]> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      'create table if not exists migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    );
    const applied = await appliedMigrations(client);
    const done: string[] = [];
    for (const { name, sql, sha256 } of await migrationFiles()) {
      const known = applied.get(name);
      if (known === sha256) continue;
      if (known !== undefined)
        throw new Error(`migration ${name} was edited after it had been applied; write a new one`);
      await apply(client, name, sql, sha256);
      done.push(name);
    }
    return done;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    client.release();
  }
}

async function appliedMigrations(client: PoolClient): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from migrations');
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]));
}

async function migrationFiles(): Promise<readonly { name: string; sql: string; sha256: string }[]> {
  const names = (await readdir(FOLDER)).filter((name) => /^\d{4}_.+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(path.join(FOLDER, name), 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function apply(client: PoolClient, name: string, sql: string, sha256: string): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into migrations (name, sha256) values ($1, $2)', [name, sha256]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${name} failed: ${String(error)}`, { cause: error });
  }
}
