import type { Unsealing } from '../../shared/paths/standing/seals';
import type { Clerk, Round } from '../clerk';

/** 依法启封: 「法律另有规定」 (CQ553 7). One person asks, another decides; then the one who asked may look, for some days. */
export async function unsealing(clerk: Clerk, asked: Round<Unsealing>): Promise<void> {
  const { no } = asked;
  clerk.notify('unsealing-requested', ['organ', 'supervisor'], no);

  // Silence opens nothing: what nobody has decided in time is void, and has to be asked for again.
  await clerk.inTime(`unsealing-decision/${no}`, { type: 'standing.unsealing-lapsed', no });
  if (!asked.now.approved) return;

  // Whose words are read, hears of it.
  clerk.notify('unsealing-approved', ['worker', 'employer'], no);
  await clerk.inTime(`unsealing-look/${no}`, { type: 'standing.unsealing-ended', no });
}
