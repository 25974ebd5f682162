import { protectedBy } from '../law/rulings/admissibility';
import type { LocalDate } from '../law/local-date';
import type { Citation } from '../law/statute';
import { concededIn } from '../paths/standing/seal-rules';
import { isOpenByConsent, SEAL_HEADINGS } from '../paths/standing/seals';
import type { CaseFacts } from './facts';

/** What a reader of the case is told of its seals: that they are there, and why they may not be used. Never what. */
export type SealingNotice = {
  readonly count: number;
  /** The numbers of the seals, from what each was taken, and whether both sides have opened it. */
  readonly items: readonly {
    readonly no: number;
    readonly heading: string;
    readonly sealedOn: LocalDate;
    readonly openByConsent: boolean;
  }[];
  /** Chinese, as an official says it. */
  readonly reason: string;
  /** The texts that protect what was conceded, by where it was conceded. */
  readonly cites: readonly Citation[];
};

/** The notice of a case; undefined if nothing of it is under seal. */
export function sealingNotice(facts: CaseFacts): SealingNotice | undefined {
  const { sealed } = facts.standing;
  if (sealed.length === 0) return undefined;
  const cites = [...new Map(sealed.map(({ ref }) => textFor(facts, ref))).values()];
  return {
    count: sealed.length,
    items: sealed.map((seal, index) => ({
      no: index + 1,
      heading: SEAL_HEADINGS[seal.heading ?? 'other'],
      sealedOn: seal.sealedOn,
      openByConsent: isOpenByConsent(seal),
    })),
    reason: `本案存在封存内容${sealed.length}项，系当事人为达成和解、调解作出妥协而认可的事实，依法不得在其后的仲裁、诉讼中作为对其不利的根据，不得引用、推测或者要求当事人复述`,
    cites,
  };
}

function textFor(facts: CaseFacts, ref: string): readonly [string, Citation] {
  const cite = protectedBy(concededIn(facts, ref));
  return [cite.label, cite];
}
