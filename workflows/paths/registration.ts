import type { Ticket } from '../../shared/case/form';
import { ticketHandled, ticketSigned, unionCase } from '../../shared/case/partner-messages';
import type { Referral } from '../../shared/paths/registration/facts';
import type { Clerk, Round } from '../clerk';

/** 登记受理：一窗登记，首问负责。 */
export async function registration(clerk: Clerk): Promise<void> {
  clerk.notify('case-registered', ['worker', 'organ']);
  if (clerk.facts.registration.door === 'union') clerk.tell('union', 'case.accepted', 1, unionCase(clerk.facts));

  await clerk.until(({ registration: { declined } }) => declined !== undefined);
  clerk.notify('not-registered', ['worker'], 1, clerk.facts.registration.declined?.reason);
}

/** 热线工单：signed for at once, answered within the hotline's own limit. Closing a ticket never closes the case. */
export async function ticket(clerk: Clerk, order: Round<Ticket>): Promise<void> {
  const { orderNo } = order.now;
  clerk.tell('hotline', 'order.signed', orderNo, ticketSigned(clerk.facts, order.now));

  await clerk.until((facts) => facts.standing.ticketsAnswered[orderNo] !== undefined);
  clerk.tell('hotline', 'order.handled', orderNo, ticketHandled(clerk.facts, order.now));
}

/** 转送：the first responder stays responsible until another organisation has accepted. */
export async function referral(clerk: Clerk, sent: Round<Referral>): Promise<void> {
  clerk.notify('referral-sent', ['worker', 'organ'], sent.no, sent.now.organ);

  await clerk.until(sent.where(({ answeredOn }) => answeredOn !== undefined));
  if (!sent.now.accepted) clerk.notify('referral-refused', ['worker', 'organ'], sent.no, sent.now.organ);
}
