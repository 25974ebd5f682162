import type { Entry } from '../../../shared/case/entry';
import { THE_CLOCK } from '../../../shared/case/actor';
import type { Check } from '../evidence';

/** What was answered is in the docket, as it was answered and once; what was refused is not; and nothing else is. */
export const acts: Check = async ({ book, dockets, pool }) => {
  const findings: string[] = [];
  const byKey = new Map<string, { caseNo: string; entries: Entry[] }[]>();
  for (const { caseNo, entries } of dockets) {
    for (const [key, ofKey] of grouped(entries))
      byKey.set(key, [...(byKey.get(key) ?? []), { caseNo, entries: ofKey }]);
  }
  for (const told of book.told) {
    const found = byKey.get(told.key) ?? [];
    byKey.delete(told.key);
    const lines = found
      .map(({ caseNo, entries }) => `${caseNo} ${entries.map(({ seq, hash }) => `${seq}:${hash}`).join()}`)
      .join(' and ');
    if (told.outcome === 'refused') {
      if (found.length > 0)
        findings.push(`${told.what} ${told.key} was refused (${told.status} ${told.type}) and stands in ${lines}`);
      continue;
    }
    const expected = `${told.caseNo} ${told.entries.map(({ seq, hash }) => `${seq}:${hash}`).join()}`;
    if (told.entries.length > 0 && lines !== expected)
      findings.push(`${told.what} ${told.key} was answered as ${expected}, and the ledger has ${lines || 'nothing'}`);
  }
  const inbound = await pool.query<{ id: string; subject: string; name: string }>(
    'select id, subject, name from inbound_messages',
  );
  const ids = new Set(inbound.rows.flatMap(({ id, subject, name }) => [id, `${name}/${subject}`]));
  for (const [key, found] of byKey) {
    const by = found[0]?.entries[0]?.by.id ?? '';
    const ofPartner = ids.has(key.slice(by.length + 1).replace(/\/\d+$/, '')) || ids.has(key.slice(by.length + 1));
    if (by !== THE_CLOCK.id && !ofPartner)
      findings.push(`nobody was told that ${key} was done, but ${found.map(({ caseNo }) => caseNo).join()} has it`);
  }
  return findings;
};

function grouped(entries: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) groups.set(entry.key, [...(groups.get(entry.key) ?? []), entry]);
  return groups;
}
