import { percentile } from '../figures';
import { underLoad, type Load, type Manner } from '../load';
import { interleaved, pairOf, type Extent, type Line, type Measure } from '../measure';
import { ORDINARY_STEPS } from '../ordinary-case';
import type { Rig } from '../rig';

const CLIENTS = [1, 16, 64] as const;
/** As a person works: what one step leaves to be recorded is recorded before the next is asked for. */
const THINKING: Manner = { thinkMs: 150 };

/** A step through the API, from the request to the durable answer. */
export const steps: Measure = {
  name: 'steps',
  run: async (rig, extent) => {
    const lines: Line[] = [];
    // What is compiled and opened once, is so before the first figure.
    await stepsOfYuhe(rig, 4, 30);
    await stepsOfBare(rig, 4, 30);
    for (const clients of CLIENTS) lines.push(...(await at(rig, extent, clients)));
    lines.push(...(await at(rig, extent, 1, THINKING)).filter(({ unit }) => unit === 'ms'));
    return lines;
  },
};

async function at(rig: Rig, extent: Extent, clients: number, manner?: Manner): Promise<Line[]> {
  const questions = (extent.quick ? 40 : 300) + clients * (extent.quick ? 3 : 12);
  const loads = await interleaved(extent, {
    yuhe: () => stepsOfYuhe(rig, clients, questions, manner),
    baseline: () => stepsOfBare(rig, clients, questions, manner),
  });
  const what = `a step, ${clients} client${clients > 1 ? 's' : ''}${manner ? ' who thinks' : ''}`;
  const against = 'a bare Update';
  const goal = { atMost: 1.25 };
  return [
    { what: `${what}, p50`, unit: 'ms', against, goal, ...pairOf(loads, ({ latencies }) => percentile(latencies, 50)) },
    { what: `${what}, p99`, unit: 'ms', against, goal, ...pairOf(loads, ({ latencies }) => percentile(latencies, 99)) },
    { what: `${what}, rate`, unit: '/s', against, ...pairOf(loads, ({ rate }) => rate) },
  ];
}

/** Each client carries one case after another through all its steps. Opening it is another measure's matter. */
export const stepsOfYuhe = (rig: Rig, clients: number, questions: number, manner?: Manner): Promise<Load> =>
  underLoad(
    clients,
    questions,
    async (_, timed, left) => {
      while (left()) {
        const caseNo = await rig.open();
        for (const step of ORDINARY_STEPS) if (left()) await timed(() => rig.act(caseNo, step));
      }
    },
    manner,
  );

/** The same number of Updates with the same content, on a workflow that does nothing with them. */
export const stepsOfBare = (rig: Rig, clients: number, questions: number, manner?: Manner): Promise<Load> =>
  underLoad(
    clients,
    questions,
    async (_, timed, left) => {
      while (left()) {
        const id = await rig.openBare();
        for (const step of ORDINARY_STEPS) if (left()) await timed(() => rig.actBare(id, step));
      }
    },
    manner,
  );
