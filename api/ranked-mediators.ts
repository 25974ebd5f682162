import type { MediatorLoad } from '../db/mediators';
import type { CaseFacts } from '../shared/case/facts';
import { groundsOf } from '../shared/case/deadlines';
import { cite } from '../shared/case/situation';
import { conflictsOf } from '../shared/paths/mediation/conflicts';

/**
 * Who is to have these cases, best first: nobody with a conflict before one without, then fewer cases that are late,
 * fewer cases, more experience. Each with the reasons; it stays a person's decision.
 */
export function rankedMediators(loads: readonly MediatorLoad[], cases: readonly CaseFacts[]) {
  const lightest = Math.min(...loads.map(({ open }) => open));
  return loads
    .map((load) => ({ ...load, reasons: reasonsFor(load, lightest), conflicts: conflictsWith(load, cases) }))
    .toSorted(
      (a, b) =>
        a.conflicts.length - b.conflicts.length ||
        a.overdue - b.overdue ||
        a.open - b.open ||
        b.experience - a.experience,
    );
}

const conflictsWith = (who: MediatorLoad, cases: readonly CaseFacts[]) =>
  cases.flatMap((facts) =>
    conflictsOf(facts, who).map((reason) => ({
      caseNo: facts.caseNo,
      reason,
      cite: cite(groundsOf(facts).book, 'mediator-appointment'),
    })),
  );

function reasonsFor({ open, overdue, experience }: MediatorLoad, lightest: number): readonly string[] {
  return [
    `未结${open}件${open === lightest ? '，为全员最少' : `，比最少者多${open - lightest}件`}`,
    overdue > 0 ? `其中${overdue}件有期限逾期` : '没有期限逾期',
    experience > 0 ? `办结同类案件${experience}件` : '没有办结过同类案件',
  ];
}
