import { continueAsNew } from '@temporalio/workflow';
import { Clerk } from './clerk';
import { fileFor, type Beginning } from './file';
import { agreement } from './paths/agreement';
import { suggestion } from './paths/arbitration-suggestion';
import { emergency } from './paths/emergency';
import { followUp } from './paths/follow-up';
import { review } from './paths/arbitration-review';
import { confirmation } from './paths/judicial-confirmation';
import { mediation } from './paths/mediation';
import { negotiation } from './paths/negotiation';
import { papers } from './paths/papers';
import { paymentOrder } from './paths/payment-order';
import { referral, registration, ticket } from './paths/registration';
import { unsealing } from './paths/unsealing';
import { voices } from './paths/voices';

/**
 * A dispute from its registration to the archive. Whatever begins is carried through, each by its own path; one may
 * lead to another, and any may begin again: a settlement that is not kept leads to mediation, an agreement that the
 * commission finds unclear to a new agreement.
 */
async function procedure(clerk: Clerk): Promise<void> {
  void registration(clerk);
  void clerk.each((facts) => facts.registration.tickets, ticket);
  void clerk.each((facts) => facts.registration.referrals, referral);
  void clerk.each((facts) => facts.emergencies, emergency);
  void clerk.each((facts) => facts.negotiations, negotiation);
  void clerk.each((facts) => facts.mediations, mediation);
  void suggestion(clerk);
  void clerk.each((facts) => facts.agreements, agreement);
  void clerk.each((facts) => facts.reviews, review);
  void clerk.each((facts) => facts.confirmations, confirmation);
  void clerk.each((facts) => facts.paymentOrders, paymentOrder);
  void clerk.each((facts) => facts.standing.unsealings ?? [], unsealing);
  voices(clerk);
  papers(clerk);
  await followUp(clerk);
}

/** One dispute, one workflow, one case file. Its id is the case's number. */
export async function disputeCase(beginning: Beginning): Promise<void> {
  const clerk = new Clerk(fileFor(beginning));
  const archived = procedure(clerk).then(() => undefined);
  void clerk.openCounter();
  const file = await Promise.race([archived, clerk.mayRenew()]);
  if (file) await continueAsNew<typeof disputeCase>({ file });
  await clerk.finish();
}
