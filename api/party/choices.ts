import { toAcknowledge } from '../../shared/paths/documents';
import { mediating } from '../../shared/paths/mediation/facts';
import { SEAL_HEADINGS } from '../../shared/paths/standing/seals';
import { promises } from '../../shared/paths/performance/facts';
import { isGiven, isUnanswered, sharingsOf, type SharingAsked } from '../../shared/paths/privacy/facts';
import { sharingText } from '../../shared/privacy/consents';
import type { Side } from '../../shared/case/actor';
import { CLAIM_KINDS } from '../../shared/case/claims';
import type { CaseFacts } from '../../shared/case/facts';
import { yuan } from '../../shared/case/money';
import type { Choices, Option } from './fields';

/** What of its own case a party chooses from. */
export function choicesOf(facts: CaseFacts, side: Side): Choices {
  const lists: Readonly<Record<string, () => readonly Option[]>> = {
    obligations: () =>
      promises(facts).map(({ no, text, amountFen }) => ({
        value: String(no),
        label: `第${no}项：${text}${amountFen ? `（${yuan(amountFen)}元）` : ''}`,
      })),
    claims: () =>
      facts.registration.claims.map(({ no, kind, text }) => ({
        value: String(no),
        label: `${no}. ${CLAIM_KINDS[kind].label}：${text}`,
      })),
    parties: () =>
      facts.registration.parties
        .filter((each) => each.side === side)
        .map(({ id, name }) => ({ value: id, label: name })),
    documents: () =>
      toAcknowledge(facts, side).map(({ id, title, number }) => ({
        value: id,
        label: `${title}${number ? `（${number}）` : ''}`,
      })),
    'sharings-asked': () => sharingOptions(facts, side, isUnanswered),
    'sharings-given': () => sharingOptions(facts, side, isGiven),
    sealed: () =>
      facts.standing.sealed.map(({ ref, heading = 'other', sealedOn }, index) => ({
        value: ref,
        label: `第${index + 1}号：${SEAL_HEADINGS[heading]}，${sealedOn}封存`,
      })),
    mediators: () => (mediating(facts)?.mediators ?? []).map(({ id, name }) => ({ value: id, label: name })),
  };
  return (of) => lists[of]?.();
}

function sharingOptions(facts: CaseFacts, side: Side, fits: (each: SharingAsked) => boolean): readonly Option[] {
  const own = facts.registration.parties.filter((each) => each.side === side).map(({ id }) => id);
  return sharingsOf(facts).flatMap((each, i) =>
    fits(each) && own.includes(each.party) ? [{ value: String(i + 1), label: sharingText(each) }] : [],
  );
}
