import { randomUUID } from 'node:crypto';
import { decide, effectiveDay } from '../shared/case/actions';
import type { Actor } from '../shared/case/actor';
import { findDeadline } from '../shared/case/deadlines';
import { openingForm } from '../shared/case/form';
import { ORGAN } from '../test/chaos/people';
import { requestOf } from '../test/support/given';
import { Docket, type Recordable } from '../workflows/docket';
import { fileFor, type CaseFile } from '../workflows/file';
import { BARE_QUEUE } from './baseline/queue';
import { eventually } from './eventually';
import { atOnce } from './load';
import { ORDINARY_FORM } from './ordinary-case';
import type { Rig } from './rig';

const AT_A_TIME = 32;
const BY: Actor = { id: 'clerk-bench', role: 'clerk', organ: ORGAN };

/** Things that all wait for one instant (UTC milliseconds, the world's clock). */
export type Crowd = {
  add(count: number, strike: number): Promise<void>;
  /** All that were added are known to be waiting. */
  settled(): Promise<void>;
  /** Waits until the last has had its outcome. Seconds after the strike: in its history, and kept for readers. */
  drained(strike: number): Promise<{ readonly decided: number; readonly kept: number }>;
};

/**
 * Cases in which a request to negotiate waits for an answer, each on a clock of its own, by which the last day ends at
 * the strike. They begin in the middle, as after a continue-as-new.
 */
export function casesOf(rig: Rig): Crowd {
  const run = `STORM-${randomUUID().slice(0, 8)}-`;
  let count = 0;
  const outcomes = async (type: string) => {
    const { rows } = await rig.pool.query<{ done: number; last: number }>(
      `select count(*)::int as done, max(extract(epoch from recorded_at) * 1000 - shift_ms)::float8 as last
       from case_events join case_heads using (case_no) where case_no like $1 and type = $2`,
      [`${run}%`, type],
    );
    return rows[0]?.done === count ? rows[0] : undefined;
  };
  return {
    add: (more, strike) =>
      atOnce(AT_A_TIME, more, async () => {
        const workflowId = `${run}${(count += 1)}`;
        const args = [{ file: waiting(workflowId, strike) }];
        await rig.temporal.workflow.start('disputeCase', { workflowId, taskQueue: 'yuhe', args });
      }),
    settled: async () => void (await eventually('all cases are kept', () => outcomes('negotiation.requested'), 100)),
    drained: async (strike) => {
      const { last } = await eventually('all outcomes are kept', () => outcomes('negotiation.deemed-unwilling'), 100);
      return { decided: (last - strike) / 1000, kept: (Date.now() - strike) / 1000 };
    },
  };
}

/** Bare workflows that wait for the same instant, and end. */
export function timersOf(rig: Rig): Crowd {
  const begun = new Date().toISOString();
  const running = async () =>
    (await rig.temporal.workflow.count(`WorkflowType = 'bareTimer' and ExecutionStatus = 'Running'`)).count;
  let count = 0;
  return {
    add: async (more, strike) => {
      count += more;
      await atOnce(AT_A_TIME, more, () =>
        rig.temporal.workflow.start('bareTimer', {
          ...{ workflowId: `timer-${randomUUID()}`, taskQueue: BARE_QUEUE, args: [strike] },
        }),
      );
    },
    settled: async () =>
      void (await eventually('all timers run', async () => (await running()) >= count || undefined, 100)),
    drained: async (strike) => {
      await eventually('all timers have ended', async () => (await running()) === 0 || undefined, 100);
      let last = strike;
      for await (const { closeTime } of rig.temporal.workflow.list({
        query: `WorkflowType = 'bareTimer' and StartTime >= '${begun}'`,
      }))
        last = Math.max(last, closeTime?.getTime() ?? 0);
      const decided = (last - strike) / 1000;
      return { decided, kept: decided };
    },
  };
}

/** A case file on the day of the request, with the clock set so that the answer is due at the strike. */
function waiting(caseNo: string, strike: number): CaseFile {
  const now = Date.now();
  const opening = {
    ...{ caseNo, form: openingForm.parse(ORDINARY_FORM), calendars: [], by: BY },
    ...{ key: 'bench/open', at: new Date(now).toISOString() },
  };
  const request = requestOf('negotiation.request', { by: 'worker', matter: '协商支付工资' });
  const file = fileFor({ opening, shiftMs: 0 });
  const docket = new Docket(file);
  const on = effectiveDay(request, docket.today);
  for (const event of decide(request, file.facts, BY, now) as readonly Recordable[])
    docket.enter(event, on, BY, 'bench/request');
  const dueAt = findDeadline(file.facts, 'negotiation-reply/1')?.dueAt;
  if (dueAt === undefined) throw new Error('a request to negotiate has no last day');
  return { ...file, shiftMs: Date.parse(dueAt) - strike };
}
