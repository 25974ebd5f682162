import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whom PostgreSQL runs as when Yuhe is started by root, which PostgreSQL refuses. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * The unprivileged user for PostgreSQL, or undefined if we are no root ourselves: then it runs as we do.
 * @param dataFolder if it is there already, its owner goes on with it, whoever else has come to the machine since.
 * @throws Error if the machine has neither a `postgres` nor a `nobody`.
 */
export async function serverUser(dataFolder?: string): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner =
    dataFolder &&
    (await stat(dataFolder).then(
      ({ uid }) => uid,
      () => undefined,
    ));
  const passwd = await readFile('/etc/passwd', 'utf8');
  const accounts = passwd.split('\n').map((line) => {
    const [name = '', , uid, gid] = line.split(':');
    return { name, uid: Number(uid), gid: Number(gid) };
  });
  const account =
    accounts.find(({ uid }) => uid === owner && uid !== 0) ??
    accounts.find(({ name }) => name === 'postgres') ??
    accounts.find(({ name }) => name === 'nobody');
  if (account) return account;
  throw new Error('PostgreSQL refuses to run as root, and there is no user "postgres" or "nobody" to run it as.');
}

/** Whether the user gets as far as the folder: a project below /root, for one, is closed to everybody else. */
export async function canReach(folder: string, user: ServerUser | undefined): Promise<boolean> {
  if (!user) return true;
  return run('test', ['-x', folder], { cwd: '/', uid: user.uid, gid: user.gid }).then(
    () => true,
    () => false,
  );
}
