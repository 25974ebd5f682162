import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { createHash } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

const PROJECT = path.resolve(__dirname, '..');
const CACHE = path.join(PROJECT, '.yuhe');
const PREFIX = 'workflow-bundle-';
const MS_PER_DAY = 86_400_000;

/**
 * The workflows as one file for Temporal's sandbox; built when a source has changed since the last time.
 * @throws Error if the workflows do not bundle, for example because one of them imports a Node built-in.
 */
export async function workflowBundle(): Promise<{ codePath: string }> {
  const codePath = path.join(CACHE, `${PREFIX}${await sourcesDigest()}.js`);
  const built = await access(codePath).then(
    () => true,
    () => false,
  );
  if (!built) {
    await buildWorkflowBundle(codePath);
    await removeOutdated(codePath);
  }
  return { codePath };
}

/** Builds the bundle into the file; who reads at the same time sees the old one or the new one, never half of it. */
export async function buildWorkflowBundle(codePath: string): Promise<void> {
  const workflowsPath = path.join(PROJECT, 'workflows', `index${path.extname(__filename)}`);
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    // The pure half of the house is loaded once for all cases, and frozen. Each case would build the law and all schemas
    // anew otherwise: at three times the CPU and twice the memory.
    preloadModules: await sources(['shared/law', 'shared/case', 'shared/paths']),
    logger: new DefaultLogger('WARN'),
  });
  await mkdir(path.dirname(codePath), { recursive: true });
  const part = `${codePath}.${process.pid}.part`;
  await writeFile(part, code);
  await rename(part, codePath);
}

/** The project's source files in these folders, sorted. */
async function sources(folders: readonly string[]): Promise<string[]> {
  const listed = await Promise.all(
    folders.map((folder) => readdir(path.join(PROJECT, folder), { recursive: true, withFileTypes: true })),
  );
  const files = listed.flat().filter((entry) => entry.isFile() && /(?<!\.d)\.[jt]s$/.test(entry.name));
  return files.map((entry) => path.join(entry.parentPath, entry.name)).sort();
}

async function sourcesDigest(): Promise<string> {
  const digest = createHash('sha256');
  for (const file of [
    ...(await sources(['workflows', 'shared'])),
    __filename,
    path.join(PROJECT, 'package-lock.json'),
  ]) {
    digest.update(`${path.relative(PROJECT, file)}\0`).update(await readFile(file));
  }
  return digest.digest('hex').slice(0, 16);
}

/** Yesterday's bundles; a younger one may belong to a test run or to another branch that is being worked on. */
async function removeOutdated(current: string): Promise<void> {
  for (const name of await readdir(CACHE)) {
    const file = path.join(CACHE, name);
    if (!name.startsWith(PREFIX) || file === current) continue;
    const { mtimeMs } = await stat(file);
    if (Date.now() - mtimeMs > MS_PER_DAY) await rm(file, { force: true });
  }
}
