import { count, sizeOf } from '../../test/support/history';
import { interleaved, pairOf, type Line, type Measure } from '../measure';
import { ORDINARY_STEPS } from '../ordinary-case';
import type { Rig } from '../rig';
import { eventually } from '../eventually';

type Volume = { readonly events: number; readonly tasks: number; readonly bytes: number };

/** What Temporal writes down about a whole ordinary case, whose steps come one after the other, each when all is quiet. */
export const history: Measure = {
  name: 'history',
  run: async (rig, extent) => {
    const volumes = await interleaved(extent, { yuhe: () => aWholeCase(rig), baseline: () => asManyUpdates(rig) });
    const against = 'as many bare Updates';
    const steps = ORDINARY_STEPS.length + 1;
    const line = (what: string, unit: string, figure: (volume: Volume) => number, remark: string): Line => ({
      ...{ what, unit, against, remark },
      ...pairOf(volumes, figure),
    });
    return [
      line('a whole case, history events', '', ({ events }) => events, 'goal: under 150 events'),
      line('a whole case, history', 'KB', ({ bytes }) => bytes / 1000, 'goal: under 40 KB'),
      line('events a step, on average', '', ({ events }) => events / steps, 'goal: at most 12'),
      line('workflow tasks a step, on average', '', ({ tasks }) => tasks / steps, 'goal: at most 2'),
    ];
  },
};

async function aWholeCase(rig: Rig): Promise<Volume> {
  const caseNo = await rig.open();
  for (const step of ORDINARY_STEPS) {
    const answer = JSON.parse(await rig.act(caseNo, step)) as { case: { seq: number } };
    await eventually('the act is recorded', async () => {
      const { rows } = await rig.pool.query('select 1 from case_views where case_no = $1 and seq >= $2', [
        caseNo,
        answer.case.seq,
      ]);
      return rows.length > 0 || undefined;
    });
  }
  await rig.temporal.workflow.getHandle(caseNo).result();
  return volumeOf(rig, caseNo);
}

async function asManyUpdates(rig: Rig): Promise<Volume> {
  const id = await rig.openBare();
  for (const step of ORDINARY_STEPS) await rig.actBare(id, step);
  await rig.bare.post(`/over/${id}`, {});
  await rig.temporal.workflow.getHandle(id).result();
  return volumeOf(rig, id);
}

async function volumeOf(rig: Rig, workflowId: string): Promise<Volume> {
  const all = await rig.temporal.workflow.getHandle(workflowId).fetchHistory();
  const events = all.events ?? [];
  return { events: count(events), tasks: count(events, 'workflowTaskCompleted'), bytes: sizeOf(all) };
}
