import { randomUUID } from 'node:crypto';
import { Court } from '../court';
import { eventually } from '../eventually';
import { percentile } from '../figures';
import { atOnce, repeated } from '../load';
import { interleaved, pairOf, type Extent, type Line, type Measure } from '../measure';
import { ORDINARY_FORM } from '../ordinary-case';
import type { Rig } from '../rig';

/** What a court entrusts: acknowledged, made a case, and many at a time. */
export const mandates: Measure = {
  name: 'mandates',
  run: async (rig, extent) => [
    ...(await acknowledged(rig, extent)),
    ...(await opened(rig, extent)),
    ...(await imported(rig, extent)),
  ],
};

async function acknowledged(rig: Rig, extent: Extent): Promise<Line[]> {
  const court = new Court(rig);
  const questions = extent.quick ? 20 : 100;
  const loads = await interleaved(extent, {
    yuhe: () => repeated(1, questions, () => court.entrust()),
    baseline: () => repeated(1, questions, () => rig.bare.post(`/row/${randomUUID()}`, ORDINARY_FORM)),
  });
  const what = "a court's mandate, until it is kept and acknowledged";
  return [
    {
      ...{ what: `${what}, p50`, unit: 'ms', against: 'a single-row transaction' },
      ...pairOf(loads, ({ latencies }) => percentile(latencies, 50)),
    },
  ];
}

async function opened(rig: Rig, extent: Extent): Promise<Line[]> {
  const court = new Court(rig);
  const questions = extent.quick ? 10 : 50;
  const entrusted = async (): Promise<void> => {
    const ids = [await court.entrust()];
    await eventually('the mandate is a case', async () => (await court.carriedOut(ids)) > 0 || undefined);
  };
  const loads = await interleaved(extent, {
    yuhe: () => repeated(1, questions, entrusted),
    baseline: () =>
      repeated(1, questions, () => rig.bare.post(`/update-with-start/bare-${randomUUID()}`, ORDINARY_FORM)),
  });
  const what = "a court's mandate, until it is a case";
  const [against, goal] = ['a bare update-with-start', { atMost: 1.3 }];
  return [
    { what: `${what}, p50`, unit: 'ms', against, goal, ...pairOf(loads, ({ latencies }) => percentile(latencies, 50)) },
  ];
}

async function imported(rig: Rig, extent: Extent): Promise<Line[]> {
  const court = new Court(rig);
  const total = extent.quick ? 80 : Math.ceil(5_000 / extent.repetitions);
  const rates = await interleaved(extent, {
    yuhe: async () => {
      const begun = performance.now();
      const ids: string[] = [];
      await atOnce(16, total, async () => void ids.push(await court.entrust()));
      await eventually('all mandates are cases', async () => (await court.carriedOut(ids)) === total || undefined, 20);
      return (total / (performance.now() - begun)) * 1000;
    },
    baseline: async () =>
      (await repeated(16, total, () => rig.bare.post(`/start/bare-${randomUUID()}`, ORDINARY_FORM))).rate,
  });
  const what = `import of ${total} mandates, until all are cases`;
  return [{ what, unit: '/s', against: 'bare starts', goal: { atLeast: 0.8 }, ...pairOf(rates, (rate) => rate) }];
}
