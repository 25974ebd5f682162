import type { Agreement, Obligation } from '../../shared/paths/agreement/facts';
import { promises } from '../../shared/paths/performance/facts';
import { isOver } from '../../shared/case/deadlines';
import { brokenPromise } from '../../shared/case/partner-messages';
import type { Clerk, Round } from '../clerk';

/** 履行：every obligation has its own day and its own state. */
export async function performance(clerk: Clerk, paper: Round<Agreement>): Promise<void> {
  await Promise.all(paper.now.obligations.map((obligation) => keptOrBroken(clerk, paper, obligation)));
}

/**
 * Kept, or broken and then made good; both sides may also agree on a new day, which can be missed again. A payment of
 * which only the debtor has told may be denied: then the promise is open as before, so nobody stops watching it.
 */
async function keptOrBroken(clerk: Clerk, paper: Round<Agreement>, { no }: Obligation): Promise<never> {
  const settlement = paper.now.kind === 'settlement';
  const day = paper.deadline(settlement ? 'settlement-performance' : 'mediation-agreement-performance', no);
  const promise = () => promises(clerk.facts, paper.no - 1).find((each) => each.no === no);
  const isBroken = () => promise()?.fulfilment?.defaultedOn !== undefined;

  for (;;) {
    // ENMP 31: not performed within its time; the limitation period is interrupted.
    const defaulted = { type: 'performance.defaulted', no, agreement: paper.no - 1 } as const;
    await clerk.until((facts) => isOver(facts, day) || isBroken(), day, defaulted);
    if (isBroken()) {
      tellOfDefault(clerk, paper, no);
      await clerk.until(() => promise()?.fulfilledOn !== undefined || !isBroken());
    }
    await clerk.until((facts) => !isOver(facts, day));
  }
}

/** 渝人社〔2023〕553号二（二）7：the union guides an unkept settlement to mediation. */
function tellOfDefault(clerk: Clerk, paper: Round<Agreement>, no: number): void {
  const settlement = paper.now.kind === 'settlement';
  const promise = promises(clerk.facts, paper.no - 1).find((each) => each.no === no);
  const occasion = `${paper.no}-${no}@${promise?.day}`;
  clerk.notify(
    settlement ? 'settlement-not-performed' : 'performance-overdue',
    ['worker', 'employer', 'organ', 'union'],
    occasion,
  );
  if (!settlement && clerk.facts.registration.door !== 'union') return;
  const type = settlement ? 'settlement.defaulted' : 'performance.defaulted';
  clerk.tell('union', type, occasion, brokenPromise(clerk.facts, no));
}
