import type { Citation } from '../statute';
import { CPLI } from '../statutes/civil-procedure-law-interpretation';
import { LDI1 } from '../statutes/labour-dispute-interpretation-1';
import type { PaymentOrderBasis } from './payment-order-eligibility';

export type Forum = {
  readonly forum: 'sue-directly' | 'arbitrate-first';
  /** Whether silence for the days of `payment-order-optout-litigation` counts as a suit at the same court. */
  readonly silenceIsSuit: boolean;
  readonly reason: string;
  readonly cites: readonly [Citation, ...Citation[]];
};

/**
 * Where a worker goes when the order procedure was ended: 劳动争议解释（一）13. The conversion into a suit of
 * 民事诉讼法 228 helps only where a suit is open at all, so it does not follow an order for wages under 劳动合同法 30.
 */
export function forumAfterTermination(basis: PaymentOrderBasis): Forum {
  return basis === 'mediation-agreement'
    ? {
        forum: 'sue-directly',
        silenceIsSuit: true,
        reason: '依据调解仲裁法第十六条申请支付令被裁定终结督促程序后，劳动者可以依据调解协议直接提起诉讼',
        cites: [LDI1.art('13'), CPLI.art('439')],
      }
    : {
        forum: 'arbitrate-first',
        silenceIsSuit: false,
        reason: '依据劳动合同法第三十条第二款申请支付令被裁定终结督促程序后，应当先向劳动人事争议仲裁委员会申请仲裁',
        cites: [LDI1.art('13')],
      };
}
