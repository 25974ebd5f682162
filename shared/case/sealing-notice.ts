import { protectedBy } from '../law/rulings/admissibility';
import { UNSEALING_PROVISIONS } from '../law/rulings/unsealing';
import type { LocalDate } from '../law/local-date';
import type { Citation } from '../law/statute';
import { mayLookUntil } from '../paths/standing/seal-limits';
import { concededIn } from '../paths/standing/seal-rules';
import {
  CONSENT_WAYS,
  isOpenByConsent,
  isUndecided,
  SEAL_HEADINGS,
  sealNoOf,
  type SealedReference,
  type Unsealing,
} from '../paths/standing/seals';
import { ROLES, type Side } from './actor';
import { groundsOf } from './deadlines';
import type { CaseFacts } from './facts';

/** How it stands with a request to open by law. */
export const UNSEALING_STATES = {
  undecided: '待答复',
  approved: '已批准',
  refused: '不予批准',
  lapsed: '逾期失效',
  ended: '查阅期满',
} as const;
export type UnsealingState = keyof typeof UNSEALING_STATES;

/** A seal as everybody may see it. */
type SealShown = {
  readonly no: number;
  readonly ref: string;
  readonly heading: string;
  readonly sealedOn: LocalDate;
  readonly openByConsent: boolean;
  readonly consents: readonly {
    readonly side: Side;
    readonly on: LocalDate;
    readonly way: string;
    readonly evidence?: string;
  }[];
};

/** A request to open by law as everybody may see it. */
type UnsealingShown = {
  readonly no: number;
  readonly sealNo: number;
  /** The provision as it is read aloud, and where it stands. */
  readonly provision: string;
  readonly cite: Citation;
  readonly purpose: string;
  readonly proceeding: string;
  readonly requester: string;
  readonly requestedOn: LocalDate;
  readonly state: UnsealingState;
  readonly decidedBy?: string;
  readonly reason?: string;
  /** The last day on which the requester may look. */
  readonly until?: LocalDate;
};

/** What a reader of the case is told of its seals: that they are there, and why they may not be used. Never what. */
export type SealingNotice = {
  readonly count: number;
  readonly items: readonly SealShown[];
  readonly unsealings: readonly UnsealingShown[];
  /** Chinese, as an official says it. */
  readonly reason: string;
  /** The texts that protect what was conceded, by where it was conceded. */
  readonly cites: readonly Citation[];
};

/** The notice of a case; undefined if nothing of it is under seal. */
export function sealingNotice(facts: CaseFacts): SealingNotice | undefined {
  const { sealed, unsealings = [] } = facts.standing;
  if (sealed.length === 0) return undefined;
  return {
    count: sealed.length,
    items: sealed.map(shownSeal),
    unsealings: unsealings.map((asked, index) => shownUnsealing(facts, asked, index + 1)),
    reason: `本案存在封存内容${sealed.length}项，系当事人为达成和解、调解作出妥协而认可的事实，依法不得在其后的仲裁、诉讼中作为对其不利的根据，不得引用、推测或者要求当事人复述`,
    cites: [...new Map(sealed.map(({ ref }) => textFor(facts, ref))).values()],
  };
}

function textFor(facts: CaseFacts, ref: string): readonly [string, Citation] {
  const cite = protectedBy(concededIn(facts, ref));
  return [cite.label, cite];
}

function shownSeal(seal: SealedReference, index: number): SealShown {
  const { ref, sealedOn, heading = 'other', consents = {} } = seal;
  return {
    ...{ no: index + 1, ref, sealedOn, heading: SEAL_HEADINGS[heading], openByConsent: isOpenByConsent(seal) },
    consents: (['worker', 'employer'] as const).flatMap((side) => {
      const given = consents[side];
      return given ? [{ ...given, side, way: CONSENT_WAYS[given.way] }] : [];
    }),
  };
}

function shownUnsealing(facts: CaseFacts, asked: Unsealing, no: number): UnsealingShown {
  const { ref, purpose, proceeding, requester, requestedOn, approved, refused } = asked;
  const { label: provision, cite } = UNSEALING_PROVISIONS[asked.provision];
  const decider = (approved ?? refused)?.by;
  return {
    ...{ no, sealNo: sealNoOf(facts.standing.sealed, ref), provision, cite, purpose, proceeding, requestedOn },
    requester: nameOf(requester),
    state: stateOf(asked),
    decidedBy: decider && nameOf(decider),
    reason: refused?.reason,
    until: mayLookUntil(groundsOf(facts), asked),
  };
}

const nameOf = ({ name, role }: Unsealing['requester']): string => (name ? `${name}（${ROLES[role]}）` : ROLES[role]);

function stateOf(asked: Unsealing): UnsealingState {
  if (isUndecided(asked)) return 'undecided';
  if (asked.lapsedOn) return 'lapsed';
  if (asked.refused) return 'refused';
  return asked.endedOn ? 'ended' : 'approved';
}
