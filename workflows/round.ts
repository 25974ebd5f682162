import type { CaseFacts } from '../shared/case/facts';
import type { RuleId } from '../shared/law/rulebooks/rulebooks';

/** One element of a list of the file that only grows: the third negotiation, the first agreement. */
export type Round<Item> = {
  /** Its number, from 1. */
  readonly no: number;
  /** As it stands now. */
  readonly now: Item;
  /** The fact that this element has come to be so. */
  readonly where: (holds: (item: Item) => boolean) => (facts: CaseFacts) => boolean;
  /** The key of its deadline under a rule. */
  readonly deadline: (rule: RuleId, part?: number | string) => string;
};

/** The element of that number (from 1); `facts` gives the facts as they are whenever it is asked. */
export function roundOf<Item>(
  list: (facts: CaseFacts) => readonly Item[],
  no: number,
  facts: () => CaseFacts,
): Round<Item> {
  const item = (so: CaseFacts) => list(so)[no - 1] as Item;
  return {
    no,
    get now() {
      return item(facts());
    },
    where: (holds) => (so) => holds(item(so)),
    deadline: (rule, part) => `${rule}/${part === undefined ? no : `${no}-${part}`}`,
  };
}
