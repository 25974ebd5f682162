import type { CaseFacts } from '../case/facts';
import { indexInForce } from './agreement/facts';
import type { Review } from './arbitration-review/facts';
import type { Confirmation } from './judicial-confirmation/facts';
import type { PaymentOrder } from './payment-order/facts';

// 巩固调解成果：how far the agreement that stands has been made binding. The two routes exclude each other.

/** A review for which at least one side has applied and which has not come to an end. */
export const pendingReview = (facts: CaseFacts): Review | undefined => {
  const last = facts.reviews.at(-1);
  return last && !last.declined && !last.withdrawn && !last.statement?.effectiveOn ? last : undefined;
};

/** 仲裁调解书已经生效: both have signed for it. */
export const hasStatement = (facts: CaseFacts): boolean =>
  facts.reviews.some((r) => r.statement?.effectiveOn !== undefined && r.agreement === indexInForce(facts.agreements));

/** Applied for, and not yet ruled on. */
export const pendingConfirmation = (facts: CaseFacts): Confirmation | undefined => {
  const last = facts.confirmations.at(-1);
  return last && !last.ruling && !last.refused && !last.withdrawn ? last : undefined;
};

/** 裁定确认有效. */
export const isConfirmed = (facts: CaseFacts): boolean =>
  facts.confirmations.some((c) => c.ruling?.decision === 'confirmed' && c.agreement === indexInForce(facts.agreements));

/** The agreement can be enforced as it stands. */
export const isEnforceable = (facts: CaseFacts): boolean => hasStatement(facts) || isConfirmed(facts);

/** CPL 227: the debtor's days are over and no objection was made in them, not even one that was entered later. */
export const isEnforceableOrder = (order: PaymentOrder | undefined): boolean =>
  order?.enforceableOn !== undefined && !order.objections.some((objection) => objection.valid);
