import type { DocumentKind } from './kind';
import { acceptanceNotice } from './kinds/acceptance-notice';
import { capacityAssessment } from './kinds/capacity-assessment';
import { extensionConsent } from './kinds/extension-consent';
import { mediationAgreement } from './kinds/mediation-agreement';
import { mediationApplication } from './kinds/mediation-application';
import { mediatorAppointment } from './kinds/mediator-appointment';
import { nonAcceptanceNotice } from './kinds/non-acceptance-notice';
import { oralApplicationRecord } from './kinds/oral-application-record';
import { performanceNotice } from './kinds/performance-notice';
import { rightsAndDutiesNotice } from './kinds/rights-and-duties-notice';
import { sessionMinutes } from './kinds/session-minutes';
import { settlementAgreement } from './kinds/settlement-agreement';
import { failureNotice } from './kinds/failure-notice';
import { reviewApplication } from './kinds/review-application';
import { confirmationApplication } from './kinds/confirmation-application';
import { paymentOrderApplication } from './kinds/payment-order-application';
import { enforcementGuidance } from './kinds/enforcement-guidance';
import { mediationSuggestion } from './kinds/mediation-suggestion';
import { entrustmentLetter } from './kinds/entrustment-letter';
import { entrustmentReport } from './kinds/entrustment-report';
import { serviceReceipt } from './kinds/service-receipt';
import { callbackRecord } from './kinds/callback-record';
import { electedRepresentatives } from './kinds/elected-representatives';
import { powerOfAttorney } from './kinds/power-of-attorney';
import { archiveCatalogue } from './kinds/archive-catalogue';
import { unionOpinionLetter, unionReminderLetter } from './kinds/union-letters';
import { urgingRecord } from './kinds/urging-record';

const ALL = [
  mediationApplication,
  oralApplicationRecord,
  electedRepresentatives,
  powerOfAttorney,
  mediationSuggestion,
  entrustmentLetter,
  acceptanceNotice,
  nonAcceptanceNotice,
  rightsAndDutiesNotice,
  mediatorAppointment,
  sessionMinutes,
  extensionConsent,
  settlementAgreement,
  capacityAssessment,
  mediationAgreement,
  performanceNotice,
  failureNotice,
  entrustmentReport,
  reviewApplication,
  confirmationApplication,
  urgingRecord,
  paymentOrderApplication,
  enforcementGuidance,
  callbackRecord,
  unionReminderLetter,
  unionOpinionLetter,
  serviceReceipt,
  archiveCatalogue,
] as const;

export type DocumentKindName = (typeof ALL)[number]['name'];

/** Every document that a case may need, in the order in which a case comes to them. */
export const DOCUMENT_KINDS = ALL as readonly unknown[] as readonly DocumentKind<DocumentKindName>[];

const BY_NAME = new Map<string, DocumentKind<DocumentKindName>>(DOCUMENT_KINDS.map((kind) => [kind.name, kind]));

export const findDocumentKind = (name: string): DocumentKind<DocumentKindName> | undefined => BY_NAME.get(name);
