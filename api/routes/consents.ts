import { wholeDocket } from '../../db/ledger';
import type { Actor } from '../../shared/case/actor';
import type { CaseFacts } from '../../shared/case/facts';
import { CONSENT_KINDS, consentsOf, type Consent } from '../../shared/privacy/consents';
import { recordedCase, type Office } from '../office';
import type { Handlers } from '../route';

/** What the people of a case have consented to. */
export function consentRoutes(office: Office): Pick<Handlers, 'listConsents'> {
  return {
    listConsents: async ({ params: { caseNo }, actor }) => {
      const { facts } = await recordedCase(office, caseNo, actor);
      const consents = consentsOf(await wholeDocket(office.pool, caseNo)).filter((each) => isFor(actor, facts, each));
      return { body: { caseNo, items: consents.map((each) => ({ ...each, ...CONSENT_KINDS[each.kind] })) } };
    },
  };
}

/** To whom a person has let its data be shown, the other side need not know. */
const isFor = ({ role }: Actor, { registration }: CaseFacts, { party }: Consent): boolean =>
  party === undefined ||
  (role !== 'worker' && role !== 'employer') ||
  registration.parties.some(({ id, side }) => id === party && side === role);
