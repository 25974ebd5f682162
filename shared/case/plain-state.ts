import { dayNumber, localDateOf, partsOfDay, type LocalDate } from '../law/local-date';
import { MARKS, standing } from '../paths/agreement/facts';
import { pendingConfirmation, pendingReview } from '../paths/binding';
import { mediating } from '../paths/mediation/facts';
import { negotiating } from '../paths/negotiation/facts';
import { pendingOrder } from '../paths/payment-order/facts';
import { promises } from '../paths/performance/facts';
import type { ActionName } from './actions';
import type { Side } from './actor';
import { deadlinesOf } from './deadlines';
import type { CaseFacts } from './facts';
import { stageOf, type Stage } from './stage';

/** Where a case stands, as one says it to somebody who has never had one. */
export type PlainState = {
  /** 「现在：等单位答复，最晚5月6日（星期三）」. */
  readonly sentence: string;
  readonly dueOn?: LocalDate;
  /** What is waited for from this side, the most urgent first. */
  readonly awaited: readonly ActionName[];
};

type Waiting = {
  readonly text: string;
  readonly dueOn?: LocalDate | undefined;
  readonly worker?: readonly ActionName[];
  readonly employer?: readonly ActionName[];
};

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;
/** 1970-01-01 was a Thursday. */
const THURSDAY = 4;

/** A civil day (Asia/Shanghai) as one says it: 「5月6日（星期三）」, with the year if it is another than today's. */
export function plainDay(day: LocalDate, today: LocalDate): string {
  const number = dayNumber(day);
  const { year, month, dayOfMonth } = partsOfDay(number);
  const weekday = WEEKDAYS[(((number + THURSDAY) % 7) + 7) % 7];
  const ofYear = year === partsOfDay(dayNumber(today)).year ? '' : `${year}年`;
  return `${ofYear}${month}月${dayOfMonth}日（星期${weekday}）`;
}

/** The state of a case in one sentence for one side. Pure. `now`: UTC milliseconds on the case's clock. */
export function plainState(facts: CaseFacts, side: Side, now: number): PlainState {
  const today = localDateOf(now);
  const { text, dueOn, ...awaited } = WAITING[stageOf(facts)](facts, side);
  const late = dueOn && dueOn < today;
  const until = dueOn ? `，${late ? '期限已过：' : '最晚'}${plainDay(dueOn, today)}` : '';
  return { sentence: `现在：${text}${until}`, ...(dueOn ? { dueOn } : {}), awaited: awaited[side] ?? [] };
}

/** How one side hears of the other, and of itself. */
const called = (whom: Side, reader: Side): string => (whom === reader ? '您' : whom === 'worker' ? '劳动者' : '单位');
const other = (side: Side): Side => (side === 'worker' ? 'employer' : 'worker');

/** The nearest last day of what still runs under rules that begin so. */
const nearest = (facts: CaseFacts, ...beginnings: readonly string[]): LocalDate | undefined =>
  deadlinesOf(facts)
    .filter(({ state, rule }) => state === 'open' && beginnings.some((each) => rule.startsWith(each)))
    .flatMap(({ dueOn }) => dueOn ?? [])
    .sort()[0];

/** What is waited for in each stage. */
const WAITING: Readonly<Record<Stage, (facts: CaseFacts, reader: Side) => Waiting>> = {
  registered: () => ({
    text: '案件已经登记，您可以要求协商或者申请调解',
    worker: ['mediation.apply', 'negotiation.request'],
  }),
  referral: (facts) => ({ text: '案件已经移送，等接收单位答复', dueOn: nearest(facts, 'referral') }),
  negotiation: inNegotiation,
  mediation: inMediation,
  signing: inSigning,
  binding: inBinding,
  'payment-order': inPaymentOrder,
  performance: inPerformance,
  default: (facts, reader) => ({
    text: `协议约定的期限已过，${called('employer', reader)}尚未履行完毕`,
    dueOn: undefined,
    worker: ['performance.confirm-receipt', 'payment-order.apply', 'performance.apply-enforcement'],
    employer: ['performance.record-payment', 'performance.record-act'],
  }),
  settled: () => ({ text: '协议已经履行完毕', worker: ['performance.confirm-receipt'] }),
  unsettled: () => ({ text: '没有达成协议，您可以申请仲裁', worker: ['arbitration.record-application'] }),
  left: () => ({ text: '案件已经转由其他单位办理' }),
  closed: () => ({ text: '案件已经结案' }),
  archived: () => ({ text: '案件已经结案归档' }),
};

function inNegotiation(facts: CaseFacts, reader: Side): Waiting {
  const round = negotiating(facts);
  if (!round) return { text: '双方正在协商' };
  if (round.answer) return { text: '双方正在协商', dueOn: nearest(facts, 'negotiation') };
  const whose = other(round.requestedBy);
  return {
    text: `等${called(whose, reader)}答复协商要求`,
    dueOn: nearest(facts, 'negotiation'),
    [whose]: ['negotiation.reply'],
  };
}

function inMediation(facts: CaseFacts, reader: Side): Waiting {
  const round = mediating(facts);
  if (!round) return { text: '正在调解' };
  const dueOn = nearest(facts, 'mediation-', 'court-', 'arbitration-entrusted');
  if (round.acceptedOn) return { text: '正在调解', dueOn };
  const silent = (['worker', 'employer'] as const).filter((side) => round.consents[side] === undefined);
  if (silent.length === 0) return { text: '等调解组织决定是否受理', dueOn };
  return {
    text: `等${silent.map((side) => called(side, reader)).join('和')}答复是否同意调解`,
    dueOn,
    ...Object.fromEntries(silent.map((side) => [side, ['mediation.record-consent']])),
  };
}

function inSigning(facts: CaseFacts, reader: Side): Waiting {
  const marks = standing(facts)?.marks ?? {};
  const missing = (['worker', 'employer'] as const).filter((side) => marks[side] === undefined);
  if (missing.length > 0)
    return {
      text: `等${missing.map((side) => called(side, reader)).join('和')}签署调解协议`,
      ...Object.fromEntries(missing.map((side) => [side, ['agreement.sign', 'agreement.refuse-signature']])),
    };
  const officials = (['mediator', 'organisation'] as const).filter((each) => marks[each] === undefined);
  return { text: `双方已经签署，等${officials.map((each) => MARKS[each]).join('、')}` };
}

function inBinding(facts: CaseFacts): Waiting {
  const receive: readonly ActionName[] = ['review.receive-statement', 'confirmation.receive-ruling'];
  if (pendingReview(facts))
    return {
      text: '等仲裁委员会审查调解协议',
      dueOn: nearest(facts, 'arbitration-review'),
      worker: receive,
      employer: receive,
    };
  const dueOn = pendingConfirmation(facts) ? nearest(facts, 'judicial-confirmation') : undefined;
  return { text: '等人民法院审查确认调解协议', dueOn, worker: receive, employer: receive };
}

function inPaymentOrder(facts: CaseFacts, reader: Side): Waiting {
  const dueOn = nearest(facts, 'payment-order');
  if (!pendingOrder(facts)?.servedOn) return { text: '等人民法院办理支付令', dueOn };
  return {
    text: `支付令已经送达，等${called('employer', reader)}付款或者提出书面异议`,
    dueOn,
    worker: ['payment-order.record-payment'],
    employer: ['payment-order.object'],
  };
}

function inPerformance(facts: CaseFacts, reader: Side): Waiting {
  const open = promises(facts).filter((promise) => promise.fulfilledOn === undefined);
  return {
    text: `协议已经生效，等${called('employer', reader)}履行`,
    dueOn: open.map((promise) => promise.day).sort()[0],
    worker: ['performance.confirm-receipt', 'performance.record-payment'],
    employer: ['performance.record-payment', 'performance.record-act'],
  };
}
