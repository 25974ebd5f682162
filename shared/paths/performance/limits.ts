import { enforcementStart } from '../../law/rulings/enforcement-start';
import { yuan } from '../../case/money';
import type { Clock } from '../../case/clock';
import type { CaseFacts } from '../../case/facts';
import { indexInForce, inForce, type Agreement } from '../agreement/facts';
import { isEnforceable } from '../binding';
import { promises, isPerformed } from './facts';

export function performanceClocks(facts: CaseFacts): Clock[] {
  const due = facts.agreements.flatMap((agreement, index) =>
    agreement.effectiveOn ? dueClocks(facts, agreement, index) : [],
  );
  const effectiveOn = inForce(facts)?.effectiveOn;
  if (!effectiveOn || !isEnforceable(facts)) return due;
  const { from } = enforcementStart({ performanceDays: promises(facts).map((promise) => promise.day), effectiveOn });
  const closedOn = facts.performance.enforcement?.on ?? (isPerformed(facts) ? from : undefined);
  return [
    ...due,
    {
      rule: 'enforcement-apply',
      of: String(indexInForce(facts.agreements) + 1),
      counting: { trigger: from },
      by: ['worker'],
      closedOn,
    },
  ];
}

function dueClocks(facts: CaseFacts, agreement: Agreement, index: number): Clock[] {
  const rule = agreement.kind === 'settlement' ? 'settlement-performance' : 'mediation-agreement-performance';
  return promises(facts, index).map((promise) => ({
    rule,
    of: `${index + 1}-${promise.no}`,
    counting: { trigger: agreement.effectiveOn ?? agreement.reachedOn, until: promise.day },
    by: ['employer'],
    about: `第${promise.no}项${promise.amountFen ? ` ${yuan(promise.amountFen)}元` : ''}`,
    closedOn: promise.fulfilledOn ?? agreement.undone?.on,
    without: !promise.fulfilledOn && agreement.undone ? 'moot' : undefined,
  }));
}
