import { CLAIM_KINDS } from '../../../shared/case/claims';
import { DOORS } from '../../../shared/case/form';
import { act, readCase } from '../case/case-requests';
import type { CaseFile, Draft } from '../case/shapes';
import { openingOf, type Typed } from './opening';

type By = { readonly organ: string; readonly officer: string };

/** What a case gains by what was typed: its ticket, the kinds of claims that it does not have yet, the account as a note. */
export function gainsOf(typed: Typed, by: By, { facts }: CaseFile): readonly Draft[] {
  const { ticket, claims, summary, door } = openingOf(typed, by);
  const there = facts.registration.claims;
  const first = Math.max(0, ...there.map(({ no }) => no)) + 1;
  const added = claims
    .filter(({ kind }) => !there.some((each) => each.kind === kind))
    .map((claim, i) => ({ ...claim, no: first + i, text: claim.text || `支付${CLAIM_KINDS[claim.kind].label}` }));
  const isNew = ticket && !facts.registration.tickets.some(({ orderNo }) => orderNo === ticket.orderNo);
  const note = `${DOORS[door]}，当事人再次提出：${summary || '（未写明事实和理由）'}`;
  return [
    ...(isNew ? [{ name: 'registration.join-ticket', input: ticket }] : []),
    ...(added.length > 0 ? [{ name: 'standing.change-claims', input: { claims: [...there, ...added] } }] : []),
    { name: 'standing.add-note', input: { text: note } },
  ];
}

/**
 * Carries the gains out, one act after the other, each once for its key: after a failure the whole can be asked again.
 * @throws ProblemError with the reason why the law does not allow one of them.
 */
export async function mergeInto(caseNo: string, gains: readonly Draft[], key: string): Promise<void> {
  let { seq } = await readCase(caseNo);
  for (const [i, gain] of gains.entries()) ({ seq } = (await act(caseNo, gain, { key: `${key}-${i}`, seq })).case);
}
