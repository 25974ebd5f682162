import { setTimeout as pause } from 'node:timers/promises';
import { openPool, transaction } from '../../db/pool';
import type { Log } from '../../shared/platform/log';
import { freshDatabase, type FreshDatabase } from '../support/database';

let database: FreshDatabase;
const warnings: string[] = [];
const log = { warn: (_: object, message: string) => void warnings.push(message) } as Pick<Log, 'warn'>;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(() => warnings.splice(0));

/** Ends the session as a server does that is killed. */
const cut = (pid: number): Promise<unknown> => database.pool.query('select pg_terminate_backend($1)', [pid]);

test('a connection that breaks between two statements of a transaction fails the transaction, and nothing else', async () => {
  const pool = openPool(database.url, log, 1);
  const broken = transaction(pool, async (client) => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    await cut(rows[0]?.pid ?? 0);
    // Nobody waits for the connection when it breaks.
    await pause(200);
    await client.query('select 1');
  });
  await expect(broken).rejects.toThrow();
  expect(warnings).toContain('a connection to PostgreSQL was lost');
  await expect(pool.query('select 2 as two')).resolves.toMatchObject({ rows: [{ two: 2 }] });
  await pool.end();
});

test('a connection that breaks while nobody uses it is replaced', async () => {
  const pool = openPool(database.url, log, 1);
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  await cut(rows[0]?.pid ?? 0);
  await pause(200);
  expect(warnings).toContain('a connection to PostgreSQL was lost');
  await expect(pool.query('select 2 as two')).resolves.toMatchObject({ rows: [{ two: 2 }] });
  await pool.end();
});
