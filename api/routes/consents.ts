import { wholeDocket } from '../../db/ledger';
import { CONSENT_KINDS, consentsOf } from '../../shared/privacy/consents';
import { recordedCase, type Office } from '../office';
import type { Handlers } from '../route';

/** What the people of a case have consented to. */
export function consentRoutes(office: Office): Pick<Handlers, 'listConsents'> {
  return {
    listConsents: async ({ params: { caseNo }, actor }) => {
      await recordedCase(office, caseNo, actor);
      const consents = consentsOf(await wholeDocket(office.pool, caseNo));
      return { body: { caseNo, items: consents.map((each) => ({ ...each, ...CONSENT_KINDS[each.kind] })) } };
    },
  };
}
