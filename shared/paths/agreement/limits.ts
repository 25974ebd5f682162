import type { Clock } from '../../case/clock';
import type { CaseFacts } from '../../case/facts';
import { canBeBound } from './facts';

/** The two windows open side by side at the moment of effect. */
export function agreementClocks(facts: CaseFacts): Clock[] {
  return facts.agreements.flatMap((a, i): Clock[] => {
    if (!a.effectiveOn || !canBeBound(a)) return [];
    const of = String(i + 1);
    const counting = { trigger: a.effectiveOn };
    const review = facts.reviews.find((each) => each.agreement === i && each.appliedOn);
    const confirmation = facts.confirmations.find((each) => each.agreement === i);
    const gone = a.undone?.on;
    return [
      {
        rule: 'arbitration-review-apply',
        of,
        counting,
        by: ['worker', 'employer'],
        closedOn: review?.appliedOn ?? gone ?? a.binding.reviewClosedOn,
        without: review?.appliedOn ? undefined : gone ? 'moot' : a.binding.reviewClosedOn && 'lapsed',
      },
      {
        rule: 'judicial-confirmation-apply',
        of,
        counting,
        by: ['worker', 'employer'],
        closedOn: confirmation?.appliedOn ?? gone ?? a.binding.confirmationClosedOn,
        without: confirmation ? undefined : gone ? 'moot' : a.binding.confirmationClosedOn && 'lapsed',
      },
    ];
  });
}
