import type { Negotiation } from '../../shared/paths/negotiation/facts';
import type { Clerk, Round } from '../clerk';

/** 协商：协商调解规定第八条至第十二条。Ends in a settlement, or leaves the way to mediation and arbitration open. */
export async function negotiation(clerk: Clerk, talks: Round<Negotiation>): Promise<void> {
  const other = talks.now.requestedBy === 'worker' ? 'employer' : 'worker';
  clerk.notify('negotiation-requested', [other], talks.no);

  // ENMP 10 「另一方当事人应当积极做出口头或者书面回应。5日内不做出回应的，视为不愿协商」
  await clerk.until(
    talks.where(({ answer, outcome }) => answer !== undefined || outcome !== undefined),
    talks.deadline('negotiation-reply'),
    { type: 'negotiation.deemed-unwilling' },
  );
  if (talks.now.outcome?.kind === 'unwilling')
    return clerk.notify('negotiation-unwilling', ['worker', 'employer', 'organ'], talks.no);

  // ENMP 10 「协商的期限由当事人书面约定，在约定的期限内没有达成一致的，视为协商不成」
  await clerk.until(
    talks.where(({ outcome }) => outcome !== undefined),
    talks.deadline('negotiation-agreed-period'),
    { type: 'negotiation.period-ended' },
  );
  if (talks.now.outcome?.kind !== 'settled')
    clerk.notify('negotiation-failed', ['worker', 'employer', 'organ'], talks.no);
}
