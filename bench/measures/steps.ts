import { percentile } from '../figures';
import { underLoad, type Load } from '../load';
import { interleaved, pairOf, type Extent, type Line, type Measure } from '../measure';
import { ORDINARY_STEPS, type Step } from '../ordinary-case';
import type { Rig } from '../rig';
import { stepsInTurn, type StepCost } from '../turns';

const CLIENTS = [1, 16, 64] as const;
/** A step through the API, from the request to the durable answer. */
export const steps: Measure = {
  name: 'steps',
  run: async (rig, extent) => {
    const lines: Line[] = [];
    // What is compiled and opened once, is so before the first figure.
    await stepsOfYuhe(rig, 4, 30);
    await stepsOfBare(rig, 4, 30);
    for (const clients of CLIENTS) lines.push(...(await at(rig, extent, clients)));
    return [...lines, ...(await thinking(rig, extent))];
  },
};

async function at(rig: Rig, extent: Extent, clients: number): Promise<Line[]> {
  const questions = (extent.quick ? 40 : 300) + clients * (extent.quick ? 3 : 12);
  const loads = await interleaved(extent, {
    yuhe: () => stepsOfYuhe(rig, clients, questions),
    baseline: () => stepsOfBare(rig, clients, questions),
  });
  const what = `a step, ${clients} client${clients > 1 ? 's' : ''}`;
  const against = 'a bare Update';
  const goal = { atMost: 1.25 };
  return [
    { what: `${what}, p50`, unit: 'ms', against, goal, ...pairOf(loads, ({ latencies }) => percentile(latencies, 50)) },
    { what: `${what}, p99`, unit: 'ms', against, goal, ...pairOf(loads, ({ latencies }) => percentile(latencies, 99)) },
    { what: `${what}, rate`, unit: '/s', against, ...pairOf(loads, ({ rate }) => rate) },
  ];
}

async function thinking(rig: Rig, extent: Extent): Promise<Line[]> {
  const yuhe = { open: () => rig.open(), act: (caseNo: string, step: Step) => rig.act(caseNo, step) };
  const bare = { open: () => rig.openBare(), act: (id: string, step: Step) => rig.actBare(id, step) };
  const [asItIs = [], baseline = []] = await stepsInTurn([yuhe, bare], extent);
  const line = (what: string, figure: (cost: StepCost) => number) => ({
    ...{ what, unit: 'ms', against: 'a bare Update', yuhe: asItIs.map(figure), baseline: baseline.map(figure) },
  });
  return [
    { ...line('a step of who thinks, p50', ({ latency }) => latency), goal: { atMost: 1.25 } },
    line('a step and its recording, processor time', ({ processor }) => processor),
  ];
}

/** Each client carries one case after another through all its steps. Opening it is another measure's matter. */
export const stepsOfYuhe = (rig: Rig, clients: number, questions: number): Promise<Load> =>
  underLoad(clients, questions, async (_, timed, left) => {
    while (left()) {
      const caseNo = await rig.open();
      for (const step of ORDINARY_STEPS) if (left()) await timed(() => rig.act(caseNo, step));
    }
  });

/** The same number of Updates with the same content, on a workflow that does nothing with them. */
export const stepsOfBare = (rig: Rig, clients: number, questions: number): Promise<Load> =>
  underLoad(clients, questions, async (_, timed, left) => {
    while (left()) {
      const id = await rig.openBare();
      for (const step of ORDINARY_STEPS) if (left()) await timed(() => rig.actBare(id, step));
    }
  });
