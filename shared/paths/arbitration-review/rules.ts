import { mayWithdrawReview, reviewEligibility } from '../../law/rulings/review-eligibility';
import { all, demand } from '../../law/verdict';
import { cite, type Rule } from '../../case/situation';
import { effectiveMediationAgreement, lastDayToBind, notForTheCourt } from '../agreement/facts';
import { hasStatement, isConfirmed, pendingConfirmation, pendingReview } from '../binding';
import { notBefore } from '../order-of-days';
import type { Review } from './facts';

/** ACR 74 「双方当事人可以自调解协议生效之日起十五日内，共同向有管辖权的仲裁委员会提出仲裁审查申请」 */
export const mayApply: Rule = (situation) => {
  const { facts, book, today } = situation;
  const agreement = effectiveMediationAgreement(facts);
  const statusClaim = facts.registration.claims.some((claim) => claim.kind === 'labour-relationship');
  const article = cite(book, 'arbitration-review-apply');
  return all(
    reviewEligibility({
      // One side may apply before the other; that both have is asked again when the commission accepts.
      appliedBy: { worker: true, employer: true },
      appliedOn: today,
      lastDay: lastDayToBind('arbitration-review-apply', situation),
      withinScope: true,
      commissionCompetent: true,
      confirmsEmploymentRelation: agreement?.fixesStatus ?? statusClaim,
      judiciallyConfirmed: isConfirmed(facts),
      confirmationPending: pendingConfirmation(facts) !== undefined,
    }),
    notForTheCourt(facts),
    demand(
      !pendingReview(facts)?.appliedOn,
      'arbitration-review/pending',
      '双方已经共同申请仲裁审查',
      article,
      '等待仲裁委员会决定，或者撤回申请',
    ),
    demand(
      !hasStatement(facts),
      'arbitration-review/done',
      '仲裁委员会已经制作仲裁调解书',
      article,
      '对方不履行的，可以申请强制执行',
    ),
  );
};

const during =
  (holds: (r: Review) => boolean, code: string, reason: string, remedy: string): Rule =>
  (situation) => {
    const r = pendingReview(situation.facts);
    return all(
      demand(r !== undefined && holds(r), code, reason, cite(situation.book, 'arbitration-review-decide'), remedy),
      notBefore(situation, [r?.appliedOn, r?.acceptedOn, r?.extendedOn, r?.statement?.on], 'arbitration-review-decide'),
    );
  };

const isPendingAtAll = during(() => true, 'arbitration-review/none', '没有正在进行的仲裁审查', '由双方共同提出申请');

export const awaitsAcceptance = during(
  (r) => r.appliedOn !== undefined && !r.acceptedOn,
  'arbitration-review/nothing-to-accept',
  '没有双方共同提出、待受理的审查申请',
  '由双方共同提出申请',
);

export const underReview = during(
  (r) => r.acceptedOn !== undefined && !r.statement,
  'arbitration-review/not-accepted-yet',
  '没有正在进行的仲裁审查',
  '先受理审查申请',
);

export const awaitsReceipt = during(
  (r) => r.statement !== undefined,
  'arbitration-review/no-statement',
  '没有待签收的仲裁调解书',
  '先制作仲裁调解书',
);

export const mayExtend = during(
  (r) => r.acceptedOn !== undefined && !r.statement && !r.extendedOn,
  'arbitration-review/not-extendable',
  '审查期限只能延长一次，且应在审查期间',
  '在期限内作出决定',
);

/** One side alone may withdraw. */
export const mayWithdraw: Rule = (situation) => {
  const review = pendingReview(situation.facts);
  if (!review) return isPendingAtAll(situation);
  return mayWithdrawReview({ statementServed: Object.keys(review.statement?.receipts ?? {}).length > 0 });
};
