import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { SystemRecord } from '../../scripts/embedded/system-record';

const PROJECT = path.resolve(__dirname, '../..');

/** The whole of Yuhe as `npm start` runs it, in a folder and on ports of its own. */
export type RunningSystem = {
  readonly url: string;
  /** What a command of this installation needs in its environment. */
  readonly environment: NodeJS.ProcessEnv;
  record(): Promise<SystemRecord>;
  /** Kills one of its processes, as a power cut would; the supervisor brings it back. */
  kill(name: string): Promise<void>;
  end(): Promise<void>;
};

const START_LIMIT_MS = 150_000;

export async function runningSystem(): Promise<RunningSystem> {
  const folder = await mkdtemp(path.join(tmpdir(), 'yuhe-running-'));
  // Started by root, PostgreSQL runs as another user, who must get at its data.
  await chmod(folder, 0o755);
  const environment = { ...process.env, YUHE_GROUND: folder };
  const child = spawn('node', ['scripts/start.mjs'], {
    cwd: PROJECT,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = once(child, 'close');
  const end = async (): Promise<void> => {
    child.kill('SIGTERM');
    await closed;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const said: string[] = [];
  const started = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface(stream).on('line', (line) => {
        said.push(line);
        if (/^ +API +http/.test(line)) resolve();
      });
    const tell = () => reject(new Error(`the system did not start:\n${said.join('\n')}`));
    setTimeout(tell, START_LIMIT_MS).unref();
    child.once('close', tell);
  });
  await started.catch(async (error: unknown) => {
    await end();
    throw error;
  });
  const record = async () => JSON.parse(await readFile(path.join(folder, 'system.json'), 'utf8')) as SystemRecord;
  return {
    url: `http://127.0.0.1:${(await record()).environment.API_PORT}`,
    ...{ environment, record, end },
    kill: async (name) => {
      const found = (await record()).processes.find((each) => each.name === name);
      if (!found) throw new Error(`there is no process ${name}`);
      process.kill(found.pid, 'SIGKILL');
    },
  };
}
