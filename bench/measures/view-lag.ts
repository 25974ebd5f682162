import { percentile } from '../figures';
import { interleaved, type Line, type Measure } from '../measure';
import { bareSteps, laggingSteps } from '../view-lag';

/**
 * One caseworker, who goes on only when the step before is recorded: the step itself, and how long it takes from its
 * answer until every reader sees it.
 */
export const viewLag: Measure = {
  name: 'view-lag',
  run: async (rig, extent) => {
    const total = extent.quick ? 30 : 150;
    const seen = await interleaved(extent, {
      yuhe: () => laggingSteps(rig, (done) => done < total),
      baseline: () => bareSteps(rig, (done) => done < total),
    });
    const against = 'a bare Update';
    const updates = (hundredths: number) => seen.baseline.map(({ latencies }) => percentile(latencies, hundredths));
    const lag = (hundredths: number, remark: string): Line => ({
      ...{ what: `view lag after a step, p${hundredths}`, unit: 'ms', against, remark, baseline: updates(hundredths) },
      yuhe: seen.yuhe.map(({ lags }) => percentile(lags, hundredths)),
    });
    const step = (hundredths: number): Line => ({
      ...{ what: `a step of a case at rest, p${hundredths}`, unit: 'ms', against, goal: { atMost: 1.25 } },
      ...{ yuhe: seen.yuhe.map(({ latencies }) => percentile(latencies, hundredths)), baseline: updates(hundredths) },
    });
    return [step(50), step(99), lag(50, ''), lag(99, 'goal: p99 under 250 ms')];
  },
};
