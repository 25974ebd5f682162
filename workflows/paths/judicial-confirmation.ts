import type { Confirmation } from '../../shared/paths/judicial-confirmation/facts';
import { confirmationApplication } from '../../shared/case/partner-messages';
import type { Clerk, Round } from '../clerk';

/** 司法确认：民事诉讼法第二百零五条、第二百零六条。 */
export async function confirmation(clerk: Clerk, round: Round<Confirmation>): Promise<void> {
  clerk.tell('court', 'confirmation.applied', round.no, confirmationApplication(clerk.facts, round.now));

  await clerk.until(
    round.where(
      ({ ruling, refused, withdrawn }) => ruling !== undefined || refused !== undefined || withdrawn !== undefined,
    ),
  );
  clerk.notify('confirmation-decided', ['worker', 'employer', 'organ'], round.no);
}
