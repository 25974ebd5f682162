import type { LocalDate } from '../law/local-date';
import type { RuleId } from '../law/rulebooks/rulebooks';
import { forumAfterTermination } from '../law/rulings/forum-after-termination';
import { MARKS, standing } from '../paths/agreement/facts';
import { isEnforceable, isEnforceableOrder, pendingConfirmation, pendingReview } from '../paths/binding';
import { CLOSING_RESULTS } from '../paths/follow-up/facts';
import { isEntrusted, mediating, type Mediation } from '../paths/mediation/facts';
import { conclusionRule } from '../paths/mediation/limits';
import { negotiating } from '../paths/negotiation/facts';
import { pendingOrder, validObjection } from '../paths/payment-order/facts';
import { promises } from '../paths/performance/facts';
import { pendingReferral } from '../paths/registration/facts';
import type { ActionName } from './actions';
import type { Side } from './actor';
import { deadlinesOf } from './deadlines';
import type { CaseFacts } from './facts';
import type { Stage } from './stage';

/** What a case waits for, said to one side. */
export type Waiting = {
  /** Who must do what, without the day. */
  readonly text: string;
  readonly dueOn?: LocalDate | undefined;
  /** The rule under which one waits: its articles stand beside the sentence. */
  readonly rule: RuleId;
  readonly worker?: readonly ActionName[];
  readonly employer?: readonly ActionName[];
};

type Wait = (facts: CaseFacts, reader: Side) => Waiting;

/** How one side hears of the other, and of itself. */
const called = (whom: Side, reader: Side): string => (whom === reader ? '您' : whom === 'worker' ? '劳动者' : '单位');
const other = (side: Side): Side => (side === 'worker' ? 'employer' : 'worker');
const BOTH = ['worker', 'employer'] as const;

/** The nearest last day of what still runs under rules that begin so. */
const nearest = (facts: CaseFacts, ...beginnings: readonly string[]): LocalDate | undefined =>
  deadlinesOf(facts)
    .filter(({ state, rule }) => state === 'open' && beginnings.some((each) => rule.startsWith(each)))
    .flatMap(({ dueOn }) => dueOn ?? [])
    .sort()[0];

/** What is waited for in each stage. A stage without a sentence does not compile. */
export const WAITING: Readonly<Record<Stage, Wait>> = {
  registered: () => ({
    text: '案件已经登记，您可以要求协商，也可以申请调解',
    rule: 'mediation-application',
    worker: ['mediation.apply', 'negotiation.request'],
    employer: ['negotiation.request', 'mediation.apply'],
  }),
  referral: (facts) => ({
    text: `案件已经转给${pendingReferral(facts)?.organ ?? '其他单位'}，等它答复是否接收`,
    dueOn: nearest(facts, 'referral'),
    rule: 'referral-acceptance',
  }),
  negotiation: inNegotiation,
  mediation: inMediation,
  signing: inSigning,
  binding: inBinding,
  'payment-order': inPaymentOrder,
  performance: inPerformance,
  default: inDefault,
  settled: () => ({
    text: '协议已经履行完毕',
    rule: 'mediation-agreement-performance',
    worker: ['performance.confirm-receipt'],
  }),
  unsettled: (facts, reader) => ({
    text: '没有达成协议，您可以申请仲裁，仲裁不收费',
    dueOn: reader === 'worker' ? nearest(facts, 'limitation-arbitration') : undefined,
    rule: 'limitation-arbitration',
    worker: ['arbitration.record-application'],
    employer: ['arbitration.record-application'],
  }),
  left: () => ({ text: '案件已经转由其他单位办理，请向该单位询问', rule: 'referral-acceptance' }),
  closed: (facts) => ({
    text: `案件已经结案（${facts.closing ? CLOSING_RESULTS[facts.closing.result] : ''}）`,
    rule: 'mediation-records',
  }),
  archived: () => ({ text: '案件已经结案，案卷已经归档', rule: 'archive-retention' }),
};

function inNegotiation(facts: CaseFacts, reader: Side): Waiting {
  const round = negotiating(facts);
  const talking: Waiting = {
    text: '双方正在协商',
    dueOn: nearest(facts, 'negotiation'),
    rule: 'negotiation-agreed-period',
  };
  if (!round) return talking;
  const whose = other(round.periodAsked?.by ?? round.requestedBy);
  if (round.answer)
    return round.periodAsked
      ? {
          ...talking,
          text: `双方正在协商，等${called(whose, reader)}答复协商到哪一天`,
          [whose]: ['negotiation.consent-period'],
        }
      : talking;
  if (!round.servedOn) return { ...talking, text: '协商要求还没有送到对方，等调解组织送达', rule: 'negotiation-reply' };
  return {
    text: `等${called(whose, reader)}答复协商要求`,
    dueOn: nearest(facts, 'negotiation'),
    rule: 'negotiation-reply',
    [whose]: ['negotiation.reply'],
  };
}

function inMediation(facts: CaseFacts, reader: Side): Waiting {
  const round = mediating(facts);
  if (!round) return { text: '正在调解', rule: 'mediation-conclude-committee' };
  if (round.acceptedOn) return whileMediating(round, reader, nearest(facts, conclusionRule(facts, round)));
  const dueOn = nearest(facts, 'mediation-accept', 'mediation-reject', 'online-org-confirm');
  if (isEntrusted(round))
    return { text: `${round.mandate?.organ}委托调解，等调解组织答复是否接受`, dueOn, rule: 'online-org-confirm' };
  const silent = BOTH.filter((side) => round.consents[side] === undefined);
  if (silent.length === 0) return { text: '等调解组织决定是否受理', dueOn, rule: 'mediation-accept' };
  return {
    text: `等${silent.map((side) => called(side, reader)).join('和')}答复是否同意调解`,
    dueOn,
    rule: 'mediation-accept',
    ...Object.fromEntries(silent.map((side) => [side, ['mediation.record-consent']])),
  };
}

function whileMediating({ extensionAsked }: Mediation, reader: Side, dueOn: LocalDate | undefined): Waiting {
  const mediation: Waiting = { text: '调解员正在调解', dueOn, rule: 'mediation-conclude-committee' };
  if (!extensionAsked) return mediation;
  const whose = other(extensionAsked.by);
  const text = `调解员正在调解，等${called(whose, reader)}答复是否同意延期`;
  return { ...mediation, text, [whose]: ['mediation.answer-extension'] };
}

function inSigning(facts: CaseFacts, reader: Side): Waiting {
  const marks = standing(facts)?.marks ?? {};
  const rule = 'mediation-agreement-effective';
  if (!facts.capacity) return { text: '协议已经谈好，等调解组织评估单位的付款能力，之后签署', rule };
  const missing = BOTH.filter((side) => marks[side] === undefined);
  if (missing.length > 0)
    return {
      text: `等${missing.map((side) => called(side, reader)).join('和')}签署调解协议`,
      rule,
      ...Object.fromEntries(missing.map((side) => [side, ['agreement.sign', 'agreement.refuse-signature']])),
    };
  const officials = (['mediator', 'organisation'] as const).filter((each) => marks[each] === undefined);
  return { text: `双方已经签署，等${officials.map((each) => MARKS[each]).join('、')}`, rule };
}

function inBinding(facts: CaseFacts, reader: Side): Waiting {
  const review = pendingReview(facts);
  if (!review)
    return {
      text: '等人民法院审查，确认协议有效',
      dueOn: pendingConfirmation(facts) ? nearest(facts, 'judicial-confirmation') : undefined,
      rule: 'judicial-confirmation-decide-cpl',
    };
  const missing = BOTH.filter((side) => !review.applied[side]);
  const unreceived = BOTH.filter((side) => !review.statement?.receipts[side]);
  const dueOn = nearest(facts, 'arbitration-review');
  const waits = (sides: readonly Side[], what: string, action: ActionName): Waiting => ({
    text: `等${sides.map((side) => called(side, reader)).join('和')}${what}`,
    dueOn,
    rule: 'arbitration-review-apply',
    ...Object.fromEntries(sides.map((side) => [side, [action]])),
  });
  if (missing.length > 0) return waits(missing, '一起申请仲裁审查', 'review.apply');
  if (review.statement) return waits(unreceived, '签收仲裁调解书，签收后生效', 'review.receive-statement');
  return { text: '等仲裁委员会审查调解协议', dueOn, rule: 'arbitration-review-decide' };
}

function inPaymentOrder(facts: CaseFacts, reader: Side): Waiting {
  const order = pendingOrder(facts);
  const dueOn = nearest(facts, 'payment-order');
  if (!order?.acceptedOn)
    return { text: '等人民法院决定是否受理支付令申请', dueOn, rule: 'payment-order-accept-notice' };
  if (!order.issuedOn) return { text: '等人民法院发出支付令', dueOn, rule: 'payment-order-issue' };
  if (!order.servedOn) return { text: '支付令已经发出，等人民法院送达', dueOn, rule: 'payment-order-undeliverable' };
  if (validObjection(order))
    return {
      text: `${called('employer', reader)}提出了书面异议，等人民法院裁定终结支付令程序`,
      rule: 'payment-order-terminated',
    };
  return {
    text: `支付令已经送达，等${called('employer', reader)}付款或者提出书面异议`,
    dueOn,
    rule: 'payment-order-debtor',
    worker: ['payment-order.record-payment'],
    employer: ['payment-order.object'],
  };
}

function inPerformance(facts: CaseFacts, reader: Side): Waiting {
  const open = promises(facts).filter((promise) => promise.fulfilledOn === undefined);
  return {
    text: `协议已经生效，等${called('employer', reader)}履行`,
    dueOn: open.map((promise) => promise.day).sort()[0],
    rule: 'mediation-agreement-performance',
    worker: ['performance.confirm-receipt', 'performance.record-payment'],
    employer: ['performance.record-payment', 'performance.record-act'],
  };
}

function inDefault(facts: CaseFacts, reader: Side): Waiting {
  return {
    text: `${brokenBy(facts, called('employer', reader))}${reader === 'worker' ? whatNow(facts) : '，请尽快履行'}`,
    rule: 'mediation-agreement-performance',
    worker: ['payment-order.apply', 'performance.apply-enforcement', 'performance.record-payment'],
    employer: ['performance.record-payment', 'performance.record-act'],
  };
}

function brokenBy(facts: CaseFacts, employer: string): string {
  const order = facts.paymentOrders.at(-1);
  if (order?.terminated) return '支付令已经失效';
  if (order?.voidOn) return '支付令没有送到，已经失效';
  if (order?.refused) return '人民法院没有发出支付令';
  return `约定的日期已过，${employer}还没有履行完`;
}

/** LDI1 13: under which article the order was asked for decides where one goes when it has ended. */
function whatNow(facts: CaseFacts): string {
  const order = facts.paymentOrders.at(-1);
  if (isEnforceable(facts) || isEnforceableOrder(order)) return '，您可以申请强制执行';
  if (!order?.terminated) return '，请选择下一步';
  return forumAfterTermination(order.basis).forum === 'sue-directly'
    ? '，您可以凭调解协议直接起诉'
    : '，您应当先申请仲裁';
}
