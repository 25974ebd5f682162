import type { Calendar } from '../law/calendar';
import { deadline, type Counting } from '../law/deadline';
import type { LocalDate } from '../law/local-date';
import type { Rulebook } from '../law/rulebook';
import type { RuleId } from '../law/rulebooks/rulebooks';
import type { Role } from './actor';

/** A period that has begun to run in a case. */
export type Clock = {
  readonly rule: RuleId;
  /** Tells the clocks of one rule apart: the round, the instalment. Unique with the rule within the case. */
  readonly of: string;
  readonly counting: Counting;
  /** Who must act before it ends. */
  readonly by: readonly Role[];
  /** What it is about, where the rule's label does not say enough: 「第2期 137,600.00元」. */
  readonly about?: string;
  /** The civil day on which the act was done or the period lost its meaning; absent while it runs. */
  readonly closedOn?: LocalDate | undefined;
  /** The instant (UTC, ISO) of `closedOn`, for a period in hours. */
  readonly closedAt?: string | undefined;
  /** It was closed because its last day ended (`lapsed`), or lost its meaning (`moot`), not because somebody acted. */
  readonly without?: 'lapsed' | 'moot' | undefined;
  /** A period that nobody is late in: informs only. */
  readonly informational?: boolean;
};

export const clockKey = (clock: Pick<Clock, 'rule' | 'of'>): string => `${clock.rule}/${clock.of}`;

/** The last day of the newest clock of a rule, if one was started and its day is known. */
export function lastDayOf(
  clocks: readonly Clock[],
  id: RuleId,
  book: Rulebook<RuleId>,
  calendar: Calendar,
): LocalDate | undefined {
  const clock = clocks.findLast((candidate) => candidate.rule === id);
  return clock && deadline(id, book.rules[id], clock.counting, calendar).dueOn;
}
