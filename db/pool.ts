import { Pool, type PoolClient } from 'pg';
import type { Log } from '../shared/platform/log';

/** Whatever a statement can be sent to: the pool, or the client of a transaction. */
export type Queryable = Pick<PoolClient, 'query'>;

type Warning = { warn(error: Error, message: string): void };

const LONGEST_STATEMENT_MS = 30_000;

/** Connections to the database of the installation; end them with `pool.end()`. No request may wait for ever. */
export function openPool(databaseUrl: string, log: Pick<Log, 'warn'>, max = 10): Pool {
  return watched(new Pool({ connectionString: databaseUrl, max, statement_timeout: LONGEST_STATEMENT_MS }), log);
}

/** Connections for a tool that goes through everything there is, and may take its time. */
export function openToolPool(databaseUrl: string, log: Warning): Pool {
  return watched(new Pool({ connectionString: databaseUrl, max: 2 }), log);
}

/** A connection that breaks while nobody uses it is replaced when one is needed. */
function watched(pool: Pool, log: Warning): Pool {
  return pool.on('error', (error) => log.warn(error, 'a connection to PostgreSQL was lost'));
}

/** Does the work in one transaction: all of it is kept, or, if it throws, nothing. */
export async function transaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    // A connection that cannot even roll back is not given to the next one.
    await client.query('rollback').catch((failure: unknown) => (broken = failure as Error));
    throw error;
  } finally {
    client.release(broken);
  }
}
