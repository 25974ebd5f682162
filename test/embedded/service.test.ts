import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { commandLine } from '../../scripts/embedded/processes';
import { Service, type ServiceSpec } from '../../scripts/embedded/service';

const said: string[] = [];
const pids: number[] = [];
let service: Service;

/** A service whose process runs the script, and is ready once it has printed something. */
function running(script: string): Service {
  const spec: ServiceSpec = {
    name: 'clerk',
    mark: process.execPath,
    signals: { gentle: 'SIGTERM', final: 'SIGKILL' },
    launch: () => Promise.resolve(spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] })),
    ready: async (child) => {
      const ended = once(child, 'exit').then(() => Promise.reject(new Error('ended while starting')));
      await Promise.race([once(child.stdout!, 'data'), ended]);
      ended.catch(() => {});
    },
  };
  return new Service(spec, { say: (line) => said.push(line), changed: () => pids.push(service.record!.pid) });
}

const WORKS = 'setInterval(() => {}, 1000); console.log("ready")';
const IGNORES_SIGTERM = `process.on('SIGTERM', () => {}); ${WORKS}`;

async function until(fact: () => boolean): Promise<void> {
  for (let waited = 0; !fact(); waited += 20) {
    if (waited > 10_000) throw new Error('did not happen');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

beforeEach(() => {
  said.length = 0;
  pids.length = 0;
});
afterEach(() => service.stop(true));

test('a process that is killed is started again, and the operator is told', async () => {
  service = running(WORKS);
  await service.start();
  process.kill(pids[0]!, 'SIGKILL');
  await until(() => said.includes('clerk is running again'));
  expect(said[0]).toBe('clerk has ended (SIGKILL); starting it again in 0.5 s');
  expect(pids).toHaveLength(2);
  expect(await commandLine(pids[1]!)).toBeDefined();
});

test('each time it falls, the wait before the next start is twice as long', async () => {
  service = running(`console.log('ready'); setTimeout(() => process.exit(3), 50)`);
  await service.start();
  await until(() => said.filter((line) => line.includes('has ended')).length === 3);
  expect(said.filter((line) => line.includes('has ended'))).toEqual([
    'clerk has ended (3); starting it again in 0.5 s',
    'clerk has ended (3); starting it again in 1 s',
    'clerk has ended (3); starting it again in 2 s',
  ]);
});

test('a process that is told to stop is not started again', async () => {
  service = running(WORKS);
  await service.start();
  await service.stop();
  expect(await commandLine(pids[0]!)).toBeUndefined();
  expect(said).toEqual([]);
});

test('a process that does not listen is ended all the same', async () => {
  service = running(IGNORES_SIGTERM);
  await service.start();
  await service.stop(false);
  expect(await commandLine(pids[0]!)).toBeUndefined();
});

test('a first start that fails is an error and leaves nothing running', async () => {
  service = running('process.exit(7)');
  await expect(service.start()).rejects.toThrow('ended while starting');
  expect(await commandLine(pids[0]!)).toBeUndefined();
});
