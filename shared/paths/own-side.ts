import type { LocalDate } from '../law/local-date';
import type { RuleId } from '../law/rulebooks/rulebooks';
import { demand, type Verdict } from '../law/verdict';
import { SIDES, type Actor, type Side } from '../case/actor';
import { cite, type Situation } from '../case/situation';

/** A day that one side has agreed to for its own part, and the other has not (yet). */
export type PeriodAsked = { readonly by: Side; readonly until: LocalDate; readonly on: LocalDate };

/** Has the other side already agreed to this very day? Then this answer makes it binding on both. */
export const meets = (asked: PeriodAsked | undefined, { side, until }: { side: Side; until: LocalDate }): boolean =>
  asked !== undefined && asked.by !== side && asked.until === until;

/** A party declares its own will only; officials note what either side has declared. `sides` may name other hands. */
export function onlyForItself(
  { actor, book }: Situation & { readonly actor: Actor },
  sides: readonly string[],
  basis: RuleId,
): Verdict {
  const { role } = actor;
  if (role !== 'worker' && role !== 'employer') return { ok: true };
  return demand(
    sides.every((side) => side === role),
    'case/not-own-side',
    `${SIDES[role]}只能代表自己一方办理`,
    cite(book, basis),
    '由对方自行办理，或者由工作人员征询对方后登记',
  );
}
