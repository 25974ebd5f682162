import { eventually } from './eventually';
import { ORDINARY_STEPS } from './ordinary-case';
import type { Rig } from './rig';

/** A caseworker's steps: milliseconds until each answer, and from each answer until all readers see it. */
export type LaggingSteps = { readonly latencies: number[]; readonly lags: number[] };

/** One caseworker carries cases through their steps, one after the other, for as long as is said. */
export async function laggingSteps(rig: Rig, goesOn: (done: number) => boolean): Promise<LaggingSteps> {
  const seen: LaggingSteps = { latencies: [], lags: [] };
  while (goesOn(seen.latencies.length)) {
    const caseNo = await rig.open();
    for (const step of ORDINARY_STEPS) {
      if (!goesOn(seen.latencies.length)) break;
      const asked = performance.now();
      const answer = JSON.parse(await rig.act(caseNo, step)) as { case: { seq: number } };
      const answered = performance.now();
      await eventually('the view has the step', async () => {
        const sql = 'select 1 from case_views where case_no = $1 and seq >= $2';
        return (await rig.pool.query(sql, [caseNo, answer.case.seq])).rowCount || undefined;
      });
      seen.latencies.push(answered - asked);
      seen.lags.push(performance.now() - answered);
    }
  }
  return seen;
}

/** The same with bare Updates, which no reader waits for. */
export async function bareSteps(rig: Rig, goesOn: (done: number) => boolean): Promise<LaggingSteps> {
  const seen: LaggingSteps = { latencies: [], lags: [] };
  while (goesOn(seen.latencies.length)) {
    const id = await rig.openBare();
    for (const step of ORDINARY_STEPS) {
      if (!goesOn(seen.latencies.length)) break;
      const asked = performance.now();
      await rig.actBare(id, step);
      seen.latencies.push(performance.now() - asked);
    }
  }
  return seen;
}
