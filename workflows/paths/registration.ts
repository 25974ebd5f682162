import {
  caseClosed,
  handOverAnswer,
  referralMade,
  ticketExtension,
  ticketHandled,
  ticketReturned,
  ticketSigned,
  unionCase,
} from '../../shared/case/partner-messages';
import { handOverAnsweredOn, type Referral } from '../../shared/paths/registration/facts';
import type { HandledTicket } from '../../shared/paths/tickets';
import type { Clerk, Round } from '../clerk';

/** 登记受理：一窗登记，首问负责。 */
export async function registration(clerk: Clerk): Promise<void> {
  clerk.notify('case-registered', ['worker', 'organ']);
  void handOver(clerk);
  if (clerk.facts.registration.door === 'union') clerk.tell('union', 'case.accepted', 1, unionCase(clerk.facts));

  await clerk.until(({ registration: { declined } }) => declined !== undefined);
  clerk.notify('not-registered', ['worker'], 1, clerk.facts.registration.declined?.reason);
}

/** 移送：who has handed a dispute over hears whether it is taken, and how it ended. */
async function handOver(clerk: Clerk): Promise<void> {
  const { by } = clerk.facts.registration.handOver ?? {};
  if (!by) return;
  if (by !== 'union') {
    await clerk.until((facts) => handOverAnsweredOn(facts) !== undefined);
    const type = by === 'inspection' ? 'hand-over.answered' : 'application.answered';
    clerk.tell(by, type, 1, handOverAnswer(clerk.facts));
  }

  await clerk.until(({ closing }) => closing !== undefined);
  clerk.tell(by, 'case.closed', 1, caseClosed(clerk.facts));
}

/** 热线工单：signed for at once, answered within the hotline's own limit. Closing a ticket never closes the case. */
export async function ticket(clerk: Clerk, order: Round<HandledTicket>): Promise<void> {
  const { orderNo } = order.now;
  clerk.tell('hotline', 'order.signed', orderNo, ticketSigned(clerk.facts, order.now));
  void clerk.each(
    (facts) => facts.registration.tickets[order.no - 1]?.extensions ?? [],
    async (_, { no }) => {
      const asked = ticketExtension(clerk.facts, order.now, no);
      clerk.tell('hotline', 'order.extension-requested', `${orderNo}/${no}`, asked);
    },
  );

  await clerk.until(
    (facts) =>
      facts.standing.ticketsAnswered[orderNo] !== undefined ||
      facts.registration.tickets[order.no - 1]?.returned !== undefined,
  );
  if (order.now.returned) clerk.tell('hotline', 'order.returned', orderNo, ticketReturned(clerk.facts, order.now));
  else clerk.tell('hotline', 'order.handled', orderNo, ticketHandled(clerk.facts, order.now));
}

/** 转送：the first responder stays responsible until another organisation has accepted. */
export async function referral(clerk: Clerk, sent: Round<Referral>): Promise<void> {
  clerk.notify('referral-sent', ['worker', 'organ'], sent.no, sent.now.organ);
  if (sent.now.to === 'inspection')
    clerk.tell('inspection', 'referral.made', sent.no, referralMade(clerk.facts, sent.now));

  await clerk.until(sent.where(({ answeredOn }) => answeredOn !== undefined));
  if (!sent.now.accepted) clerk.notify('referral-refused', ['worker', 'organ'], sent.no, sent.now.organ);
}
