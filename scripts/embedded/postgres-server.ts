import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chown, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { eventually } from './eventually';
import { postgresBinaries } from './postgres-binaries';
import type { ServerUser } from './postgres-user';

const run = promisify(execFile);
const SUPERUSER = 'yuhe';

/** One PostgreSQL of our own, listening on 127.0.0.1 only. */
export interface PostgresPlace {
  readonly dataFolder: string;
  readonly port: number;
  readonly password: string;
  readonly user: ServerUser | undefined;
  /** Settings for `postgres -c`, for example `fsync=off`. */
  readonly settings?: readonly string[];
}

/** The connection string of a database of the server, by default the one that every server has; `role`: its user. */
export function databaseUrl(
  place: Pick<PostgresPlace, 'port' | 'password'>,
  database = 'postgres',
  role = SUPERUSER,
): string {
  return `postgres://${role}:${place.password}@127.0.0.1:${place.port}/${database}`;
}

/** Makes the data folder unless it is there already. @throws Error with what `initdb` said. */
export async function initialisePostgres(place: PostgresPlace): Promise<void> {
  const { dataFolder, user, password } = place;
  if (await exists(path.join(dataFolder, 'PG_VERSION'))) return;
  const binaries = await postgresBinaries(user);
  const passwordFile = path.join(tmpdir(), `yuhe-${randomBytes(8).toString('hex')}`);
  // A folder without PG_VERSION is the remains of an initdb that was cut short.
  await rm(dataFolder, { recursive: true, force: true });
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user) await Promise.all([dataFolder, passwordFile].map((file) => chown(file, user.uid, user.gid)));
  try {
    // The builtin locale sorts and folds Chinese text the same on every machine, whatever it has installed.
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const access = ['--auth=scram-sha-256', `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`];
    await run(path.join(binaries, 'bin', 'initdb'), ['-D', dataFolder, ...locale, ...access], identity(user));
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/**
 * Launches the server; it answers a little later, see `postgresAnswers`.
 * @param log file descriptor that the server writes what it has to say to.
 */
export async function launchPostgres(place: PostgresPlace, log: number): Promise<ChildProcess> {
  const binaries = await postgresBinaries(place.user);
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    ...(place.settings ?? []),
  ].flatMap((setting) => ['-c', setting]);
  return spawn(
    path.join(binaries, 'bin', 'postgres'),
    ['-D', place.dataFolder, '-p', String(place.port), ...settings],
    // Its own process group: Ctrl-C is for the supervisor, which stops the database last.
    { ...identity(place.user), stdio: ['ignore', log, log], detached: true },
  );
}

/** Waits until the server answers. @throws Error if it has ended, or does not answer within a minute. */
export async function postgresAnswers(place: PostgresPlace, server: ChildProcess): Promise<void> {
  await eventually('PostgreSQL', server, async () => {
    const client = new Client({ connectionString: databaseUrl(place) });
    await client.connect();
    await client.end();
  });
}

function identity(user: ServerUser | undefined): { cwd: string; uid?: number; gid?: number } {
  return user ? { cwd: '/', uid: user.uid, gid: user.gid } : { cwd: '/' };
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
