import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { asKept, nameOf, ObjectMissing, placeOf, StoreOutage, type ObjectStore } from './object-store';

/** Objects in a folder of this machine, or one that all its processes share. */
export function diskObjects(folder: string): ObjectStore {
  const fileOf = (name: string): string => path.join(folder, placeOf(name));
  return {
    put: async (bytes) => {
      const name = nameOf(bytes);
      const file = fileOf(name);
      if (await isWhole(file, bytes.length)) return name;
      await written(file, bytes).catch(unusable);
      return name;
    },
    get: async (name) => asKept(name, await readFile(fileOf(name)).catch(absent(name))),
    remove: (name) => rm(fileOf(name), { force: true }).catch(unusable),
  };
}

/** Whoever reads meanwhile finds all of it or nothing, also after the power has failed. */
async function written(file: string, bytes: Buffer): Promise<void> {
  const place = path.dirname(file);
  await mkdir(place, { recursive: true, mode: 0o700 });
  const part = `${file}.${randomUUID()}.part`;
  try {
    await synced(part, 'wx', (handle) => handle.writeFile(bytes));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await synced(place, 'r', () => Promise.resolve());
}

type Handle = Awaited<ReturnType<typeof open>>;

async function synced(file: string, flags: string, work: (handle: Handle) => Promise<void>): Promise<void> {
  const handle = await open(file, flags, 0o600);
  try {
    await work(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** One of another length was damaged: it is written anew. */
const isWhole = async (file: string, bytes: number): Promise<boolean> =>
  stat(file).then(
    ({ size }) => size === bytes,
    () => false,
  );

const isAbsent = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const absent =
  (name: string) =>
  (error: unknown): never => {
    if (isAbsent(error)) throw new ObjectMissing(name);
    return unusable(error);
  };

/** A full disk, a folder that was taken away: nothing of what was asked has happened. */
const unusable = (error: unknown): never => {
  throw new StoreOutage('the folder of files cannot be used', { cause: error });
};
