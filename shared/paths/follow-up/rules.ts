import type { LocalDate } from '../../law/local-date';
import { all, demand } from '../../law/verdict';
import type { CaseFacts } from '../../case/facts';
import { cite, type Rule } from '../../case/situation';
import { awaitsMarks, inForce } from '../agreement/facts';
import { pendingConfirmation, pendingReview } from '../binding';
import { mediating } from '../mediation/facts';
import { negotiating } from '../negotiation/facts';
import { brokenPromises, isPerformed, promises } from '../performance/facts';
import { notBefore } from '../order-of-days';
import { endOfOrder, pendingOrder } from '../payment-order/facts';
import { leftTheHouse, pendingReferral } from '../registration/facts';
import type { Callback } from './facts';

export const openCallback = (facts: CaseFacts, no?: number): Callback | undefined =>
  facts.followUp.callbacks.find((callback) => !callback.doneOn && (no === undefined || callback.no === no));

export const hasCallback: Rule = ({ facts, book }) =>
  demand(
    openCallback(facts) !== undefined && !facts.closing,
    'follow-up/none-planned',
    '没有待完成的回访',
    cite(book, 'followup-visit'),
    '协议生效、履行期限届满或者调解未成后，系统自动安排回访',
  );

/** The callback that a party may answer: its day has come, and nobody has entered its result. */
export const dueCallback = (facts: CaseFacts, today: LocalDate): Callback | undefined =>
  facts.followUp.callbacks.find((callback) => !callback.doneOn && callback.plannedOn <= today);

export const mayAnswerCallback: Rule = ({ facts, book, today }) =>
  demand(
    dueCallback(facts, today) !== undefined && !facts.closing,
    'follow-up/none-due',
    '现在没有需要您答复的回访',
    cite(book, 'followup-visit'),
    '到回访日期后，在这里答复',
  );

/** Nothing that somebody waits for is left open. */
export const mayClose: Rule = (situation) => {
  const { facts, book } = situation;
  const records = cite(book, 'mediation-records');
  const stillOpen = demand(facts.closing === undefined, 'closing/closed', '案件已经结案', records, '办理归档');
  const inOrder = notBefore(situation, endsOf(facts), 'mediation-records');
  // What another body has taken over, it brings to its end itself.
  if (leftTheHouse(facts)) return all(stillOpen, inOrder);
  const openPromises = inForce(facts) !== undefined && !isPerformed(facts) && brokenPromises(facts).length === 0;
  return all(
    stillOpen,
    inOrder,
    demand(
      pendingReferral(facts) === undefined,
      'closing/referral-pending',
      `转送${pendingReferral(facts)?.organ}尚未得到答复，接收之前由首问责任人负责`,
      cite(book, 'referral-acceptance'),
      '登记对方的答复',
    ),
    demand(
      negotiating(facts) === undefined,
      'closing/negotiating',
      '协商尚未结束',
      cite(book, 'negotiation-agreed-period'),
      '先完成或者停止协商',
    ),
    demand(
      mediating(facts) === undefined,
      'closing/mediating',
      '调解尚未结束',
      cite(book, 'mediation-conclude-committee'),
      '先完成或者终结调解',
    ),
    demand(
      !awaitsMarks(facts),
      'closing/unsigned',
      '已经达成的协议尚待签署生效',
      cite(book, 'mediation-agreement-effective'),
      '完成签署，或者登记拒绝签署',
    ),
    demand(
      !pendingReview(facts)?.appliedOn,
      'closing/in-review',
      '仲裁审查尚未结束',
      cite(book, 'arbitration-review-decide'),
      '等待审查决定或者撤回申请',
    ),
    demand(
      pendingConfirmation(facts) === undefined,
      'closing/in-confirmation',
      '司法确认尚未结束',
      cite(book, 'judicial-confirmation-decide-cpl'),
      '等待裁定或者撤回申请',
    ),
    demand(
      pendingOrder(facts) === undefined,
      'closing/payment-order',
      '支付令程序尚未结束',
      cite(book, 'payment-order-issue'),
      '登记支付令的结果',
    ),
    demand(
      !openPromises,
      'closing/performance-open',
      '协议的履行期限尚未届满，义务尚未履行完毕',
      cite(book, 'mediation-agreement-performance'),
      '登记履行情况，或者等待履行期限届满',
    ),
    demand(
      brokenPromises(facts).length === 0 ||
        facts.standing.guidances.length > 0 ||
        facts.performance.enforcement !== undefined,
      'closing/not-guided',
      '义务逾期未履行，尚未告知当事人救济途径',
      cite(book, 'mediation-agreement-performance'),
      '先书面告知当事人可以申请强制执行、支付令、仲裁等途径',
    ),
  );
};

/** The days on which what was done in the case came to an end: it is not closed before the last of them. */
const endsOf = (facts: CaseFacts): readonly (LocalDate | undefined)[] => [
  facts.openedOn,
  ...facts.registration.referrals.map((each) => each.answeredOn),
  ...facts.negotiations.map((each) => each.outcome?.on),
  ...facts.mediations.map((each) => each.outcome?.on),
  ...facts.agreements.map((each) => each.undone?.on ?? each.effectiveOn),
  ...facts.reviews.map((each) => each.declined?.on ?? each.withdrawn?.on ?? each.statement?.on),
  ...facts.confirmations.map((each) => each.ruling?.on ?? each.refused?.on ?? each.withdrawn?.on),
  ...facts.paymentOrders.map(endOfOrder),
];

export const mayArchive: Rule = (situation) => {
  const { closing } = situation.facts;
  return all(
    demand(
      closing !== undefined && !closing.archived,
      'closing/not-closed',
      closing ? '案卷已经归档' : '案件尚未结案',
      cite(situation.book, 'archive-retention'),
      closing ? '无需办理' : '先办理结案',
    ),
    notBefore(situation, [closing?.closedOn], 'archive-retention'),
  );
};

/** A callback that finds non-performance takes back what only the debtor has said: section 6 is open again. */
export const reopened = (facts: CaseFacts): { type: 'performance.receipt-confirmed'; no: number; received: false }[] =>
  promises(facts)
    .filter((promise) => promise.fulfilment?.payments.some((payment) => !payment.confirmedByCreditor))
    .map(({ no: which }) => ({ type: 'performance.receipt-confirmed', no: which, received: false }));
