import type { Entry } from '../shared/case/entry';
import { evolve, opened, type CaseFacts } from '../shared/case/facts';

/**
 * The case after one more entry.
 * @throws Error if the case does not begin with its opening, or is opened twice.
 */
export function foldEntry(facts: CaseFacts | undefined, entry: Entry): CaseFacts {
  const { event } = entry;
  if (event.type === 'case.opened') {
    if (facts) throw new Error(`case ${facts.caseNo} was opened twice, at entry ${entry.seq}`);
    return opened(event, entry);
  }
  if (!facts) throw new Error(`entry ${entry.seq} (${event.type}) comes before the opening of its case`);
  return evolve(facts, event, entry);
}

/** The case that all its entries, from the first on, make. Undefined if there are none. */
export const foldEntries = (entries: readonly Entry[]): CaseFacts | undefined =>
  entries.reduce<CaseFacts | undefined>(foldEntry, undefined);
