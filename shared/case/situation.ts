import type { Calendar } from '../law/calendar';
import type { LocalDate } from '../law/local-date';
import type { Rulebook } from '../law/rulebook';
import type { RuleId } from '../law/rulebooks/rulebooks';
import type { Citation } from '../law/statute';
import type { Verdict } from '../law/verdict';
import type { Actor } from './actor';
import type { CaseFacts } from './facts';

/** Everything a decision may look at. Pure: no clock, no database. */
export type Situation = {
  readonly facts: CaseFacts;
  readonly book: Rulebook<RuleId>;
  readonly calendar: Calendar;
  /** The civil day (Asia/Shanghai) on which the act takes place. */
  readonly today: LocalDate;
};

/** May it be done now? */
export type Rule = (situation: Situation) => Verdict;

/** May it be done now with this input, by this person? */
export type InputRule<Input> = (situation: Situation & { readonly input: Input; readonly actor: Actor }) => Verdict;

/** The first article on which a rule stands: what is printed beside a refusal. */
export const cite = (book: Rulebook<RuleId>, id: RuleId): Citation => book.rules[id].cites[0];
