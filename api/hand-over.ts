import type { CaseListItem } from '../db/case-list';
import type { WorkItem } from '../db/worklist';
import { STAGES } from '../shared/case/stage';
import { localDateOf } from '../shared/law/local-date';

type Desk = { readonly mediator: string; readonly cases: readonly CaseListItem[]; readonly work: readonly WorkItem[] };

/** What a mediator leaves to a colleague: every open case, what it waits for, and until when. `now`: UTC milliseconds. */
export function handOver({ mediator, cases, work }: Desk, now: number) {
  const today = localDateOf(now);
  const lines = cases.map(({ caseNo, stage, workers, employers, openedOn }) => ({
    ...{ caseNo, stage, stageLabel: STAGES[stage], workers, employers, openedOn },
    deadlines: work
      .filter((each) => each.caseNo === caseNo)
      .map(({ label, dueOn, dueAt }) => ({ label, dueOn, overdue: now >= Date.parse(dueAt) })),
  }));
  const text = [`${today}交接：调解员${mediator}名下未结案件${lines.length}件。`, ...lines.map(lineOf)].join('\n');
  return { mediator, today, text, cases: lines };
}

type Line = {
  readonly caseNo: string;
  readonly stageLabel: string;
  readonly workers: readonly string[];
  readonly employers: readonly string[];
  readonly deadlines: readonly { readonly label: string; readonly dueOn: string; readonly overdue: boolean }[];
};

function lineOf({ caseNo, stageLabel, workers, employers, deadlines }: Line): string {
  const waits = deadlines.map(({ label, dueOn, overdue }) => `${label}${dueOn}${overdue ? '（已逾期）' : ''}`);
  const parties = `${workers.join('、')}与${employers.join('、')}`;
  return `${caseNo} ${parties}，${stageLabel}；${waits.length > 0 ? waits.join('，') : '没有正在进行的期限'}。`;
}
