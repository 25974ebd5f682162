import type { Adapter, OutboundMessage } from './adapter';

/** 操作码 of the courts' mediation platform, as its public front ends show them. */
const OPERATIONS = { received: 1, returned: 4, resultAdded: 60, resultChanged: 61, confirmationApplied: 98 } as const;

/** Courts know each step by its operation code too. */
export const court: Adapter = { path: '/messages', inItsTerms: (message) => ({ operation: operationOf(message) }) };

function operationOf({ type, body }: Pick<OutboundMessage, 'type' | 'body'>): number | undefined {
  switch (type) {
    case 'mandate.acked':
      return body.decision === 'accepted' ? OPERATIONS.received : OPERATIONS.returned;
    case 'mandate.result':
      return body.revision === 1 ? OPERATIONS.resultAdded : OPERATIONS.resultChanged;
    case 'confirmation.applied':
      return OPERATIONS.confirmationApplied;
    default:
      return undefined;
  }
}
