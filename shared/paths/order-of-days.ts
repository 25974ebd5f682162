import { latest, type LocalDate } from '../law/local-date';
import type { RuleId } from '../law/rulebooks/rulebooks';
import { demand, type Verdict } from '../law/verdict';
import { cite, type Situation } from '../case/situation';

/** An act that is entered later may be dated back, but not before the steps on which it rests. */
export function notBefore(
  { today, book }: Situation,
  steps: readonly (LocalDate | undefined)[],
  basis: RuleId,
): Verdict {
  const known = steps.filter((day) => day !== undefined);
  const last = known.length > 0 ? latest(...known) : today;
  return demand(
    today >= last,
    'case/before-the-step-before',
    `行为发生日${today}早于上一步骤的日期${last}`,
    cite(book, basis),
    '核对行为发生日',
  );
}
