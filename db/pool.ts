import { Pool, type PoolClient, type PoolConfig, type QueryConfig, type QueryResult } from 'pg';
import type { Log } from '../shared/platform/log';
import { currentEyes, type Eyes } from './eyes';
import { prepared } from './prepared';

/** Whatever a statement can be sent to: the pool, or the client of a transaction. */
export type Queryable = Pick<PoolClient, 'query'>;

type Warning = { warn(error: Error, message: string): void };

const LONGEST_STATEMENT_MS = 30_000;
/** A server that does not even say that it has given up a statement. */
const LONGEST_SILENCE_MS = 35_000;
const LONGEST_CONNECTING_MS = 10_000;
const LIMITS = {
  statement_timeout: LONGEST_STATEMENT_MS,
  query_timeout: LONGEST_SILENCE_MS,
  connectionTimeoutMillis: LONGEST_CONNECTING_MS,
};

type Statement = [text: string | QueryConfig, values?: unknown[]];
/** The pools that open every transaction with somebody's eyes. */
const doors = new WeakSet<Pool>();

/** Connections to the database of the installation; end them with `pool.end()`. No request may wait for ever. */
export function openPool(databaseUrl: string, log: Pick<Log, 'warn'>, max = 10): Pool {
  return watched(new Pool({ connectionString: databaseUrl, max, ...LIMITS }), log);
}

/**
 * Connections of the API, under its own role (db/door-role.ts). Every statement and every transaction reads with the
 * eyes of whoever it is for (db/eyes.ts); PostgreSQL shows it nothing else.
 * @throws Error, once a connection is needed, if row-level security does not bind that role.
 */
export function openDoorPool(apiDatabaseUrl: string, log: Pick<Log, 'warn'>, max = 10): Pool {
  const config: PoolConfig = { connectionString: apiDatabaseUrl, max, ...LIMITS, pipeline: true, verify: mustBeBound };
  const pool = watched(new Pool(config), log);
  doors.add(pool);
  pool.query = ((...statement: Statement) => alone(pool, statement)) as Pool['query'];
  return pool;
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
export async function transaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  begin: Begin = 'begin',
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await Promise.all(begun(pool, client, begin));
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

/** The first words of a transaction. */
/** As a transaction begins; the second, if all of it is to see one moment: it must be said before the eyes are. */
type Begin = 'begin' | 'begin isolation level repeatable read';

function begun(pool: Pool, client: PoolClient, begin: Begin = 'begin'): Promise<unknown>[] {
  const eyes = doors.has(pool) ? currentEyes() : undefined;
  return [client.query(begin), ...(eyes ? [opened(client, eyes)] : [])];
}

/** From here to the end of the transaction the connection reads with these eyes. */
const opened = (client: PoolClient, { role, marks, cases, mailboxes }: Eyes): Promise<unknown> =>
  client.query(EYES(role, marks, cases, mailboxes));

const EYES = prepared(`
  select set_config('role', $1, true), set_config('yuhe.marks', $2::text[]::text, true),
    set_config('yuhe.cases', $3::text[]::text, true), set_config('yuhe.mailboxes', $4::text[]::text, true)`);

/** One statement as a transaction. All of it goes out in one flight, so that it costs no round trip more. */
async function alone(pool: Pool, statement: Statement): Promise<QueryResult> {
  const client = await pool.connect();
  if (!currentEyes()) return client.query(...statement).finally(() => client.release());
  const flight = [...begun(pool, client), client.query(...statement), client.query('commit')];
  const landed = await Promise.allSettled(flight);
  // Who has not come back to rest is not given to the next one.
  client.release(client.getTransactionStatus() !== 'I');
  const failed = landed.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
  return (landed.at(-2) as PromiseFulfilledResult<QueryResult>).value;
}

function mustBeBound(client: PoolClient, done: (error?: Error) => void): void {
  client
    .query<{ free: boolean }>('select rolsuper or rolbypassrls as free from pg_roles where rolname = current_user')
    .then(({ rows }) => {
      if (rows[0]?.free !== false) throw new Error('row-level security does not bind the role of API_DATABASE_URL');
    })
    .then(() => done(), done);
}
