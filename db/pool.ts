import { Pool, type PoolClient } from 'pg';
import type { Log } from '../shared/platform/log';

/** Whatever a statement can be sent to: the pool, or the client of a transaction. */
export type Queryable = Pick<PoolClient, 'query'>;

type Warning = { warn(error: Error, message: string): void };

const LONGEST_STATEMENT_MS = 30_000;
/** A server that does not even say that it has given up a statement. */
const LONGEST_SILENCE_MS = 35_000;
const LONGEST_CONNECTING_MS = 10_000;

/** Connections to the database of the installation; end them with `pool.end()`. No request may wait for ever. */
export function openPool(databaseUrl: string, log: Pick<Log, 'warn'>, max = 10): Pool {
  const limits = {
    statement_timeout: LONGEST_STATEMENT_MS,
    query_timeout: LONGEST_SILENCE_MS,
    connectionTimeoutMillis: LONGEST_CONNECTING_MS,
  };
  return watched(new Pool({ connectionString: databaseUrl, max, ...limits }), log);
}

/** Connections for a tool that goes through everything there is, and may take its time. */
export function openToolPool(databaseUrl: string, log: Warning): Pool {
  return watched(new Pool({ connectionString: databaseUrl, max: 2 }), log);
}

/**
 * A connection that breaks is replaced when one is needed. It says so itself, for the pool speaks only for those that
 * nobody uses: one that broke between two statements of a transaction would end the process.
 */
function watched(pool: Pool, log: Warning): Pool {
  const lost = (error: Error): void => log.warn(error, 'a connection to PostgreSQL was lost');
  return pool.on('connect', (client) => client.on('error', lost)).on('error', () => undefined);
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
