import { chineseDay } from '../../shared/law/local-date';
import { SIDES, type Side } from '../../shared/case/actor';
import type { CaseFacts } from '../../shared/case/facts';
import { yuan } from '../../shared/case/money';
import { NO_STATEMENT_GROUNDS, NON_ACCEPTANCE_GROUNDS } from '../../shared/law/rulings/review-eligibility';
import type { Review } from '../../shared/paths/arbitration-review/facts';
import { CLOSING_RESULTS } from '../../shared/paths/follow-up/facts';
import type { Confirmation } from '../../shared/paths/judicial-confirmation/facts';
import type { Negotiation } from '../../shared/paths/negotiation/facts';
import { ORDER_BASES, type PaymentOrder } from '../../shared/paths/payment-order/facts';
import { promises, type PromiseMade } from '../../shared/paths/performance/facts';
import { namesOf } from '../../db/case-columns';
import { deadlineUnder } from './occasion';
import { unended } from '../../shared/case/phrases';
import { dayOr, listed, UNSAID, type Filling } from './words';

/** What the paths beside mediation contribute to the wording. */
export const PATH_PLACEHOLDERS = {
  referralReceiver: ({ facts, round }) => facts.registration.referrals[round - 1]?.organ ?? UNSAID,
  declinedBecause: ({ facts }) => unended(facts.registration.declined?.reason ?? UNSAID),
  remedies: ({ facts }) => unended(facts.registration.declined?.remedies ?? '当事人可以依法申请劳动人事争议仲裁'),
  requester: ({ facts, round }) => sideName(facts, facts.negotiations[round - 1]?.requestedBy ?? 'worker'),
  negotiationEnd: ({ facts, round }) => negotiationEnd(facts.negotiations[round - 1]),
  terms: ({ facts, round }) =>
    `${promises(facts, round - 1)
      .map(promiseLine)
      .join('；\n')}。`,
  effectiveOn: ({ facts, round }) => dayOr(facts.agreements[round - 1]?.effectiveOn),
  reviewLastDay: (occasion) => dayOr(deadlineUnder('arbitration-review-apply', occasion)?.dueOn),
  confirmationLastDay: (occasion) => dayOr(deadlineUnder('judicial-confirmation-apply', occasion)?.dueOn),
  commission: ({ facts, round }) => facts.reviews[round - 1]?.commission ?? UNSAID,
  reviewDecision: ({ facts, round }) => reviewDecision(facts.reviews[round - 1]),
  court: ({ facts, round }) => facts.confirmations[round - 1]?.court ?? UNSAID,
  confirmationDecision: ({ facts, round }) => confirmationDecision(facts.confirmations[round - 1]),
  brokenPromise: ({ facts, round, part }) => brokenPromise(facts, round, part),
  orderCourt: ({ facts, round }) => facts.paymentOrders[round - 1]?.court ?? UNSAID,
  orderSum: ({ facts, round }) => `${yuan(facts.paymentOrders[round - 1]?.amountFen ?? 0)}元`,
  orderEnd: ({ facts, round }) => orderEnd(facts.paymentOrders[round - 1]),
  afterOrder: ({ facts, round }) => afterOrder(facts.paymentOrders[round - 1]),
  alarmLevel: ({ facts, round }) => (facts.emergencies[round - 1]?.level === 'red' ? '红色' : '橙色'),
  workerCount: ({ facts }) => String(facts.registration.collective?.workers ?? namesOf(facts, 'worker').length),
  closingResult: ({ facts }) => (facts.closing ? CLOSING_RESULTS[facts.closing.result] : UNSAID),
  closedOn: ({ facts }) => dayOr(facts.closing?.closedOn),
} as const satisfies Record<string, Filling>;

const sideName = (facts: CaseFacts, side: Side): string => `${listed(namesOf(facts, side))}（${SIDES[side]}）`;

function negotiationEnd(negotiation: Negotiation | undefined): string {
  switch (negotiation?.outcome?.kind) {
    case 'period-ended':
      return '约定的协商期限届满未达成一致';
    case 'stopped':
      return '一方当事人不愿继续协商';
    case 'unwilling':
      return negotiation.answer?.kind === 'refused' ? '对方当事人表示不愿协商' : '对方当事人逾期未作回应，视为不愿协商';
    case 'settled':
      return '双方已经达成和解';
    case undefined:
      return UNSAID;
  }
}

const promiseLine = ({ no, text, amountFen, day, member }: PromiseMade): string =>
  `${no}．${member ? `${member}：` : ''}${unended(text)}${amountFen ? `，${yuan(amountFen)}元` : ''}，${chineseDay(day)}前（含当日）履行`;

function brokenPromise(facts: CaseFacts, round: number, part: number | undefined): string {
  const promise = promises(facts, round - 1).find((each) => each.no === part);
  if (!promise) return UNSAID;
  const paid = promise.paidFen > 0 ? `，已履行${yuan(promise.paidFen)}元` : '';
  return `第${promise.no}项${promise.amountFen ? `${yuan(promise.amountFen)}元` : `（${unended(promise.text)}）`}，履行期限为${chineseDay(promise.day)}${paid}`;
}

const REVIEW_GROUNDS: Readonly<Record<string, string>> = { ...NON_ACCEPTANCE_GROUNDS, ...NO_STATEMENT_GROUNDS };

function reviewDecision(review: Review | undefined): string {
  if (review?.declined) return notReviewed(review.declined);
  if (review?.withdrawn) return '当事人撤回申请，仲裁审查终止';
  if (!review?.statement) return UNSAID;
  return `仲裁委员会已制作调解书（${review.statement.docNo}），自双方当事人均签收之日起发生法律效力`;
}

function notReviewed({ stage, ground }: NonNullable<Review['declined']>): string {
  const what = {
    acceptance: '仲裁委员会不予受理',
    review: '仲裁委员会不予制作调解书',
    receipt: '仲裁调解书未经双方签收，不发生法律效力',
  }[stage];
  return `${what}，理由：${unended(REVIEW_GROUNDS[ground] ?? ground)}`;
}

function confirmationDecision(confirmation: Confirmation | undefined): string {
  const ruling = confirmation?.ruling;
  if (ruling?.decision === 'confirmed')
    return `人民法院裁定调解协议有效（${ruling.docNo}），一方拒绝履行的，对方可以申请执行`;
  if (confirmation?.refused) return `人民法院未予确认，理由：${unended(confirmation.refused.reason)}`;
  return confirmation?.withdrawn ? '当事人撤回申请' : UNSAID;
}

function orderEnd(order: PaymentOrder | undefined): string {
  if (order?.refused) return `人民法院未发出支付令，理由：${unended(order.refused.reason)}`;
  if (order?.terminated)
    return `债务人提出的书面异议成立，人民法院于${chineseDay(order.terminated.on)}裁定终结督促程序，支付令自行失效`;
  return order?.voidOn ? '支付令未能在法定期间内送达债务人' : UNSAID;
}

/** LDI1 13: ended under LDMAL 16, the dispute may be sued upon at once; under LCL 30, it is arbitrated first. */
function afterOrder(order: PaymentOrder | undefined): string {
  if (order?.basis === 'unpaid-wages')
    return `支付令系依据${ORDER_BASES['unpaid-wages']}申请，应当先申请劳动人事争议仲裁`;
  if (!order?.terminated) return '可以申请劳动人事争议仲裁；符合法律规定的，可以向人民法院起诉';
  return `支付令系依据${ORDER_BASES['mediation-agreement']}申请，可以就调解协议的给付义务直接向人民法院起诉；申请人不同意转入诉讼程序的，应当在法定期间内向受理支付令申请的人民法院表明`;
}
