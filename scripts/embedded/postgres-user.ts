import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
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
 * @throws Error if the machine has neither a `postgres` nor a `nobody`.
 */
export async function serverUser(): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const account = accounts.find((fields) => fields[0] === name);
    if (account) return { name, uid: Number(account[2]), gid: Number(account[3]) };
  }
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
