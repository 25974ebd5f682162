import type { LocalDate } from '../../law/local-date';
import type { Side } from '../../case/actor';
import type { CaseFacts } from '../../case/facts';
import type { PeriodAsked } from '../own-side';

/** 协商：one request to negotiate and what came of it. A case may see several, one after another. */
export type Negotiation = {
  readonly requestedBy: Side;
  readonly requestedOn: LocalDate;
  /** The day the request reached the other party: the reply period runs from here. */
  readonly servedOn?: LocalDate;
  readonly answer?: { readonly kind: 'willing' | 'refused' | 'deemed-unwilling'; readonly on: LocalDate };
  /** 书面约定的协商期限. An oral one is noted, but binds nobody. */
  readonly agreedUntil?: LocalDate;
  readonly agreedOn?: LocalDate;
  readonly oralUntil?: LocalDate;
  /** To which day one side has consented in writing; agreed upon when the other names the same day (ENMP 10). */
  readonly periodAsked?: PeriodAsked;
  readonly talks: readonly { readonly on: LocalDate; readonly summary: string }[];
  readonly union?: { readonly officer: string; readonly ownInitiative: boolean; readonly on: LocalDate };
  readonly room?: { readonly name: string; readonly from: string; readonly to: string };
  readonly appeal?: {
    readonly on: LocalDate;
    readonly text: string;
    readonly reply?: { readonly on: LocalDate; readonly text: string };
  };
  readonly outcome?: {
    readonly kind: 'settled' | 'unwilling' | 'period-ended' | 'stopped';
    readonly on: LocalDate;
    readonly by?: Side;
    readonly reason?: string;
  };
};

export type NegotiationEvent =
  | { type: 'negotiation.requested'; by: Side; matter: string; served: boolean }
  | { type: 'negotiation.served' }
  | { type: 'negotiation.answered'; willing: boolean; text?: string }
  | { type: 'negotiation.deemed-unwilling' }
  | { type: 'negotiation.period-consented'; side: Side; until: LocalDate }
  | { type: 'negotiation.period-agreed'; until: LocalDate; binding: boolean }
  | { type: 'negotiation.period-ended' }
  | { type: 'negotiation.union-joined'; officer: string; ownInitiative: boolean }
  | { type: 'negotiation.room-booked'; name: string; from: string; to: string }
  | { type: 'negotiation.talked'; summary: string }
  | { type: 'negotiation.appealed'; text: string }
  | { type: 'negotiation.appeal-answered'; text: string }
  | { type: 'negotiation.stopped'; by: Side; reason: string }
  | { type: 'negotiation.settled' };

export function evolveNegotiation(
  rounds: readonly Negotiation[],
  event: NegotiationEvent,
  on: LocalDate,
): readonly Negotiation[] {
  if (event.type === 'negotiation.requested') {
    const begun: Negotiation = {
      requestedBy: event.by,
      requestedOn: on,
      talks: [],
      ...(event.served ? { servedOn: on } : {}),
    };
    return [...rounds, begun];
  }
  const now = rounds.at(-1);
  return now ? [...rounds.slice(0, -1), continueNegotiation(now, event, on)] : rounds;
}

function continueNegotiation(
  n: Negotiation,
  event: Exclude<NegotiationEvent, { type: 'negotiation.requested' }>,
  on: LocalDate,
): Negotiation {
  switch (event.type) {
    case 'negotiation.served':
      return { ...n, servedOn: on };
    case 'negotiation.answered':
      return event.willing
        ? { ...n, answer: { kind: 'willing', on } }
        : { ...n, answer: { kind: 'refused', on }, outcome: { kind: 'unwilling', on } };
    case 'negotiation.deemed-unwilling':
      return { ...n, answer: { kind: 'deemed-unwilling', on }, outcome: { kind: 'unwilling', on } };
    case 'negotiation.period-consented':
      return { ...n, periodAsked: { by: event.side, until: event.until, on } };
    case 'negotiation.period-agreed':
      return event.binding
        ? { ...n, agreedUntil: event.until, agreedOn: n.agreedOn ?? on, periodAsked: undefined }
        : { ...n, oralUntil: event.until };
    case 'negotiation.period-ended':
      return { ...n, outcome: { kind: 'period-ended', on } };
    case 'negotiation.union-joined':
      return { ...n, union: { officer: event.officer, ownInitiative: event.ownInitiative, on } };
    case 'negotiation.room-booked':
      return { ...n, room: { name: event.name, from: event.from, to: event.to } };
    case 'negotiation.talked':
      return { ...n, talks: [...n.talks, { on, summary: event.summary }] };
    case 'negotiation.appealed':
      return { ...n, appeal: { on, text: event.text } };
    case 'negotiation.appeal-answered':
      return n.appeal ? { ...n, appeal: { ...n.appeal, reply: { on, text: event.text } } } : n;
    case 'negotiation.stopped':
      return { ...n, outcome: { kind: 'stopped', on, by: event.by, reason: event.reason } };
    case 'negotiation.settled':
      return { ...n, answer: n.answer ?? { kind: 'willing', on }, outcome: { kind: 'settled', on } };
  }
}

export const negotiating = (facts: CaseFacts): Negotiation | undefined => {
  const last = facts.negotiations.at(-1);
  return last && !last.outcome ? last : undefined;
};
