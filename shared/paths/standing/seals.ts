import type { LocalDate } from '../../law/local-date';
import type { Concession } from '../../law/rulings/admissibility';
import type { UnsealingProvision } from '../../law/rulings/unsealing';
import type { Actor, Side } from '../../case/actor';

// 封存 and 启封: what the case knows of a seal and of those who want to look behind it. Never the content.

/** From what a passage was taken: all that is said of it to who may not read it. */
export const SEAL_HEADINGS = {
  negotiation: '协商情况',
  minutes: '调解笔录',
  proposal: '调解方案',
  draft: '协议草案',
  statement: '当事人意见和方案',
  other: '其他材料',
} as const;
export type SealHeading = keyof typeof SEAL_HEADINGS;

/** By what a consent, or its withdrawal, is shown. */
export const CONSENT_WAYS = {
  'own-page': '本人凭链接和验证码在当事人网页表示',
  written: '本人签名的书面意见',
  minutes: '记入笔录并由本人签名',
  recording: '录音录像',
} as const;
export type ConsentWay = keyof typeof CONSENT_WAYS;

/** Who consented, when and by what it is shown. */
type OpeningConsent = { readonly on: LocalDate; readonly way: ConsentWay; readonly evidence?: string };

export type SealedReference = {
  readonly ref: string;
  readonly concededBy: Side;
  readonly sealedOn: LocalDate;
  /** Where it was conceded: decides which text protects it. Absent in files of before. */
  readonly madeIn?: Concession['madeIn'];
  readonly heading?: SealHeading;
  readonly consents?: Readonly<Partial<Record<Side, OpeningConsent>>>;
  /** `law`: released by one person alone, as the first version had it; no look rests on it any more. */
  readonly released?: { readonly on: LocalDate; readonly ground: 'both-consent' | 'law'; readonly provision?: string };
};

/** Who asked or decided; with the colleague in whose place. */
export type Person = Pick<Actor, 'id' | 'role' | 'name' | 'organ' | 'onBehalfOf'>;

/** 依法启封: one person asks, another decides. */
export type Unsealing = {
  readonly ref: string;
  readonly provision: UnsealingProvision;
  readonly purpose: string;
  readonly proceeding: string;
  readonly requester: Person;
  readonly requestedOn: LocalDate;
  readonly approved?: { readonly on: LocalDate; readonly by: Person };
  readonly refused?: { readonly on: LocalDate; readonly by: Person; readonly reason: string };
  /** Nobody decided in time. */
  readonly lapsedOn?: LocalDate;
  /** The days for looking are over. */
  readonly endedOn?: LocalDate;
};

export type SealEvent =
  | {
      type: 'standing.fact-sealed';
      ref: string;
      concededBy: Side;
      heading?: SealHeading;
      madeIn?: Concession['madeIn'];
    }
  | { type: 'standing.seal-released'; ref: string; ground: 'both-consent' | 'law'; provision?: string }
  | { type: 'standing.seal-restored'; ref: string; sealNo: number }
  | {
      type: 'standing.unsealing-consented';
      ref: string;
      sealNo: number;
      side: Side;
      way: ConsentWay;
      evidence?: string;
    }
  | {
      type: 'standing.unsealing-consent-withdrawn';
      ref: string;
      sealNo: number;
      side: Side;
      way: ConsentWay;
      evidence?: string;
    }
  | {
      type: 'standing.unsealing-requested';
      ref: string;
      sealNo: number;
      provision: UnsealingProvision;
      purpose: string;
      proceeding: string;
      requester: Person;
    }
  | { type: 'standing.unsealing-approved'; no: number; approver: Person }
  | { type: 'standing.unsealing-refused'; no: number; approver: Person; reason: string }
  | { type: 'standing.unsealing-lapsed'; no: number }
  | { type: 'standing.unsealing-ended'; no: number }
  | { type: 'standing.sealed-viewed'; ref: string; sealNo: number; ground: 'both-consent' | 'law' };

const SEAL_EVENTS: Readonly<Record<SealEvent['type'], true>> = {
  'standing.fact-sealed': true,
  'standing.seal-released': true,
  'standing.seal-restored': true,
  'standing.unsealing-consented': true,
  'standing.unsealing-consent-withdrawn': true,
  'standing.unsealing-requested': true,
  'standing.unsealing-approved': true,
  'standing.unsealing-refused': true,
  'standing.unsealing-lapsed': true,
  'standing.unsealing-ended': true,
  'standing.sealed-viewed': true,
};

export const isSealEvent = (event: { readonly type: string }): event is SealEvent => event.type in SEAL_EVENTS;

type SealFacts = { readonly sealed: readonly SealedReference[]; readonly unsealings?: readonly Unsealing[] };

export function evolveSeals(facts: SealFacts, event: SealEvent, on: LocalDate): SealFacts {
  switch (event.type) {
    case 'standing.fact-sealed': {
      const { ref, concededBy, heading, madeIn } = event;
      return { ...facts, sealed: [...facts.sealed, { ref, concededBy, sealedOn: on, heading, madeIn }] };
    }
    case 'standing.seal-released': {
      const { ground, provision } = event;
      return sealChanged(facts, event.ref, () => ({ released: { on, ground, provision } }));
    }
    case 'standing.seal-restored':
      return sealChanged(facts, event.ref, () => ({ released: undefined }));
    case 'standing.unsealing-consented': {
      const { side, way, evidence } = event;
      return sealChanged(facts, event.ref, ({ consents }) => ({
        consents: { ...consents, [side]: { on, way, evidence } },
      }));
    }
    case 'standing.unsealing-consent-withdrawn':
      return sealChanged(facts, event.ref, ({ consents }) => ({ consents: { ...consents, [event.side]: undefined } }));
    case 'standing.sealed-viewed':
      return facts;
    default:
      return { ...facts, unsealings: evolveUnsealings(facts.unsealings ?? [], event, on) };
  }
}

const sealChanged = (
  facts: SealFacts,
  ref: string,
  change: (seal: SealedReference) => Partial<SealedReference>,
): SealFacts => ({
  ...facts,
  sealed: facts.sealed.map((each) => (each.ref === ref ? { ...each, ...change(each) } : each)),
});

type UnsealingEvent = Extract<
  SealEvent,
  { type: `standing.unsealing-${'requested' | 'approved' | 'refused' | 'lapsed' | 'ended'}` }
>;

function evolveUnsealings(all: readonly Unsealing[], event: UnsealingEvent, on: LocalDate): readonly Unsealing[] {
  if (event.type === 'standing.unsealing-requested') {
    const { ref, provision, purpose, proceeding, requester } = event;
    return [...all, { ref, provision, purpose, proceeding, requester, requestedOn: on }];
  }
  return all.map((each, index) => (index === event.no - 1 ? { ...each, ...outcomeOf(event, on) } : each));
}

function outcomeOf(
  event: Exclude<UnsealingEvent, { type: 'standing.unsealing-requested' }>,
  on: LocalDate,
): Partial<Unsealing> {
  switch (event.type) {
    case 'standing.unsealing-approved':
      return { approved: { on, by: event.approver } };
    case 'standing.unsealing-refused':
      return { refused: { on, by: event.approver, reason: event.reason } };
    case 'standing.unsealing-lapsed':
      return { lapsedOn: on };
    case 'standing.unsealing-ended':
      return { endedOn: on };
  }
}

/** Nobody has decided it yet, and it has not lapsed. */
export const isUndecided = ({ approved, refused, lapsedOn }: Unsealing): boolean =>
  !approved && !refused && lapsedOn === undefined;

export const isOpenByConsent = ({ released }: SealedReference): boolean => released?.ground === 'both-consent';

/** The number of a seal in its case, from 1 on; 0 if the case has no such seal. */
export const sealNoOf = (sealed: readonly SealedReference[], ref: string): number =>
  sealed.findIndex((each) => each.ref === ref) + 1;

/** What stands in a text in the place of a passage that was sealed. */
export const sealMark = (no: number): string => `【此处内容已封存，第${no}号】`;
