import { localDate } from '../local-date';
import type { Rulebook } from '../rulebook';
import { ACR } from '../statutes/arbitration-case-rules';
import { ARBITRATION_RULES } from './national/arbitration';
import { AWARD_RULES } from './national/award';
import { CONFIRMATION_RULES, REVIEW_RULES } from './national/confirmation';
import { COURT_LINKED_RULES } from './national/court-linked';
import { LIMITATION_RULES } from './national/limitation';
import { MEDIATION_RULES } from './national/mediation';
import { NEGOTIATION_RULES } from './national/negotiation';
import { PAYMENT_ORDER_RULES } from './national/payment-order';
import { SUPERVISION_RULES } from './national/supervision';
import { TIME_RULES } from './national/time';

export const NATIONAL_RULES = {
  ...NEGOTIATION_RULES,
  ...MEDIATION_RULES,
  ...LIMITATION_RULES,
  ...ARBITRATION_RULES,
  ...AWARD_RULES,
  ...REVIEW_RULES,
  ...CONFIRMATION_RULES,
  ...PAYMENT_ORDER_RULES,
  ...COURT_LINKED_RULES,
  ...SUPERVISION_RULES,
  ...TIME_RULES,
};

export type NationalRuleId = keyof typeof NATIONAL_RULES;

const LIMITATION_WATCH = { ahead: [60, 30, 7], onTheDay: true, overdue: [] } as const;

/** The law of the whole country since the Civil Procedure Law in its numbering of 2023. */
export const NATIONAL_2024: Rulebook<NationalRuleId> = {
  id: 'national@2024-01-01',
  region: 'national',
  inForceFrom: localDate('2024-01-01'),
  rules: NATIONAL_RULES,
  reminders: {
    atHour: 9,
    byKind: {
      lapse: { ahead: [3, 1], onTheDay: true, overdue: [] },
      window: { ahead: [3, 1], onTheDay: true, overdue: [] },
      duty: { ahead: [1], onTheDay: true, overdue: [1, 3, 7] },
      external: { ahead: [1], onTheDay: true, overdue: [1, 3, 7] },
      policy: { ahead: [1], onTheDay: true, overdue: [1, 3, 7] },
      agreed: { ahead: [7, 1], onTheDay: true, overdue: [1] },
      notice: { ahead: [], onTheDay: true, overdue: [] },
      none: { ahead: [], onTheDay: false, overdue: [] },
    },
    byRule: {
      'limitation-arbitration': LIMITATION_WATCH,
      'limitation-wage-arrears': LIMITATION_WATCH,
      'limitation-civil-servant-contract': LIMITATION_WATCH,
      'archive-retention': { ahead: [], onTheDay: false, overdue: [] },
      'migrant-wage-ledger': { ahead: [], onTheDay: false, overdue: [] },
    },
  },
  callbacks: { afterAgreement: [7, 30, 90], afterDueDate: [7], afterFailure: [30] },
  collective: { fromWorkers: 10, representatives: { min: 3, max: 5 }, cite: ACR.art('63') },
};
