import { confirmationEligibility } from '../../law/rulings/confirmation-eligibility';
import { all, demand } from '../../law/verdict';
import { cite, type Rule } from '../../case/situation';
import { effectiveMediationAgreement, lastDayToBind, notForTheCourt } from '../agreement/facts';
import { hasStatement, isConfirmed, pendingConfirmation, pendingReview } from '../binding';
import { notBefore } from '../order-of-days';
import type { Confirmation } from './facts';

/** CPL 205 「由双方当事人自调解协议生效之日起三十日内，共同向下列人民法院提出」 */
export const mayApply: Rule = (situation) => {
  const { facts, book, today } = situation;
  const agreement = effectiveMediationAgreement(facts);
  const article = cite(book, 'judicial-confirmation-apply');
  return all(
    confirmationEligibility({
      appliedBy: { worker: true, employer: true },
      appliedOn: today,
      lastDay: lastDayToBind('judicial-confirmation-apply', situation),
      organisationLawful: true,
      confirmsStatus: agreement?.fixesStatus ?? false,
      onlyPerformance: true,
      confirmsTitle: false,
      reviewPending: pendingReview(facts)?.appliedOn !== undefined,
      statementEffective: hasStatement(facts),
    }),
    notForTheCourt(facts),
    demand(
      pendingConfirmation(facts) === undefined,
      'judicial-confirmation/pending',
      '双方已经申请司法确认',
      article,
      '等待人民法院裁定，或者撤回申请',
    ),
    demand(
      !isConfirmed(facts),
      'judicial-confirmation/done',
      '人民法院已经裁定确认调解协议有效',
      article,
      '对方不履行的，可以申请强制执行',
    ),
  );
};

const during =
  (holds: (c: Confirmation) => boolean, code: string, reason: string, remedy: string): Rule =>
  (situation) => {
    const c = pendingConfirmation(situation.facts);
    return all(
      demand(
        c !== undefined && holds(c),
        code,
        reason,
        cite(situation.book, 'judicial-confirmation-decide-cpl'),
        remedy,
      ),
      notBefore(situation, [c?.appliedOn, c?.acceptedOn, c?.extension?.on], 'judicial-confirmation-decide-cpl'),
    );
  };

export const awaitsAcceptance = during(
  (c) => !c.acceptedOn,
  'judicial-confirmation/nothing-to-accept',
  '没有待受理的司法确认申请',
  '由双方共同提出申请',
);

export const isPending = during(
  () => true,
  'judicial-confirmation/none',
  '没有正在进行的司法确认',
  '由双方共同提出申请',
);

export const isAccepted = during(
  (c) => c.acceptedOn !== undefined,
  'judicial-confirmation/not-accepted-yet',
  '人民法院尚未受理司法确认申请',
  '先登记受理',
);

export const awaitsReceipt: Rule = (situation) => {
  const ruling = situation.facts.confirmations.at(-1)?.ruling;
  return all(
    demand(
      ruling !== undefined && !(ruling.received.worker && ruling.received.employer),
      'confirmation/no-ruling',
      '没有待签收的司法确认裁定',
      cite(situation.book, 'judicial-confirmation-objection-party'),
      '先登记裁定',
    ),
    notBefore(situation, [ruling?.on], 'judicial-confirmation-objection-party'),
  );
};
