import { canonicalJson, hashOf, NO_PREVIOUS, type Entry } from '../../../shared/case/entry';
import { foldEntries } from '../../../db/fold';
import { factsQuery } from '../../../workflows/messages';
import { asked, type Check, type Docket } from '../evidence';

const AT_ONCE = 20;

/** Every docket is gapless and bound line to line; case, ledger and view agree on what is true. */
export const dockets: Check = async ({ dockets: all, temporal }) => {
  const findings = all.flatMap(({ caseNo, entries }) => chainFaults(caseNo, entries));
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const batch = all.slice(from, from + AT_ONCE).map(async (docket) => {
      const now = await asked(temporal, () => temporal.workflow.getHandle(docket.caseNo).query(factsQuery)).catch(
        (error: unknown) => String(error),
      );
      return typeof now === 'string' ? [`${docket.caseNo} cannot be asked: ${now}`] : disagreements(docket, now);
    });
    findings.push(...(await Promise.all(batch)).flat());
  }
  return findings;
};

function chainFaults(caseNo: string, entries: readonly Entry[]): string[] {
  return entries.flatMap((entry, i) => {
    const before = entries[i - 1];
    if (entry.seq !== i + 1) return [`${caseNo}: entry ${entry.seq} stands where ${i + 1} should`];
    if (entry.previous !== (before?.hash ?? NO_PREVIOUS))
      return [`${caseNo}: entry ${entry.seq} is not bound to the one before`];
    return entry.hash === hashOf(caseNo, entry) ? [] : [`${caseNo}: entry ${entry.seq} is not what its hash says`];
  });
}

function disagreements({ caseNo, entries, view }: Docket, now: { seq: number; facts: unknown }): string[] {
  const fold = canonicalJson(foldEntries(entries));
  const versions = [
    { of: 'the case', seq: now.seq, facts: canonicalJson(now.facts) },
    { of: 'the view', seq: view?.seq, facts: canonicalJson(view?.facts) },
  ];
  return versions.flatMap(({ of, seq, facts }) => [
    ...(seq === entries.length ? [] : [`${caseNo}: ${of} is at ${seq}, the ledger at ${entries.length}`]),
    ...(facts === fold ? [] : [`${caseNo}: the facts of ${of} are not the fold of the ledger`]),
  ]);
}
