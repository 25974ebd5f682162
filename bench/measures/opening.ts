import { randomUUID } from 'node:crypto';
import { percentile, type Pair } from '../figures';
import { repeated, type Load } from '../load';
import { interleaved, pairOf, type Extent, type Line, type Measure } from '../measure';
import { ORDINARY_FORM } from '../ordinary-case';
import type { Rig } from '../rig';

const CLIENTS = [1, 16] as const;

/** Opening a case at the one window. */
export const opening: Measure = {
  name: 'opening',
  run: async (rig, extent) => {
    const lines: Line[] = [];
    for (const clients of CLIENTS) lines.push(...(await at(rig, extent, clients)));
    return lines;
  },
};

async function at(rig: Rig, extent: Extent, clients: number): Promise<Line[]> {
  const questions = (extent.quick ? 30 : 150) + 4 * clients;
  const bare = (what: string) => () =>
    repeated(clients, questions, () => rig.bare.post(`/${what}/bare-${randomUUID()}`, ORDINARY_FORM));
  const plain: Load[] = [];
  const loads = await interleaved(extent, {
    yuhe: () => repeated(clients, questions, () => rig.open()),
    baseline: async () => {
      plain.push(await bare('start')());
      return bare('update-with-start')();
    },
  });
  const what = `opening a case, ${clients} client${clients > 1 ? 's' : ''}`;
  const p50 = ({ latencies }: Load) => percentile(latencies, 50);
  const p99 = ({ latencies }: Load) => percentile(latencies, 99);
  const goal = { atMost: 1.3 };
  const withUpdate = 'a bare update-with-start';
  const againstStart = (figure: (load: Load) => number): Pair => ({
    yuhe: loads.yuhe.map(figure),
    baseline: plain.map(figure),
  });
  return [
    { what: `${what}, p50`, unit: 'ms', against: withUpdate, goal, ...pairOf(loads, p50) },
    { what: `${what}, p99`, unit: 'ms', against: withUpdate, goal, ...pairOf(loads, p99) },
    { what: `${what}, p50`, unit: 'ms', against: 'a bare start', ...againstStart(p50) },
  ];
}
