import type { Side } from './actor';
import type { LocalDate } from '../law/local-date';

/** To whom a notice goes: a side of the dispute, the handling organ's people, the supervisor. */
export type Recipient = Side | 'mediator' | 'organ' | 'union' | 'supervisor';

export const NOTICE_TEMPLATES = [
  'case-registered',
  'referral-sent',
  'referral-refused',
  'not-registered',
  'negotiation-requested',
  'negotiation-unwilling',
  'negotiation-failed',
  'settlement-signed',
  'settlement-not-performed',
  'consent-asked',
  'mediation-accepted',
  'mediation-not-accepted',
  'mandate-received',
  'mandate-overdue',
  'mediation-failed',
  'agreement-reached',
  'agreement-effective',
  'performance-notice',
  'binding-routes',
  'review-window-closed',
  'confirmation-window-closed',
  'review-decided',
  'confirmation-decided',
  'performance-overdue',
  'payment-order-enforceable',
  'payment-order-terminated',
  'payment-order-void',
  'result-rejected',
  'extension-asked',
  'period-asked',
  'statement-made',
  'statement-answered',
  'offer-made',
  'document-issued',
  'document-served',
  'limitation-near',
  'unsealing-requested',
  'unsealing-approved',
  'emergency-raised',
  'deadline-ahead',
  'deadline-today',
  'deadline-overdue',
  'case-closed',
] as const;
export type NoticeTemplate = (typeof NOTICE_TEMPLATES)[number];

/** A notice as the case orders it: what and to whom, once; the wording is made where it is sent. */
export type Notice = {
  /** Unique in the case; says in words what it is for: `mediation-accepted/1`, `deadline-ahead/arbitration-review-apply/1/3`. */
  readonly key: string;
  readonly template: NoticeTemplate;
  readonly to: readonly Recipient[];
  /** UTC instant at which it was ordered, ISO. */
  readonly at: string;
  /** What the wording needs beside the case itself. */
  readonly about?: {
    readonly deadline?: string;
    readonly label?: string;
    readonly dueOn?: LocalDate;
    readonly text?: string;
  };
};

/** A message to a partner as the case orders it. */
export type PartnerMessage = {
  /** Unique in the case. */
  readonly key: string;
  readonly partner: 'court' | 'arbitration' | 'union' | 'hotline' | 'inspection' | 'national-platform';
  /** For example `mandate.result`; the contracts stand in `shared/exchange`. */
  readonly type: string;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
};
