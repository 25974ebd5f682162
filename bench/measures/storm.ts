import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../figures';
import { interleaved, pairOf, type Extent, type Line, type Measure, type Side } from '../measure';
import { casesOf, timersOf, type Crowd } from '../midnight';
import type { Rig } from '../rig';
import { bareSteps, laggingSteps, type LaggingSteps } from '../view-lag';

type Work = (rig: Rig, goesOn: (done: number) => boolean) => Promise<LaggingSteps>;

/** How long a storm lasted, and how a caseworker fared before and meanwhile. */
type Storm = {
  readonly decided: number;
  readonly kept: number;
  readonly calm: LaggingSteps;
  readonly meanwhile: LaggingSteps;
};

/** Filling may take twice as long as it took the pace-makers, and a few seconds. */
const PACE_MAKERS = 100;
const MARGIN = 2;
const MARGIN_MS = 8_000;

/** Thousands of deadlines end at one midnight, while a caseworker works on. */
export const storm: Measure = {
  name: 'storm',
  run: async (rig, extent) => {
    const storms = await interleaved(extent, {
      yuhe: () => weather(rig, () => casesOf(rig), laggingSteps, extent),
      baseline: () => weather(rig, () => timersOf(rig), bareSteps, extent),
    });
    return [...drained(storms, extent.storm), ...answers(storms), ...lags(storms)];
  },
};

async function weather(rig: Rig, crowd: () => Crowd, work: Work, { quick, storm: count }: Extent): Promise<Storm> {
  const calm = await work(rig, (done) => done < (quick ? 20 : 100));
  const strike = Date.now() + count * MARGIN * (await paceOf(crowd())) + MARGIN_MS;
  const waiting = crowd();
  await waiting.add(count, strike);
  await waiting.settled();
  if (Date.now() > strike) throw new Error('the machine is too slow for so many deadlines: choose fewer with --storm');
  await pause(strike - Date.now());
  let over = false;
  const [end, meanwhile] = await Promise.all([
    waiting.drained(strike).finally(() => (over = true)),
    work(rig, () => !over),
  ]);
  return { ...end, calm, meanwhile };
}

/** Milliseconds that it takes until one more waits, measured with some whose instant comes at once. */
async function paceOf(crowd: Crowd): Promise<number> {
  const begun = Date.now();
  await crowd.add(PACE_MAKERS, begun + 1_000);
  await crowd.drained(begun + 1_000);
  return (Date.now() - begun) / PACE_MAKERS;
}

type Storms = Readonly<Record<Side, readonly Storm[]>>;

function drained(storms: Storms, count: number): Line[] {
  const what = `${count} deadlines at one instant, until the last`;
  const against = 'bare timers';
  return [
    {
      what: `${what} is decided`,
      unit: 's',
      against,
      goal: { atMost: 1.11 },
      ...pairOf(storms, ({ decided }) => decided),
    },
    { what: `${what} is in the ledger`, unit: 's', against, ...pairOf(storms, ({ kept }) => kept) },
  ];
}

/** The baseline of a caseworker in the storm is the same caseworker before it. */
function answers({ yuhe, baseline }: Storms): Line[] {
  const line = (what: string, storms: readonly Storm[], hundredths: number): Line => ({
    ...{ what: `${what} in the storm, p${hundredths}`, unit: 'ms', against: 'the same in calm' },
    yuhe: storms.map(({ meanwhile }) => percentile(meanwhile.latencies, hundredths)),
    baseline: storms.map(({ calm }) => percentile(calm.latencies, hundredths)),
  });
  return [
    { ...line('a step', yuhe, 50), goal: { atMost: 2 } },
    { ...line('a step', yuhe, 99), goal: { atMost: 2 } },
    { ...line('a bare Update', baseline, 50), remark: 'the engine alone, for comparison' },
  ];
}

const lags = ({ yuhe }: Storms): Line[] => [
  {
    ...{ what: 'view lag in the storm, p99', unit: 'ms', against: 'the same in calm', remark: 'goal: p99 under 1 s' },
    yuhe: yuhe.map(({ meanwhile }) => percentile(meanwhile.lags, 99)),
    baseline: yuhe.map(({ calm }) => percentile(calm.lags, 99)),
  },
];
