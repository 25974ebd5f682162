import type { LocalDate } from '../local-date';
import { CPL } from '../statutes/civil-procedure-law';
import { CPLI } from '../statutes/civil-procedure-law-interpretation';
import { all, demand, type Verdict } from '../verdict';

/** What the debtor says; the last three are no objection to the debt itself (民诉法解释 436). */
export type ObjectionGround = 'disputes-debt' | 'other-ground' | 'cannot-pay' | 'asks-delay' | 'asks-other-manner';

export type Objection = {
  readonly form: 'written' | 'oral';
  readonly receivedOn: LocalDate;
  /** The last day of `payment-order-debtor`. */
  readonly lastDay: LocalDate;
  readonly ground: ObjectionGround;
  /** Raised by suing at another court instead of at the court of the order. */
  readonly byOtherSuit?: boolean;
};

const NO_OBJECTION: readonly ObjectionGround[] = ['cannot-pay', 'asks-delay', 'asks-other-manner'];
const ORDER_STANDS = '支付令效力不受影响，债权人可以在期间届满后申请执行';

/**
 * Whether an objection to a payment order is one at all: 民事诉讼法 227, 民诉法解释 431 and 436. Permitted means that
 * the court must examine it; whether it is upheld is for the court (民诉法解释 435).
 */
export function objectionValidity({ form, receivedOn, lastDay, ground, byOtherSuit = false }: Objection): Verdict {
  return all(
    demand(
      form === 'written',
      'payment-order/objection-oral',
      '债务人的口头异议无效',
      CPLI.art('436'),
      `应当在${lastDay}前提出书面异议；否则${ORDER_STANDS}`,
    ),
    demand(
      receivedOn <= lastDay,
      'payment-order/objection-late',
      `异议期间已于${lastDay}届满，逾期提出的视为未提出异议`,
      CPLI.art('431'),
      ORDER_STANDS,
    ),
    demand(
      !NO_OBJECTION.includes(ground),
      'payment-order/objection-not-to-debt',
      '对债务本身没有异议，只是提出缺乏清偿能力、延缓清偿期限或者变更清偿方式，不影响支付令的效力',
      CPLI.art('436'),
      `可以与债权人协商履行方式；${ORDER_STANDS}`,
    ),
    demand(
      !byOtherSuit,
      'payment-order/objection-by-suit',
      '未在法定期间提出书面异议而向其他人民法院起诉的，不影响支付令的效力',
      CPLI.art('431'),
      `应当向发出支付令的人民法院提出书面异议（${CPL.art('227').label}）`,
    ),
  );
}
