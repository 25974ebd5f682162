import { availableActions } from '../../shared/case/actions';
import { localDateOf } from '../../shared/law/local-date';
import { nowFor, recordedCase, type Office } from '../office';
import { factsFor } from '../privacy';
import type { Guest } from './guest';

/** Handing in a paper has a form of its own; what a party itself conceded it need not look up on its phone. */
const ELSEWHERE: readonly string[] = ['standing.attach-evidence', 'standing.view-sealed'];

/** The case as its party may see it now: what is not shown to it is not in it. */
export async function caseOf(office: Office, { actor, invitation }: Guest) {
  const { facts, seq, shiftMs } = await recordedCase(office, invitation.caseNo, actor);
  const now = nowFor(office, shiftMs);
  const actions = availableActions(facts, actor.role, now).filter(({ name }) => !ELSEWHERE.includes(name));
  return { facts: factsFor(actor, facts), seq, now, today: localDateOf(now), actions };
}
