import type { LocalDate } from '../../law/local-date';

// 裁调衔接：what the arbitration commission does with the same dispute, as far as it moves this case's clocks.

export type ArbitrationFacts = {
  readonly commission: string;
  readonly applicationReceivedOn: LocalDate;
  /** 调解建议书：consent suspends the commission's acceptance (ACR 69). */
  readonly suggestion?: { readonly on: LocalDate; readonly consent?: boolean; readonly answeredOn?: LocalDate };
  readonly resumedOn?: LocalDate;
  readonly acceptedOn?: LocalDate;
  readonly refusedOn?: LocalDate;
  readonly collectiveNoticeOn?: LocalDate;
  readonly outcome?: { readonly kind: ArbitrationOutcome; readonly receivedOn: LocalDate };
};

/** Tells one answered suggestion from another; undefined while there is none, or none that has been answered. */
export function answeredSuggestion(a: ArbitrationFacts | undefined): string | undefined {
  return a?.suggestion?.answeredOn && `${a.applicationReceivedOn}/${a.suggestion.answeredOn}`;
}

export const ARBITRATION_OUTCOMES = {
  'final-award': '终局裁决',
  'non-final-award': '非终局裁决',
  statement: '仲裁调解书',
  withdrawn: '撤回仲裁申请',
} as const;

export type ArbitrationOutcome = keyof typeof ARBITRATION_OUTCOMES;

export type ArbitrationEvent =
  | { type: 'arbitration.application-received'; commission: string }
  | { type: 'arbitration.applied'; commission: string }
  | { type: 'arbitration.suggestion-made' }
  | { type: 'arbitration.suggestion-answered'; consent: boolean }
  | { type: 'arbitration.acceptance-resumed' }
  | { type: 'arbitration.accepted' }
  | { type: 'arbitration.not-accepted' }
  | { type: 'arbitration.collective-notice-served' }
  | { type: 'arbitration.concluded'; outcome: ArbitrationOutcome };

export function evolveArbitration(
  facts: ArbitrationFacts | undefined,
  event: ArbitrationEvent,
  on: LocalDate,
): ArbitrationFacts | undefined {
  if (event.type === 'arbitration.application-received' || event.type === 'arbitration.applied')
    return { commission: event.commission, applicationReceivedOn: on };
  if (!facts) return facts;
  switch (event.type) {
    case 'arbitration.suggestion-made':
      return { ...facts, suggestion: { on } };
    case 'arbitration.suggestion-answered':
      return { ...facts, suggestion: { on: facts.suggestion?.on ?? on, consent: event.consent, answeredOn: on } };
    case 'arbitration.acceptance-resumed':
      return { ...facts, resumedOn: on };
    case 'arbitration.accepted':
      return { ...facts, acceptedOn: on };
    case 'arbitration.not-accepted':
      return { ...facts, refusedOn: on };
    case 'arbitration.collective-notice-served':
      return { ...facts, collectiveNoticeOn: on };
    case 'arbitration.concluded':
      return { ...facts, outcome: { kind: event.outcome, receivedOn: on } };
  }
}
