import type { Agreement, Obligation } from '../../shared/paths/agreement';
import { promises } from '../../shared/paths/performance';
import { brokenPromise } from '../../shared/case/partner-messages';
import type { Clerk, Round } from '../clerk';

/** 履行：every obligation has its own day and its own state. */
export async function performance(clerk: Clerk, paper: Round<Agreement>): Promise<void> {
  await Promise.all(paper.now.obligations.map((obligation) => keptOrBroken(clerk, paper, obligation)));
}

async function keptOrBroken(clerk: Clerk, paper: Round<Agreement>, { no }: Obligation): Promise<void> {
  const settlement = paper.now.kind === 'settlement';
  const day = paper.deadline(settlement ? 'settlement-performance' : 'mediation-agreement-performance', no);
  const promise = () => promises(clerk.facts, paper.no - 1).find((each) => each.no === no);

  while (!(await clerk.inTime(day))) {
    // ENMP 31: not performed within its time; the limitation period is interrupted.
    if (!promise()?.fulfilment?.defaultedOn)
      clerk.lapse(day, { type: 'performance.defaulted', no, agreement: paper.no - 1 });
    const occasion = `${paper.no}-${no}@${promise()?.day}`;
    // 渝人社〔2023〕553号二（二）7：the union guides an unkept settlement to mediation.
    clerk.notify(
      settlement ? 'settlement-not-performed' : 'performance-overdue',
      ['worker', 'employer', 'organ', 'union'],
      occasion,
    );
    if (settlement || clerk.facts.registration.door === 'union') {
      clerk.tell(
        'union',
        settlement ? 'settlement.defaulted' : 'performance.defaulted',
        occasion,
        brokenPromise(clerk.facts, no),
      );
    }

    // Made good, or both have agreed on a new day, which can be missed again.
    await clerk.until(() => promise()?.fulfilledOn !== undefined || promise()?.fulfilment?.defaultedOn === undefined);
  }
}
