import { setTimeout as pause } from 'node:timers/promises';
import { Installation } from '../../test/chaos/installation';
import { Door } from '../door';
import { eventually } from '../eventually';
import type { Line, Measure } from '../measure';
import { memoryOf, parentOf } from '../consumption';

type Start = {
  readonly whole: number;
  readonly engines: number;
  readonly memory: number;
  readonly enginesMemory: number;
};

const AT_REST_MS = 3_000;
const ENGINES: readonly string[] = ['PostgreSQL', 'Temporal'];

/** Every start of the embedded system but its first, and what it takes of the machine at rest. */
export const start: Measure = {
  name: 'start',
  run: async (_, { repetitions }) => {
    const port = 41_000 + (process.pid % 10_000);
    const installation = await Installation.create({ YUHE_FIRST_PORT: String(port) });
    const starts: Start[] = [];
    try {
      await installation.start();
      for (let repetition = 0; repetition < repetitions; repetition += 1) {
        await installation.remove(true);
        starts.push(await startOnce(installation, port));
      }
    } finally {
      await installation.remove();
    }
    const line = (what: string, unit: string, remark: string, yuhe: keyof Start, baseline: keyof Start): Line => ({
      ...{ what, unit, remark, against: 'its engines alone' },
      yuhe: starts.map((each) => each[yuhe]),
      baseline: starts.map((each) => each[baseline]),
    });
    return [
      line('npm start, until the first answer', 's', 'goal: under 8 s', 'whole', 'engines'),
      line('memory of the embedded system at rest', 'MB', 'goal: under 1200 MB', 'memory', 'enginesMemory'),
    ];
  },
};

async function startOnce(installation: Installation, port: number): Promise<Start> {
  installation.said.splice(0);
  const begun = performance.now();
  const since = (): number => (performance.now() - begun) / 1000;
  const starting = installation.start();
  const engines = installation.hears(/Starting the worker/).then(since);
  const door = new Door(port);
  await eventually('the first answer', () => door.get('/health').catch(() => undefined), 20);
  const whole = since();
  door.close();
  await starting;
  await pause(AT_REST_MS);
  const { processes } = await installation.record();
  const engineProcesses = processes.filter(({ name }) => ENGINES.includes(name));
  return {
    ...{ whole, engines: await engines },
    // With the supervisor, the parent of all.
    memory: memoryOf([...new Set(processes.map(({ pid }) => parentOf(pid) ?? pid))]),
    enginesMemory: memoryOf(engineProcesses.map(({ pid }) => pid)),
  };
}
