import { availableActions } from '../../shared/case/actions';
import { localDateOf } from '../../shared/law/local-date';
import { nowFor, recordedCase, type Office } from '../office';
import { factsFor } from '../privacy';
import type { Guest } from './guest';

/** Done by handing in a paper, which has a form of its own. */
const ELSEWHERE = 'standing.attach-evidence';

/** The case as its party may see it now: what is not shown to it is not in it. */
export async function caseOf(office: Office, { actor, invitation }: Guest) {
  const { facts, seq, shiftMs } = await recordedCase(office, invitation.caseNo, actor);
  const now = nowFor(office, shiftMs);
  const actions = availableActions(facts, actor.role, now).filter(({ name }) => name !== ELSEWHERE);
  return { facts: factsFor(actor, facts), seq, now, today: localDateOf(now), actions };
}
