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
import { urgingRecord } from './kinds/urging-record';

const ALL = [
  mediationApplication,
  oralApplicationRecord,
  acceptanceNotice,
  nonAcceptanceNotice,
  rightsAndDutiesNotice,
  mediatorAppointment,
  sessionMinutes,
  extensionConsent,
  settlementAgreement,
  mediationAgreement,
  performanceNotice,
  capacityAssessment,
  urgingRecord,
] as const;

export type DocumentKindName = (typeof ALL)[number]['name'];

/** Every document that a case may need, in the order in which a case comes to them. */
export const DOCUMENT_KINDS = ALL as readonly unknown[] as readonly DocumentKind<DocumentKindName>[];

const BY_NAME = new Map<string, DocumentKind<DocumentKindName>>(DOCUMENT_KINDS.map((kind) => [kind.name, kind]));

export const findDocumentKind = (name: string): DocumentKind<DocumentKindName> | undefined => BY_NAME.get(name);
