import { availableActions } from '../../shared/case/actions';
import { isOverdue } from '../../shared/case/deadlines';
import { stageOf } from '../../shared/case/stage';
import { localDateOf } from '../../shared/law/local-date';
import { deadlinesAt, nowFor, recordedCase, type Office } from '../office';
import type { Handlers } from '../route';
import { changedDays, simulate } from '../simulation';
import { roleToSeeAs } from './cases';

export function simulationRoutes(office: Office): Pick<Handlers, 'simulate'> {
  return {
    simulate: async ({ params: { caseNo }, body: { as, ...story }, actor }) => {
      const role = roleToSeeAs(actor, as);
      const { seq, shiftMs, facts } = await recordedCase(office, caseNo, actor);
      const end = simulate(facts, nowFor(office, shiftMs), story, actor);
      const deadlines = deadlinesAt(end.facts, end.now);
      const elapsed = deadlines
        .filter((deadline) => isOverdue(deadline, end.now))
        .flatMap(({ key, label, dueOn, consequence }) => (dueOn ? [{ key, label, dueOn, consequence }] : []));
      return {
        body: {
          caseNo,
          seq,
          today: localDateOf(end.now),
          stage: stageOf(end.facts),
          steps: end.steps,
          deadlines,
          changed: changedDays(facts, end.facts),
          elapsed,
          actions: availableActions(end.facts, role, end.now),
        },
      };
    },
  };
}
