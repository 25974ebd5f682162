import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { commandLine } from '../../scripts/embedded/processes';
import type { SystemRecord } from '../../scripts/embedded/system-record';

jest.setTimeout(180_000);

const PROJECT = path.resolve(__dirname, '../..');

let folder: string;
let system: Running;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yuhe-start-'));
  // Started by root, PostgreSQL runs as another user, who must get at its data.
  await chmod(folder, 0o755);
});
afterAll(async () => {
  await system.end('SIGTERM');
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

interface Running {
  readonly said: string[];
  /** Resolves with the first line that matches. */
  hears(pattern: RegExp): Promise<string>;
  end(signal: NodeJS.Signals): Promise<void>;
}

function start(): Running {
  const env = { ...process.env, YUHE_GROUND: folder };
  const child: ChildProcess = spawn('node', ['scripts/start.mjs'], {
    cwd: PROJECT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout!, child.stderr!]) createInterface(stream).on('line', (line) => said.push(line));
  const closed = once(child, 'close');
  const over = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    said,
    hears: async (pattern) => {
      for (let waited = 0; waited < 90_000; waited += 50) {
        const line = said.find((text) => pattern.test(text));
        if (line !== undefined) return line;
        if (over() && waited > 1_000) break;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`never said ${pattern}, but:\n${said.join('\n')}`);
    },
    end: async (signal) => {
      child.kill(signal);
      await closed;
    },
  };
}

async function record(): Promise<SystemRecord> {
  return JSON.parse(await readFile(path.join(folder, 'system.json'), 'utf8')) as SystemRecord;
}

async function query(sql: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: (await record()).environment.DATABASE_URL });
  await client.connect();
  return client
    .query(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

async function answersAt(setting: string): Promise<boolean> {
  const { environment } = await record();
  const answer = await fetch(`http://127.0.0.1:${environment[setting]}/health`);
  await answer.arrayBuffer();
  return answer.status < 500;
}

test('one command starts everything and says where it is', async () => {
  system = start();
  const line = await system.hears(/^ +API +http/);
  expect(line).toContain(`http://127.0.0.1:${(await record()).environment.API_PORT}/v1`);
  await expect(answersAt('API_PORT')).resolves.toBe(true);
  expect((await record()).processes.map(({ name }) => name).sort()).toEqual([
    'PostgreSQL',
    'Temporal',
    'api',
    'identity',
    'sandbox',
    'worker',
  ]);
});

test('a second start in the same folder says that one is running, and does no harm', async () => {
  const second = start();
  await second.hears(/is running already in this folder/);
  await second.end('SIGTERM');
  await expect(answersAt('API_PORT')).resolves.toBe(true);
});

test.each(['worker', 'api', 'identity', 'sandbox', 'Temporal', 'PostgreSQL'])(
  '%s, killed, comes back',
  async (name) => {
    const { pid } = (await record()).processes.find((process) => process.name === name)!;
    process.kill(pid, 'SIGKILL');
    await system.hears(new RegExp(`${name} is running again`));
    expect((await record()).processes.find((process) => process.name === name)!.pid).not.toBe(pid);
  },
);

test('a signal stops everything within seconds, the data is there at the next start', async () => {
  await query('create table kept (word text)');
  const { processes } = await record();
  const asked = Date.now();
  await system.end('SIGTERM');
  expect(Date.now() - asked).toBeLessThan(15_000);
  expect(await Promise.all(processes.map(({ pid }) => commandLine(pid)))).toEqual(processes.map(() => undefined));

  system = start();
  await system.hears(/^ +API +http/);
  await expect(query('select * from kept')).resolves.toEqual([]);
});

test('killed by force, it recovers at the next start and clears away what was left', async () => {
  await system.end('SIGKILL');
  system = start();
  await system.hears(/Ended PostgreSQL .* left behind/);
  await system.hears(/^ +API +http/);
  await expect(answersAt('API_PORT')).resolves.toBe(true);
  await expect(query('select * from kept')).resolves.toEqual([]);
});
