import { archiveDatabase, clerksOf, type Sample } from '../archive';
import { processorWatch } from '../consumption';
import { Door } from '../door';
import { percentile } from '../figures';
import { repeated, type Load } from '../load';
import type { Extent, Line, Measure } from '../measure';
import type { Step } from '../ordinary-case';
import { helper, type Helper } from '../processes';
import { LAYERS, WITHOUT, type Layer } from '../protection/layers';
import { PROJECT, type Rig } from '../rig';
import { inTurn, stepsInTurn, type StepCost } from '../turns';

const ALL = Object.keys(LAYERS) as readonly Layer[];
const CASES = 10_000;
/** Protection may cost 15 % of a step as it is: without it, at least 85 % remain. */
const GOAL = { atMost: Math.round(100 / 0.85) / 100 };

type Path = (sample: Sample) => string;
const READS: Readonly<Record<string, Path>> = {
  'a case page': ({ caseNo }) => `/v1/cases/${caseNo}`,
  'the worklist of an organ': ({ organ }) => `/v1/worklist?organ=${organ}&limit=50`,
};

/** An API that lacks some of what protects. */
type Side = { readonly name: string; readonly door: Door; readonly api: Helper };

/**
 * What policy, codec and row-level security cost: the same API and worker as processes of the bench, with them and
 * without.
 */
export const protection: Measure = {
  name: 'protection',
  run: async (rig, extent) => [...(await stepLines(rig, extent)), ...(await readLines(rig, extent))],
};

async function stepLines(rig: Rig, extent: Extent): Promise<Line[]> {
  const worker = await helper('bench/protection/worker.ts', rig.environment, PROJECT);
  const sides = await sidesOf(rig.environment, [[], ALL, ...ALL.map((layer) => [layer])]);
  try {
    const contenders = sides.map(({ door }) => ({
      open: () => rig.open(undefined, undefined, door),
      act: (caseNo: string, step: Step) => rig.act(caseNo, step, door),
    }));
    const [asItIs = [], ...without] = await stepsInTurn(contenders, extent);
    const line = (what: string, figure: (cost: StepCost) => number) =>
      without.map((costs, index) => ({
        ...{ what, unit: 'ms', against: `the same without ${sides[index + 1]?.name}` },
        ...(index === 0 ? { goal: GOAL } : {}),
        yuhe: asItIs.map(figure),
        baseline: costs.map(figure),
      }));
    return [
      ...line('a step of who thinks, p50', ({ latency }) => latency),
      ...line('a step, processor time', ({ processor }) => processor),
    ];
  } finally {
    await Promise.all([worker.stop(), ...sides.map(closed)]);
  }
}

async function readLines(rig: Rig, extent: Extent): Promise<Line[]> {
  const { environment, samples } = await archiveDatabase(rig, CASES);
  const sides = await sidesOf(environment, [[], ['row-security']]);
  const clerkOf = await clerksOf(environment, samples);
  const questions = extent.quick ? 200 : 1_000;
  let next = 0;
  const read = (door: Door, path: Path) => (): Promise<string> => {
    const sample = samples[next++ % samples.length] as Sample;
    return door.get(path(sample), clerkOf(sample));
  };
  try {
    const lines: Line[] = [];
    for (const [what, path] of Object.entries(READS))
      for (const clients of [1, 16]) {
        const load = (door: Door): Promise<Load> => repeated(clients, questions, read(door, path));
        lines.push(
          ...linesOf(`${what}, ${clients} client${clients > 1 ? 's' : ''}`, await rounds(sides, extent, load)),
        );
      }
    return lines;
  } finally {
    await Promise.all(sides.map(closed));
  }
}

/** What a question took: milliseconds until its answer (median), and processor time of all processes (mean). */
type ReadCost = { readonly latency: number; readonly processor: number };

const linesOf = (what: string, [yuhe = [], baseline = []]: readonly (readonly ReadCost[])[]): Line[] =>
  (['latency', 'processor'] as const).map((figure) => ({
    ...{ what: `${what}, ${figure === 'latency' ? 'p50' : 'processor time'}`, unit: 'ms' },
    against: 'the same without row-security',
    yuhe: yuhe.map((each) => each[figure]),
    baseline: baseline.map((each) => each[figure]),
  }));

/** The costs of each side, repetition by repetition; which side goes first alternates. */
async function rounds(
  sides: readonly Side[],
  { repetitions }: Extent,
  load: (door: Door) => Promise<Load>,
): Promise<ReadCost[][]> {
  const costs: ReadCost[][] = sides.map(() => []);
  // The first round warms caches and compilers, and is not counted.
  for (let round = -1; round < repetitions; round += 1)
    for (const index of inTurn(sides.length, round + 1)) {
      const spent = processorWatch();
      const { latencies } = await load((sides[index] as Side).door);
      const processor = spent() / latencies.length;
      if (round >= 0) costs[index]?.push({ latency: percentile(latencies, 50), processor });
    }
  return costs;
}

const sidesOf = (environment: Rig['environment'], missing: readonly (readonly Layer[])[]): Promise<Side[]> =>
  Promise.all(
    missing.map(async (layers) => {
      const first = layers.includes('policy') ? ['bench/protection/without-policy.ts'] : [];
      const settings = { ...environment, [WITHOUT]: layers.join(' ') };
      const api = await helper('bench/protection/api.ts', settings, PROJECT, first);
      return { name: layers.join(', '), api, door: new Door(api.ready as number) };
    }),
  );

async function closed({ door, api }: Side): Promise<void> {
  door.close();
  await api.stop();
}
