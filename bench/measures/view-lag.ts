import { percentile } from '../figures';
import { interleaved, type Line, type Measure } from '../measure';
import { bareSteps, laggingSteps } from '../view-lag';

/** From the answer to a step until every reader sees it, with one caseworker at work. */
export const viewLag: Measure = {
  name: 'view-lag',
  run: async (rig, extent) => {
    const total = extent.quick ? 30 : 150;
    const seen = await interleaved(extent, {
      yuhe: () => laggingSteps(rig, (done) => done < total),
      baseline: () => bareSteps(rig, (done) => done < total),
    });
    const line = (hundredths: number, remark: string): Line => ({
      ...{ what: `view lag after a step, p${hundredths}`, unit: 'ms', against: 'a bare Update', remark },
      yuhe: seen.yuhe.map(({ lags }) => percentile(lags, hundredths)),
      baseline: seen.baseline.map(({ latencies }) => percentile(latencies, hundredths)),
    });
    return [line(50, ''), line(99, 'goal: p99 under 250 ms')];
  },
};
