import { standing } from '../paths/agreement/facts';
import { pendingConfirmation, pendingReview } from '../paths/binding';
import { mediating } from '../paths/mediation/facts';
import { negotiating } from '../paths/negotiation/facts';
import { pendingOrder } from '../paths/payment-order/facts';
import { brokenPromises, isPerformed } from '../paths/performance/facts';
import { leftTheHouse, pendingReferral } from '../paths/registration/facts';
import type { CaseFacts } from './facts';

/** Where a case stands, as a caseworker says it. For lists and reports only: no rule asks for it. */
export const STAGES = {
  registered: '已登记',
  referral: '移送待接收',
  negotiation: '协商中',
  mediation: '调解中',
  signing: '协议待签署',
  binding: '审查（确认）中',
  'payment-order': '支付令办理中',
  performance: '协议履行中',
  default: '逾期未履行',
  settled: '履行完毕',
  unsettled: '未达成协议',
  left: '已移出',
  closed: '已结案',
  archived: '已归档',
} as const;
export type Stage = keyof typeof STAGES;

/** The stage that a case has reached: the most particular that is true of it. */
export function stageOf(facts: CaseFacts): Stage {
  if (facts.closing) return facts.closing.archived ? 'archived' : 'closed';
  if (leftTheHouse(facts)) return 'left';
  if (pendingReferral(facts)) return 'referral';
  if (mediating(facts)) return 'mediation';
  if (negotiating(facts)) return 'negotiation';
  if (standing(facts)) return stageOfAgreement(facts);
  return facts.mediations.length + facts.negotiations.length > 0 ? 'unsettled' : 'registered';
}

function stageOfAgreement(facts: CaseFacts): Stage {
  if (!standing(facts)?.effectiveOn) return 'signing';
  if (isPerformed(facts)) return 'settled';
  if (pendingOrder(facts)) return 'payment-order';
  if (brokenPromises(facts).length > 0) return 'default';
  return pendingReview(facts) || pendingConfirmation(facts) ? 'binding' : 'performance';
}
