import type { Review } from '../../shared/paths/arbitration-review/facts';
import { reviewApplication } from '../../shared/case/partner-messages';
import type { Clerk, Round } from '../clerk';

/** 仲裁审查：办案规则第七十四条至第七十九条。 */
export async function review(clerk: Clerk, round: Round<Review>): Promise<void> {
  // ACR 74 「共同」: one side alone waits for the other.
  await clerk.until(round.where(({ appliedOn, withdrawn }) => appliedOn !== undefined || withdrawn !== undefined));
  if (round.now.withdrawn) return;
  clerk.tell('arbitration', 'review.applied', round.no, reviewApplication(clerk.facts, round.now));

  // ACR 76: decided within five working days; the commission's own period, about which we inquire (by reminder).
  await clerk.until(
    round.where(
      ({ declined, statement, withdrawn }) =>
        declined !== undefined || statement !== undefined || withdrawn !== undefined,
    ),
  );
  clerk.notify('review-decided', ['worker', 'employer', 'organ'], round.no);
}
