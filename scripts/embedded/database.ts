import { createHash } from 'node:crypto';
import { closeSync } from 'node:fs';
import { mkdir, readlink, symlink } from 'node:fs/promises';
import path from 'node:path';
import { Pool } from 'pg';
import { openDoorRole } from '../../db/door-role';
import { migrate } from '../../db/migrate';
import { GROUND, PROJECT } from './folders';
import { logDescriptor } from './logs';
import { OPEN_FOLDER } from './postgres-binaries';
import { databaseUrl, initialisePostgres, launchPostgres, postgresAnswers } from './postgres-server';
import { canReach, serverUser, type ServerUser } from './postgres-user';
import type { Secrets } from './secrets';
import type { ServiceSpec } from './service';
import type { Progress } from './temporal-binaries';

const DATABASE = 'yuhe';
const API_ROLE = 'yuhe_api';
const INSIDE = path.join(GROUND, 'postgres');

/** The embedded PostgreSQL, and the connection string of Yuhe's database in it. */
export interface EmbeddedDatabase {
  readonly service: ServiceSpec;
  /** As its owner. */
  readonly url: string;
  /** As the API: a role that row-level security binds. */
  readonly apiUrl: string;
}

/** Makes the data folder at the first start. @throws Error if this machine has no PostgreSQL or no user to run it. */
export async function embeddedDatabase(
  port: number,
  { databasePassword: password, apiDatabasePassword }: Pick<Secrets, 'databasePassword' | 'apiDatabasePassword'>,
  say: Progress,
): Promise<EmbeddedDatabase> {
  const user = await serverUser(INSIDE);
  const place = { dataFolder: await dataFolder(user, say), port, password, user };
  await initialisePostgres(place);
  const service: ServiceSpec = {
    name: 'PostgreSQL',
    mark: place.dataFolder,
    // Fast shutdown: sessions are ended, what is committed is written down. Immediate: the next start recovers.
    signals: { gentle: 'SIGINT', final: 'SIGQUIT' },
    launch: async () => {
      const log = await logDescriptor('postgres');
      const server = await launchPostgres(place, log);
      closeSync(log);
      return server;
    },
    ready: (server) => postgresAnswers(place, server),
  };
  const api = { port, password: apiDatabasePassword };
  return { service, url: databaseUrl(place, DATABASE), apiUrl: databaseUrl(api, DATABASE, API_ROLE) };
}

/**
 * Makes Yuhe's database unless it is there, and brings it up to date, with the role of its API.
 * @throws Error with what a migration said.
 */
export async function prepareDatabase(url: string, apiUrl: string): Promise<void> {
  await createIfMissing(url);
  const pool = new Pool({ connectionString: url, max: 1 });
  try {
    await migrate(pool);
    await openDoorRole(pool, apiUrl);
  } finally {
    await pool.end();
  }
}

async function createIfMissing(url: string): Promise<void> {
  const server = new URL(url);
  server.pathname = '/postgres';
  const pool = new Pool({ connectionString: server.href, max: 1 });
  try {
    const { rowCount } = await pool.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await pool.query(`create database ${DATABASE}`);
  } finally {
    await pool.end();
  }
}

/**
 * `.yuhe/postgres`. Where PostgreSQL's user cannot get there, as below /root, it is a link to a folder outside that
 * this user can reach.
 */
async function dataFolder(user: ServerUser | undefined, say: Progress): Promise<string> {
  await mkdir(GROUND, { recursive: true });
  if (await canReach(GROUND, user)) return INSIDE;
  const linked = await readlink(INSIDE).catch(() => undefined);
  if (linked) return linked;
  const digest = createHash('sha256').update(`${PROJECT} ${Date.now()}`).digest('hex').slice(0, 12);
  const outside = path.join(OPEN_FOLDER, digest);
  await mkdir(OPEN_FOLDER, { recursive: true, mode: 0o755 });
  await symlink(outside, INSIDE);
  say(`PostgreSQL runs as "${user?.name}", who cannot reach ${GROUND}; its data goes to ${outside}.`);
  return outside;
}
