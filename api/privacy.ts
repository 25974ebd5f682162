import { CASEWORKERS, type Actor, type Role, type Side } from '../shared/case/actor';
import type { Entry } from '../shared/case/entry';
import type { CaseEvent, CaseFacts } from '../shared/case/facts';
import type { Party } from '../shared/case/form';
import type { Offer } from '../shared/paths/statements';
import { shownAs } from '../shared/case/personal';

// What of a case is not shown to whom. Names are: without them nobody could tell one case from another.

/** Those who handle cases see everything but people's numbers and addresses, which nobody sees without asking for them. */
const handles = (role: Role): boolean => CASEWORKERS.includes(role);
/** What was offered for the sake of an agreement never reaches who may decide the dispute or act on it (17号令第11条). */
const mayDecide = (role: Role): boolean =>
  (['arbitrator', 'court', 'inspector', 'hotline', 'platform'] as readonly Role[]).includes(role);
const isParty = (role: Role): boolean => role === 'worker' || role === 'employer';

const OVERSEES: readonly Role[] = ['supervisor', 'administrator', 'system'];

const WITHHELD = '（依法不予提供）';
/** A sharing of somebody else. */
const UNTOLD = { body: WITHHELD, bodyName: WITHHELD, purpose: WITHHELD, fields: [] };

/** The facts as this person may see them. */
export function factsFor({ role }: Actor, facts: CaseFacts): CaseFacts {
  const parties = facts.registration.parties.map(masked);
  const shown = withoutOthersRequests(role, { ...facts, registration: { ...facts.registration, parties } });
  return mayDecide(role) ? withoutOffers(shown) : withoutConfidences(role, shown);
}

/** What a person has asked about its own data concerns itself and who handles the case; the numbers stay. */
function withoutOthersRequests(role: Role, facts: CaseFacts): CaseFacts {
  const { privacy, registration } = facts;
  if (!privacy || handles(role) || OVERSEES.includes(role)) return facts;
  const own = registration.parties.filter(({ side }) => side === role).map(({ id }) => id);
  const sharings = privacy.sharings.map((each) => (own.includes(each.party) ? each : { ...each, ...UNTOLD }));
  const corrections = privacy.corrections.map((each) =>
    own.includes(each.party) ? each : { ...each, changes: {}, reason: WITHHELD },
  );
  return { ...facts, privacy: { sharings, corrections } };
}

/** What one side has told the mediator alone, the other does not read. */
function withoutConfidences(role: Role, facts: CaseFacts): CaseFacts {
  const { statements } = facts;
  if (!statements || !isParty(role)) return facts;
  const offers = statements.offers.map((each) => (isKeptFrom(role, each) ? withheldOffer(each) : each));
  return { ...facts, statements: { ...statements, offers } };
}

type Offered = Pick<Offer, 'side' | 'text' | 'plan' | 'confidential'>;

const isKeptFrom = (role: Role, { side, confidential }: Offered): boolean =>
  mayDecide(role) || (isParty(role) && confidential && side !== role);

function withheldOffer<O extends Offered>(offer: O): O {
  const { plan: _withheld, ...rest } = offer;
  return { ...rest, text: WITHHELD } as O;
}

/** Who conceded is half of what was conceded. */
function withoutWhose<Sealed extends { readonly concededBy?: Side }>(sealed: Sealed): Sealed {
  const { concededBy: _withheld, ...rest } = sealed;
  return rest as Sealed;
}

function withoutOffers(facts: CaseFacts): CaseFacts {
  const { statements } = facts;
  return {
    ...facts,
    standing: { ...facts.standing, sealed: facts.standing.sealed.map(withoutWhose) },
    ...(statements ? { statements: { ...statements, offers: statements.offers.map(withheldOffer) } } : {}),
    negotiations: facts.negotiations.map((round) => ({
      ...round,
      talks: round.talks.map((talk) => ({ ...talk, summary: WITHHELD })),
    })),
    mediations: facts.mediations.map((round) => ({
      ...round,
      sessions: round.sessions.map((session) => ({ ...session, minutes: WITHHELD })),
      proposals: round.proposals.map((proposal) => ({ ...proposal, text: WITHHELD })),
    })),
  };
}

/** The entries as this person may see them; their hashes stay those of the whole entries. */
export function entriesFor(actor: Actor, entries: readonly Entry[]): readonly Entry[] {
  return entries.map((entry) => ({ ...entry, event: eventFor(actor, entry.event) }));
}

/** Of a party's own data: who asks is that party of the case. */
const isOfItself = ({ role, id }: Actor, { party }: { readonly party: string }): boolean =>
  isParty(role) && id.endsWith(`/${party}`);

function eventFor(actor: Actor, event: CaseEvent): CaseEvent {
  switch (event.type) {
    case 'case.opened':
      return { ...event, form: { ...event.form, parties: event.form.parties.map(masked) } };
    case 'standing.party-corrected':
      return { ...event, party: masked(event.party) };
    default:
      return handles(actor.role) ? event : strippedFor(actor, event);
  }
}

function strippedFor(actor: Actor, event: CaseEvent): CaseEvent {
  const { role } = actor;
  switch (event.type) {
    case 'standing.noted':
      return isParty(role) ? { ...event, text: WITHHELD } : event;
    case 'negotiation.talked':
      return mayDecide(role) ? { ...event, summary: WITHHELD } : event;
    case 'statement.offered':
      return isKeptFrom(role, event) ? withheldOffer(event) : event;
    case 'standing.fact-sealed':
      return mayDecide(role) ? withoutWhose(event) : event;
    case 'mediation.proposal-made':
      return mayDecide(role) ? { ...event, text: WITHHELD } : event;
    case 'mediation.session-held':
      return mayDecide(role) ? { ...event, session: { ...event.session, minutes: WITHHELD } } : event;
    default:
      return withoutOthersRequest(actor, event);
  }
}

function withoutOthersRequest(actor: Actor, event: CaseEvent): CaseEvent {
  switch (event.type) {
    case 'privacy.sharing-asked':
    case 'privacy.sharing-answered':
    case 'privacy.sharing-withdrawn':
      return isOfItself(actor, event) ? event : { ...event, ...UNTOLD };
    case 'privacy.correction-requested':
      return isOfItself(actor, event) ? event : { ...event, changes: {}, reason: WITHHELD };
    case 'privacy.correction-decided':
      return { ...event, ...(event.reason ? { reason: WITHHELD } : {}) };
    default:
      return event;
  }
}

function masked(party: Party): Party {
  const { idNo, phone, email, address, bankAccount } = party;
  return {
    ...party,
    ...(idNo === undefined ? {} : { idNo: shownAs('identity-number', idNo) }),
    ...(phone === undefined ? {} : { phone: shownAs('phone', phone) }),
    ...(email === undefined ? {} : { email: shownAs('email', email) }),
    ...(address === undefined ? {} : { address: shownAs('address', address) }),
    ...(bankAccount === undefined ? {} : { bankAccount: shownAs('bank-account', bankAccount) }),
  };
}
