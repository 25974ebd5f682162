import { forumAfterTermination } from '../../shared/law/rulings/forum-after-termination';
import { endOfOrder, type PaymentOrder } from '../../shared/paths/payment-order/facts';
import { orderApplication } from '../../shared/case/partner-messages';
import type { Clerk, Round } from '../clerk';

/** 支付令：民事诉讼法第二百二十五条至第二百二十八条。 */
export async function paymentOrder(clerk: Clerk, order: Round<PaymentOrder>): Promise<void> {
  clerk.tell('court', 'payment-order.applied', order.no, orderApplication(clerk.facts, order.now));
  await clerk.until(order.where((o) => o.issuedOn !== undefined || endOfOrder(o) !== undefined));
  if (!order.now.issuedOn) return clerk.notify('payment-order-terminated', ['worker', 'organ'], order.no);

  // CPLI 430: not served within thirty days of its issue, the order is void.
  await clerk.inTime(order.deadline('payment-order-undeliverable'), { type: 'payment-order.became-void' });
  if (order.now.voidOn) return clerk.notify('payment-order-void', ['worker', 'organ'], order.no);

  // CPL 227: fifteen days to pay or to object in writing; silence makes the order enforceable.
  if (order.now.servedOn)
    await clerk.inTime(order.deadline('payment-order-debtor'), { type: 'payment-order.became-enforceable' });
  if (order.now.enforceableOn)
    return clerk.notify('payment-order-enforceable', ['worker', 'employer', 'organ'], order.no);

  await clerk.until(order.where((o) => endOfOrder(o) !== undefined));
  if (order.now.terminated) await terminated(clerk, order);
}

/** LDI1 13: ended under LCL 30, the dispute is arbitrated first; ended under LDMAL 16, it may be sued upon at once. */
async function terminated(clerk: Clerk, order: Round<PaymentOrder>): Promise<void> {
  clerk.notify('payment-order-terminated', ['worker', 'organ'], order.no);
  const { forum, silenceIsSuit } = forumAfterTermination(order.now.basis);
  clerk.record(
    { type: 'standing.guided', to: forum === 'sue-directly' ? 'litigation' : 'arbitration' },
    { once: `guided-after-order/${order.no}` },
  );
  if (!silenceIsSuit) return;

  // CPLI 439: silent for seven days, the applicant is deemed to have sued.
  await clerk.inTime(order.deadline('payment-order-optout-litigation'), { type: 'payment-order.suit-deemed-filed' });
}
