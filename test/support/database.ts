import { randomBytes } from 'node:crypto';
import { openSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import { openDoorRole } from '../../db/door-role';
import { migrate } from '../../db/migrate';
import { openDoorPool } from '../../db/pool';
import { sealColumnsWith } from '../../db/sealed-columns';
import { keysUnder } from '../../shared/platform/keys/key-chest';
import { anyPort } from '../../scripts/embedded/free-port';
import {
  databaseUrl,
  initialisePostgres,
  launchPostgres,
  postgresAnswers,
} from '../../scripts/embedded/postgres-server';
import { serverUser } from '../../scripts/embedded/postgres-user';
import { clusterFolder, runFolder } from './test-run';

/** A database with all migrations applied, empty and of one's own. */
export interface FreshDatabase {
  readonly url: string;
  readonly pool: Pool;
  /** The same as the API sees it: under a role that row-level security binds. */
  readonly apiUrl: string;
  readonly doorPool: Pool;
  /** Closes the pools and drops the database: for `afterAll`. */
  drop(): Promise<void>;
}

const TEMPLATE = 'yuhe_template';
const API_ROLE = 'yuhe_api';
const START_LIMIT_MS = 90_000;
// The data of a test run dies with it: nothing needs to reach the disk.
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

/** A new database in the run's PostgreSQL, cloned from the migrated template; about 50 ms once the server is up. */
export async function freshDatabase(): Promise<FreshDatabase> {
  sealColumnsWith(keysUnder(Buffer.alloc(32, 7), { CIPHER_SUITE: 'aes' }).records);
  const server = await runServer();
  const name = `test_${randomBytes(8).toString('hex')}`;
  await administer(server, `create database ${name} template ${TEMPLATE}`);
  const url = databaseUrl(server, name);
  const pool = new Pool({ connectionString: url, max: 10 });
  const apiUrl = databaseUrl(server, name, API_ROLE);
  const doorPool = openDoorPool(apiUrl, { warn: () => undefined });
  return {
    ...{ url, pool, apiUrl, doorPool },
    drop: async () => {
      // A pool has ended before its connections have: one that the drop cuts off is no news.
      pool.on('error', () => undefined);
      await Promise.all([pool.end(), doorPool.end()]);
      await administer(server, `drop database ${name} with (force)`);
    },
  };
}

interface RunServer {
  readonly port: number;
  readonly password: string;
}

/** The run's server: the first who asks starts it, all others wait until it is announced. */
async function runServer(): Promise<RunServer> {
  const folder = runFolder();
  const record = path.join(folder, 'database.json');
  // Making a folder succeeds for exactly one of several processes.
  const first = await mkdir(path.join(folder, 'starting')).then(
    () => true,
    () => false,
  );
  if (first) await announce(record, await startServer(folder).catch((error: unknown) => ({ failure: String(error) })));
  for (let waited = 0; waited < START_LIMIT_MS; waited += 50) {
    const text = await readFile(record, 'utf8').catch(() => undefined);
    if (text) return announced(text);
    await pause(50);
  }
  throw new Error('the PostgreSQL of the test run was not started in time');
}

/** Written aside and renamed, so that nobody reads half of it. */
async function announce(record: string, content: RunServer | { failure: string }): Promise<void> {
  await writeFile(`${record}.part`, JSON.stringify(content), { mode: 0o600 });
  await rename(`${record}.part`, record);
}

function announced(text: string): RunServer {
  const content = JSON.parse(text) as RunServer | { failure: string };
  if ('failure' in content) throw new Error(`the PostgreSQL of the test run did not start: ${content.failure}`);
  return content;
}

async function startServer(folder: string): Promise<RunServer> {
  const place = {
    dataFolder: clusterFolder(folder),
    port: await anyPort(),
    password: randomBytes(16).toString('hex'),
    user: await serverUser(),
    settings: SETTINGS,
  };
  await initialisePostgres(place);
  const server = await launchPostgres(place, openSync(path.join(folder, 'postgres.log'), 'a'));
  await postgresAnswers(place, server);
  // The server outlives this test file; the run's teardown stops it.
  server.unref();
  await administer(place, `create database ${TEMPLATE}`);
  const pool = new Pool({ connectionString: databaseUrl(place, TEMPLATE) });
  await migrate(pool);
  await openDoorRole(pool, databaseUrl(place, TEMPLATE, API_ROLE)).finally(() => pool.end());
  return { port: place.port, password: place.password };
}

async function administer(server: RunServer, statement: string): Promise<void> {
  const pool = new Pool({ connectionString: databaseUrl(server), max: 1 });
  await pool.query(statement).finally(() => pool.end());
}
