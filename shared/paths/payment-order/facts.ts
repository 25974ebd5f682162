import type { LocalDate } from '../../law/local-date';
import type { ObjectionGround } from '../../law/rulings/objection';
import type { PaymentOrderBasis } from '../../law/rulings/payment-order-eligibility';
import type { CaseFacts } from '../../case/facts';
import { isEnforceableOrder } from '../binding';
import { promises, type PerformanceEvent } from '../performance/facts';

/** 申请支付令的依据; it decides which forum is open when the order ends. */
export const ORDER_BASES = {
  'mediation-agreement': '《中华人民共和国劳动争议调解仲裁法》第十六条',
  'unpaid-wages': '《中华人民共和国劳动合同法》第三十条第二款',
} as const;

export type OrderBasis = keyof typeof ORDER_BASES & PaymentOrderBasis;

export type PaymentOrder = {
  readonly basis: OrderBasis;
  readonly court: string;
  readonly amountFen: number;
  /** 申请费: a third of the property-case fee. */
  readonly feeFen: number;
  readonly appliedOn: LocalDate;
  readonly acceptedOn?: LocalDate;
  readonly caseNo?: string;
  readonly refused?: { readonly on: LocalDate; readonly stage: 'acceptance' | 'issue'; readonly reason: string };
  readonly issuedOn?: LocalDate;
  readonly servedOn?: LocalDate;
  readonly objections: readonly {
    readonly on: LocalDate;
    readonly form: 'written' | 'oral';
    readonly ground: ObjectionGround;
    readonly valid: boolean;
  }[];
  readonly paidOn?: LocalDate;
  /** 期满不履行又不提出书面异议: the creditor may apply for enforcement. */
  readonly enforceableOn?: LocalDate;
  readonly voidOn?: LocalDate;
  readonly terminated?: { readonly on: LocalDate; readonly receivedOn: LocalDate };
  readonly optedOutOn?: LocalDate;
  /** 转入诉讼程序, by silence. */
  readonly suitDeemedOn?: LocalDate;
};

export type PaymentOrderEvent =
  | { type: 'payment-order.applied'; basis: OrderBasis; court: string; amountFen: number; feeFen: number }
  | { type: 'payment-order.accepted'; caseNo?: string }
  | { type: 'payment-order.refused'; stage: 'acceptance' | 'issue'; reason: string }
  | { type: 'payment-order.issued' }
  | { type: 'payment-order.served' }
  | { type: 'payment-order.objected'; form: 'written' | 'oral'; ground: ObjectionGround; valid: boolean }
  | { type: 'payment-order.paid' }
  | { type: 'payment-order.became-enforceable' }
  | { type: 'payment-order.became-void' }
  | { type: 'payment-order.terminated' }
  | { type: 'payment-order.opted-out' }
  | { type: 'payment-order.suit-deemed-filed' };

export function evolvePaymentOrders(
  orders: readonly PaymentOrder[],
  event: PaymentOrderEvent,
  on: LocalDate,
): readonly PaymentOrder[] {
  if (event.type === 'payment-order.applied') {
    const { basis, court, amountFen, feeFen } = event;
    return [...orders, { basis, court, amountFen, feeFen, appliedOn: on, objections: [] }];
  }
  const now = orders.at(-1);
  return now ? [...orders.slice(0, -1), carryOn(now, event, on)] : orders;
}

function carryOn(
  p: PaymentOrder,
  event: Exclude<PaymentOrderEvent, { type: 'payment-order.applied' }>,
  on: LocalDate,
): PaymentOrder {
  switch (event.type) {
    case 'payment-order.accepted':
      return { ...p, acceptedOn: on, caseNo: event.caseNo };
    case 'payment-order.refused':
      return { ...p, refused: { on, stage: event.stage, reason: event.reason } };
    case 'payment-order.issued':
      return { ...p, issuedOn: on };
    case 'payment-order.served':
      return { ...p, servedOn: on };
    case 'payment-order.objected':
      return {
        ...p,
        objections: [...p.objections, { on, form: event.form, ground: event.ground, valid: event.valid }],
      };
    case 'payment-order.paid':
      return { ...p, paidOn: on };
    case 'payment-order.became-enforceable':
      return { ...p, enforceableOn: on };
    case 'payment-order.became-void':
      return { ...p, voidOn: on };
    case 'payment-order.terminated':
      return { ...p, terminated: { on, receivedOn: on } };
    case 'payment-order.opted-out':
      return { ...p, optedOutOn: on };
    case 'payment-order.suit-deemed-filed':
      return { ...p, suitDeemedOn: on };
  }
}

/** The day on which the order's way ended, however it ended. */
export const endOfOrder = (p: PaymentOrder): LocalDate | undefined =>
  p.refused?.on ?? p.voidOn ?? p.terminated?.on ?? p.paidOn ?? (isEnforceableOrder(p) ? p.enforceableOn : undefined);

/** The order that is on its way. */
export const pendingOrder = (facts: CaseFacts): PaymentOrder | undefined => {
  const last = facts.paymentOrders.at(-1);
  return last && !endOfOrder(last) ? last : undefined;
};

export const validObjection = (p: PaymentOrder) => p.objections.find((objection) => objection.valid);

/**
 * What the payment of the pending order (its whole amount, in fen) does for the promises of the agreement on which it
 * rests: the oldest are kept first (民法典 560). Nothing, if it rests on unpaid wages.
 */
export function keptPromises(facts: CaseFacts): PerformanceEvent[] {
  const order = pendingOrder(facts);
  let left = order?.basis === 'mediation-agreement' ? order.amountFen : 0;
  const open = promises(facts).filter((each) => each.kind === 'pay' && each.fulfilledOn === undefined);
  return open
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.no - b.no))
    .flatMap(({ no, amountFen = 0, paidFen }) => {
      const paid = Math.min(left, amountFen - paidFen);
      left -= paid;
      return paid > 0 ? [{ type: 'performance.paid' as const, no, amountFen: paid, confirmedByCreditor: true }] : [];
    });
}
