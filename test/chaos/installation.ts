import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { SystemRecord } from '../../scripts/embedded/system-record';
import { engineExecutable, TEMPORAL_CLI } from '../../scripts/embedded/temporal-binaries';

const run = promisify(execFile);
const PROJECT = path.resolve(__dirname, '../..');
const PARTS = [
  'activities',
  'api',
  'client',
  'console',
  'db',
  'scripts',
  'shared',
  'test/sandbox',
  'worker',
  'workflows',
];
const FILES = ['package.json', 'package-lock.json', 'tsconfig.json'];
const START_LIMIT_MS = 120_000;

/** The processes of the embedded system. */
export const PROCESSES = ['worker', 'api', 'Temporal', 'PostgreSQL', 'sandbox'] as const;
export type ProcessName = (typeof PROCESSES)[number];

/** A copy of Yuhe in a folder of its own, run by its own `npm start`. */
export class Installation {
  /** What the supervisor has said, line by line. */
  readonly said: string[] = [];
  /** Told of each line as it is said. */
  listener: (line: string) => void = () => {};
  private supervisor: ChildProcess | undefined;

  private constructor(
    readonly folder: string,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  /**
   * Copies what runs; the dependencies are those of this project.
   * @param settings of `shared/platform/config.ts`, beside what the embedded system sets by itself.
   */
  static async create(settings: Readonly<Record<string, string>>): Promise<Installation> {
    const folder = await mkdtemp(path.join(tmpdir(), 'yuhe-chaos-'));
    // Started by root, PostgreSQL runs as another user, who must get at its data.
    await chmod(folder, 0o755);
    for (const part of [...PARTS, ...FILES]) {
      await cp(path.join(PROJECT, part), path.join(folder, part), { recursive: true, preserveTimestamps: true });
    }
    await symlink(path.join(PROJECT, 'node_modules'), path.join(folder, 'node_modules'));
    return new Installation(folder, { YUHE_TEMPORAL_CLI: await engineExecutable(TEMPORAL_CLI), ...settings });
  }

  /** @throws Error with what was said if it does not start. */
  async start(): Promise<void> {
    const env = { ...process.env, ...this.environment };
    const supervisor = spawn('node', ['scripts/start.mjs'], {
      cwd: this.folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.supervisor = supervisor;
    for (const stream of [supervisor.stdout, supervisor.stderr])
      createInterface(stream).on('line', (line) => {
        this.said.push(line);
        this.listener(line);
      });
    await this.hears(/^ +API +http/);
  }

  /** Waits until the supervisor says something like this, after it has said so many lines. */
  async hears(pattern: RegExp, after = 0): Promise<string> {
    for (let waited = 0; waited < START_LIMIT_MS; waited += 50) {
      const line = this.said.slice(after).find((text) => pattern.test(text));
      if (line !== undefined) return line;
      if (this.supervisor?.exitCode !== null) break;
      await pause(50);
    }
    throw new Error(`never said ${pattern}, but:\n${this.said.slice(after).join('\n')}`);
  }

  async record(): Promise<SystemRecord> {
    return JSON.parse(await readFile(path.join(this.folder, '.yuhe/system.json'), 'utf8')) as SystemRecord;
  }

  /** @throws Error if the embedded system does not give its processes this setting. */
  async setting(name: string): Promise<string> {
    const value = (await this.record()).environment[name];
    if (value === undefined) throw new Error(`the embedded system has no ${name}`);
    return value;
  }

  /**
   * Kills a process at once, by force; false if it did not live just then.
   * @param withChildren those that it has started as well, as when the power goes.
   */
  async kill(name: ProcessName, withChildren = false): Promise<boolean> {
    const pid = (await this.record()).processes.find((each) => each.name === name)?.pid;
    if (pid === undefined) return false;
    const children = withChildren ? await childrenOf(pid) : [];
    return [pid, ...children].map(killed)[0] ?? false;
  }

  /** Stops in order and removes the folder, unless it is to be looked at. */
  async remove(keep = false): Promise<void> {
    if (this.supervisor?.exitCode === null) {
      const closed = once(this.supervisor, 'close');
      this.supervisor.kill('SIGTERM');
      await closed;
    }
    if (!keep) await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function killed(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}

/** PostgreSQL's children are in groups of their own, so they are looked for one by one. */
async function childrenOf(pid: number): Promise<number[]> {
  const { stdout } = await run('pgrep', ['-P', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout.split('\n').filter(Boolean).map(Number);
}
