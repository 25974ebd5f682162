import type { LocalDate } from '../local-date';
import type { LawRule, Rulebook } from '../rulebook';
import { CHONGQING_2024, type ChongqingRuleId } from './chongqing';
import { NATIONAL_2024, type NationalRuleId } from './national';

/** Every rule of any rulebook. */
export type RuleId = NationalRuleId | ChongqingRuleId;

/** All that was ever published; frozen by a digest test, for open cases keep theirs. */
export const RULEBOOKS: readonly Rulebook[] = [NATIONAL_2024, CHONGQING_2024];

/** @throws RangeError if no rulebook of that id was published. */
export function rulebook(id: string): Rulebook {
  const found = RULEBOOKS.find((book) => book.id === id);
  if (!found) throw new RangeError(`no rulebook ${id}`);
  return found;
}

/**
 * The newest rulebook of the region in force on the day (Asia/Shanghai).
 * @throws RangeError for an unknown region and for days before its first rulebook.
 */
export function rulebookFor(region: string, on: LocalDate): Rulebook {
  const inForce = RULEBOOKS.filter((book) => book.region === region && book.inForceFrom <= on);
  const [newest] = [...inForce].sort((a, b) => (a.inForceFrom < b.inForceFrom ? 1 : -1));
  if (!newest) throw new RangeError(`no rulebook of ${region} in force on ${on}`);
  return newest;
}

/**
 * A rule of the rulebook.
 * @throws RangeError if this rulebook does not have it, for example a local policy in the national one.
 */
export function rule(book: Rulebook, id: RuleId): LawRule {
  const found = book.rules[id];
  if (!found) throw new RangeError(`${book.id} has no rule ${id}`);
  return found;
}
