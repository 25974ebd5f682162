import { AUDIT_CONTRACTS } from './audit-contracts';
import { ARCHIVE_CONTRACTS } from './archive-contracts';
import { ADMINISTRATION_CONTRACTS } from './administration-contracts';
import { CALCULATION_CONTRACTS } from './calculation-contracts';
import { CALENDAR_CONTRACTS } from './calendar-contracts';
import { CASE_CONTRACTS } from './case-contracts';
import { DATA_GRANT_CONTRACTS } from './data-grant-contracts';
import { DELIVERY_CONTRACTS } from './delivery-contracts';
import { DESK_CONTRACTS } from './desk-contracts';
import { DOCUMENT_CONTRACTS } from './document-contracts';
import { IMPORT_CONTRACTS } from './import-contracts';
import { INBOX_CONTRACTS } from './inbox-contracts';
import { INTAKE_CONTRACTS } from './intake-contracts';
import { INTEGRATION_CONTRACTS } from './integration-contracts';
import { INVITATION_CONTRACTS } from './invitation-contracts';
import { LAW_CONTRACTS } from './law-contracts';
import { MANDATE_CONTRACTS } from './mandate-contracts';
import { MEDIATOR_CONTRACTS } from './mediator-contracts';
import { PAPER_CONTRACTS } from './paper-contracts';
import { POST_CONTRACTS } from './post-contracts';
import { PRIVACY_CONTRACTS } from './privacy-contracts';
import { RECONCILIATION_CONTRACTS } from './reconciliation-contracts';
import { RETENTION_CONTRACTS } from './retention-contracts';
import { REVELATION_CONTRACTS } from './revelation-contracts';
import { SEALED_FACT_CONTRACTS } from './sealed-fact-contracts';
import { SESSION_CALENDAR_CONTRACTS } from './session-calendar-contracts';
import { SIGNING_CONTRACTS } from './signing-contracts';
import { SIMULATION_CONTRACTS } from './simulation-contracts';
import { SYSTEM_CONTRACTS } from './system-contracts';
import { VIEW_CONTRACTS } from './view-contracts';
import { WORKLIST_CONTRACTS } from './worklist-contracts';

/** Every route there is, by its name (OpenAPI operationId). A route without a handler does not compile. */
export const CONTRACTS = {
  // Before the cases: `export` is no case number.
  ...DESK_CONTRACTS,
  ...CASE_CONTRACTS,
  ...INTAKE_CONTRACTS,
  ...PAPER_CONTRACTS,
  ...DOCUMENT_CONTRACTS,
  ...INVITATION_CONTRACTS,
  ...SIMULATION_CONTRACTS,
  ...SEALED_FACT_CONTRACTS,
  ...REVELATION_CONTRACTS,
  ...WORKLIST_CONTRACTS,
  ...SESSION_CALENDAR_CONTRACTS,
  ...VIEW_CONTRACTS,
  ...MEDIATOR_CONTRACTS,
  ...LAW_CONTRACTS,
  ...CALCULATION_CONTRACTS,
  ...CALENDAR_CONTRACTS,
  ...INBOX_CONTRACTS,
  ...DELIVERY_CONTRACTS,
  ...RECONCILIATION_CONTRACTS,
  ...IMPORT_CONTRACTS,
  ...MANDATE_CONTRACTS,
  ...INTEGRATION_CONTRACTS,
  ...ARCHIVE_CONTRACTS,
  ...SIGNING_CONTRACTS,
  ...AUDIT_CONTRACTS,
  ...RETENTION_CONTRACTS,
  ...PRIVACY_CONTRACTS,
  ...ADMINISTRATION_CONTRACTS,
  ...POST_CONTRACTS,
  ...DATA_GRANT_CONTRACTS,
  ...SYSTEM_CONTRACTS,
} as const;

export type ContractName = keyof typeof CONTRACTS;
