import { suggestionAnswered, suggestionConcluded } from '../../shared/case/partner-messages';
import { answeredSuggestion } from '../../shared/paths/arbitration/facts';
import { reportableOutcome, type Mediation } from '../../shared/paths/mediation/facts';
import type { Clerk, Round } from '../clerk';

/** Runs that began before the commission was told go on as they began. */
const CHANGE = 'the commission hears what became of its suggestion';

/** 仲裁委员会建议调解：办案规则第六十九条。 */
export async function suggestion(clerk: Clerk): Promise<void> {
  void clerk.each((facts) => facts.mediations, suggestedMediation);

  // ACR 35: a party may apply again, and the commission suggest again.
  for (let told: string | undefined; ; told = answeredSuggestion(clerk.facts.arbitration) ?? told) {
    // Silence is no consent: until there is an answer the commission's own period to accept runs on.
    const isNew = (answered?: string) => answered !== undefined && answered !== told;
    await clerk.until(({ arbitration }) => isNew(answeredSuggestion(arbitration)));

    // ACR 69 「当事人同意先行调解的，应当暂缓受理；当事人不同意先行调解的，应当依法受理」: either way it must know.
    if (clerk.has(CHANGE))
      clerk.tell(
        'arbitration',
        'suggestion.answered',
        answeredSuggestion(clerk.facts.arbitration) ?? '',
        suggestionAnswered(clerk.facts),
      );
  }
}

/** ACR 69: with an agreement its application has no object any more, without one it goes on: it hears of both. */
async function suggestedMediation(clerk: Clerk, round: Round<Mediation>): Promise<void> {
  if (round.now.basis !== 'arbitration-suggested') return;
  await clerk.until((facts) => reportableOutcome(facts, round.now) !== undefined);
  if (clerk.has(CHANGE))
    clerk.tell('arbitration', 'suggestion.concluded', round.no, suggestionConcluded(clerk.facts, round.now));
}
