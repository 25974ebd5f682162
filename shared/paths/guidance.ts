import { forumAfterTermination } from '../law/rulings/forum-after-termination';
import { all, demand, PERMITTED, type Verdict } from '../law/verdict';
import { CLAIM_KINDS } from '../case/claims';
import { cite, type Situation } from '../case/situation';
import { effectiveMediationAgreement } from './agreement/facts';
import { isEnforceable, isEnforceableOrder } from './binding';
import { brokenPromises } from './performance/facts';
import type { Forum } from './standing/facts';

// Which doors are open, and why the others are closed (paths.md 6, 7, 9).

/** May a party be guided there now? Arbitration, inspection and legal aid are always open: mediation is never a precondition. */
export function mayGuideTo(forum: Forum, situation: Situation): Verdict {
  switch (forum) {
    case 'arbitration':
    case 'inspection':
    case 'legal-aid':
      return PERMITTED;
    case 'litigation':
      return mayBeSued(situation);
    case 'enforcement':
      return mayBeEnforced(situation);
    case 'payment-order':
      return mayAskForOrder(situation);
  }
}

/**
 * LDI1 13 and 51: a suit without arbitration is open on a mediation agreement whose payment order was terminated,
 * and on one about wages only that was not performed. An order under LCL 30 leads to arbitration first.
 */
function mayBeSued({ facts, book }: Situation): Verdict {
  const order = facts.paymentOrders.at(-1);
  const wagesOnly = facts.registration.claims.every((claim) => CLAIM_KINDS[claim.kind].wage);
  const onWages = wagesOnly && effectiveMediationAgreement(facts) !== undefined && brokenPromises(facts).length > 0;
  const byCourt = facts.mediations.some((m) => m.mandate?.from === 'court');
  const after = order?.terminated && forumAfterTermination(order.basis);
  const open = after?.forum === 'sue-directly' || onWages || byCourt;
  const reason = after && !open ? after.reason : '劳动争议应当先申请仲裁，不属于可以直接起诉的情形';
  return demand(
    open,
    'guidance/arbitrate-first',
    reason,
    after ? after.cites[0] : cite(book, 'arbitration-review-after-refusal'),
    '告知当事人申请劳动人事争议仲裁',
  );
}

function mayBeEnforced({ facts, book }: Situation): Verdict {
  const order = isEnforceableOrder(facts.paymentOrders.at(-1));
  return demand(
    isEnforceable(facts) || order,
    'guidance/not-enforceable',
    '协议没有经过仲裁审查或者司法确认，也没有生效的支付令',
    cite(book, 'enforcement-apply'),
    '告知当事人申请支付令或者仲裁',
  );
}

function mayAskForOrder({ facts, book }: Situation): Verdict {
  const eligible = cite(book, 'payment-order-eligibility');
  const claims = facts.registration.claims;
  const wages = claims.some((claim) => CLAIM_KINDS[claim.kind].wage);
  return all(
    demand(
      wages || effectiveMediationAgreement(facts) !== undefined,
      'guidance/no-mediation-agreement',
      '没有调解协议，请求也不是拖欠的劳动报酬',
      eligible,
      '告知当事人申请调解或者仲裁',
    ),
    demand(
      claims.some((claim) => CLAIM_KINDS[claim.kind].article16),
      'guidance/kind-of-claim',
      '请求不属于可以申请支付令的范围',
      eligible,
      '告知当事人申请仲裁',
    ),
  );
}
