import type { YearCalendar } from '../law/calendar';
import type { LocalDate } from '../law/local-date';
import type { OpeningForm } from './form';
import {
  type AgreementEvent,
  evolveAgreements,
  indexInForce,
  type Agreement,
  type CapacityAssessment,
} from '../paths/agreement/facts';
import { evolveStatements, type StatementEvent, type StatementFacts } from '../paths/statements';
import { evolvePrivacy, type PrivacyEvent, type PrivacyFacts } from '../paths/privacy/facts';
import { type Advisory, type AdvisoryEvent, evolveAdvisories } from '../paths/advisory';
import { type ArbitrationEvent, type ArbitrationFacts, evolveArbitration } from '../paths/arbitration/facts';
import { evolveReviews, type Review, type ReviewEvent } from '../paths/arbitration-review/facts';
import { evolveEmergencies, type Emergency, type EmergencyEvent } from '../paths/emergency';
import {
  type Closing,
  type ClosingEvent,
  evolveClosing,
  evolveFollowUp,
  type FollowUpEvent,
  type FollowUpFacts,
} from '../paths/follow-up/facts';
import { type Confirmation, type ConfirmationEvent, evolveConfirmations } from '../paths/judicial-confirmation/facts';
import { evolveLimitation, type LimitationEvent, type LimitationFacts } from '../paths/limitation';
import { evolveMediation, type Mediation, type MediationEvent } from '../paths/mediation/facts';
import { evolveNegotiation, type Negotiation, type NegotiationEvent } from '../paths/negotiation/facts';
import { evolvePaymentOrders, type PaymentOrder, type PaymentOrderEvent } from '../paths/payment-order/facts';
import {
  evolvePerformance,
  NO_PERFORMANCE,
  type PerformanceEvent,
  type PerformanceFacts,
} from '../paths/performance/facts';
import { evolveRegistration, type RegistrationEvent, type RegistrationFacts } from '../paths/registration/facts';
import { type DocumentEvent, evolveDocuments, type IssuedDocument } from '../paths/documents';
import { evolveTickets, type TicketEvent } from '../paths/tickets';
import { evolveStanding, type StandingEvent, type StandingFacts } from '../paths/standing/facts';

/** The first event of every case: the form of the one window, and the rules under which the case is handled. */
export type CaseOpened = {
  type: 'case.opened';
  caseNo: string;
  rulebookId: string;
  form: OpeningForm;
  calendars: YearCalendar[];
};

export type CaseEvent =
  | CaseOpened
  | RegistrationEvent
  | NegotiationEvent
  | MediationEvent
  | AgreementEvent
  | ReviewEvent
  | ConfirmationEvent
  | PerformanceEvent
  | PaymentOrderEvent
  | ArbitrationEvent
  | LimitationEvent
  | EmergencyEvent
  | FollowUpEvent
  | ClosingEvent
  | TicketEvent
  | AdvisoryEvent
  | StatementEvent
  | PrivacyEvent
  | DocumentEvent
  | StandingEvent;

/** Everything that is true of a case: the sum of its paths. */
export type CaseFacts = {
  readonly caseNo: string;
  readonly rulebookId: string;
  /** UTC instant, ISO. */
  readonly openedAt: string;
  readonly openedOn: LocalDate;
  /** Calendars adopted beside the published ones; newer revisions replace older ones. */
  readonly calendars: readonly YearCalendar[];
  readonly registration: RegistrationFacts;
  readonly negotiations: readonly Negotiation[];
  readonly mediations: readonly Mediation[];
  readonly capacity?: CapacityAssessment;
  readonly agreements: readonly Agreement[];
  readonly reviews: readonly Review[];
  readonly confirmations: readonly Confirmation[];
  readonly performance: PerformanceFacts;
  readonly paymentOrders: readonly PaymentOrder[];
  readonly arbitration?: ArbitrationFacts;
  readonly limitation: LimitationFacts;
  readonly emergencies: readonly Emergency[];
  readonly advisories?: readonly Advisory[];
  readonly statements?: StatementFacts;
  readonly privacy?: PrivacyFacts;
  /** 发出的文书, in the order of their issue. */
  readonly documents?: readonly IssuedDocument[];
  readonly followUp: FollowUpFacts;
  readonly standing: StandingFacts;
  readonly closing?: Closing;
};

/** When and on which civil day (Asia/Shanghai) an event has its effect. */
export type Moment = { readonly at: string; readonly on: LocalDate };

/** The case after its first event. */
export function opened({ caseNo, rulebookId, form, calendars }: CaseOpened, { at, on }: Moment): CaseFacts {
  const { ticket, collective, riskLevel, handOver } = form;
  return {
    caseNo,
    rulebookId,
    openedAt: at,
    openedOn: on,
    calendars,
    registration: {
      door: form.door,
      organ: form.organ,
      district: form.district,
      registeredOn: on,
      disputeKind: form.disputeKind,
      parties: form.parties,
      claims: form.claims,
      summary: form.summary,
      ...(collective ? { collective } : {}),
      tickets: ticket ? [ticket] : [],
      ...(handOver ? { handOver: { ...handOver, on: handOver.on ?? on } } : {}),
      firstResponder: { organ: form.organ, officer: form.officer },
      ...(riskLevel ? { riskLevel } : {}),
      referrals: [],
    },
    negotiations: [],
    mediations: [],
    agreements: [],
    reviews: [],
    confirmations: [],
    performance: NO_PERFORMANCE,
    paymentOrders: [],
    limitation: {
      infringedOn: form.infringedOn,
      employmentEndedOn: form.employmentEndedOn,
      stillEmployed: form.stillEmployed,
      interruptions: [],
      suspensions: [],
    },
    emergencies: [],
    followUp: { callbacks: [] },
    standing: {
      organ: form.organ,
      eService: form.eService,
      online: form.online,
      notes: 0,
      evidence: [],
      agents: [],
      sealed: [],
      guidances: [],
      ticketsAnswered: {},
      releasedReminders: [],
    },
  };
}

/** The case after one more event. Pure; the only way in which facts change. */
export function evolve(facts: CaseFacts, event: Exclude<CaseEvent, CaseOpened>, moment: Moment): CaseFacts {
  const next = evolvePath(facts, event, moment.on);
  return { ...next, limitation: evolveLimitation(facts, event, moment.on) };
}

type PathOf<Event extends CaseEvent = CaseEvent> = Event['type'] extends `${infer Path}.${string}` ? Path : never;
type EventOf<Path extends string> = Extract<CaseEvent, { type: `${Path}.${string}` }>;
type Fold<Path extends string> = (facts: CaseFacts, event: EventOf<Path>, on: LocalDate) => CaseFacts;

/** One fold for each path: a path without one does not compile. */
const FOLDS: { [Path in Exclude<PathOf, 'case'>]: Fold<Path> } = {
  registration: (facts, event, on) => ({ ...facts, registration: evolveRegistration(facts.registration, event, on) }),
  negotiation: (facts, event, on) => ({ ...facts, negotiations: evolveNegotiation(facts.negotiations, event, on) }),
  mediation: (facts, event, on) => ({ ...facts, mediations: evolveMediation(facts.mediations, event, on) }),
  agreement: (facts, event, on) =>
    event.type === 'agreement.capacity-assessed'
      ? { ...facts, capacity: { on, rating: event.rating, grounds: event.grounds } }
      : { ...facts, agreements: evolveAgreements(facts.agreements, event, on) },
  review: (facts, event, on) => ({ ...facts, reviews: evolveReviews(facts.reviews, event, on) }),
  confirmation: (facts, event, on) => ({
    ...facts,
    confirmations: evolveConfirmations(facts.confirmations, event, on),
  }),
  performance: (facts, event, on) => ({
    ...facts,
    performance: evolvePerformance(facts.performance, event, on, indexInForce(facts.agreements)),
  }),
  'payment-order': (facts, event, on) => ({
    ...facts,
    paymentOrders: evolvePaymentOrders(facts.paymentOrders, event, on),
  }),
  arbitration: (facts, event, on) => ({ ...facts, arbitration: evolveArbitration(facts.arbitration, event, on) }),
  limitation: (facts) => facts,
  emergency: (facts, event, on) => ({ ...facts, emergencies: evolveEmergencies(facts.emergencies, event, on) }),
  collective: (facts, event) => {
    const { collective } = facts.registration;
    if (!collective) return facts;
    const elected = {
      ...collective,
      representatives: event.representatives,
      mayRepresentativesSettle: event.maySettle,
    };
    return { ...facts, registration: { ...facts.registration, collective: elected } };
  },
  'follow-up': (facts, event, on) => ({ ...facts, followUp: evolveFollowUp(facts.followUp, event, on) }),
  closing: (facts, event, on) => ({ ...facts, closing: evolveClosing(facts.closing, event, on) }),
  ticket: (facts, event, on) => {
    const tickets = evolveTickets(facts.registration.tickets, event, on);
    return { ...facts, registration: { ...facts.registration, tickets } };
  },
  advisory: (facts, event, on) => ({ ...facts, advisories: evolveAdvisories(facts.advisories ?? [], event, on) }),
  statement: (facts, event, on) => ({ ...facts, statements: evolveStatements(facts.statements, event, on) }),
  privacy: (facts, event, on) => ({ ...facts, privacy: evolvePrivacy(facts.privacy, event, on) }),
  document: (facts, event, on) => ({ ...facts, documents: evolveDocuments(facts.documents ?? [], event, on) }),
  standing: evolveWhatStands,
};

function evolvePath(facts: CaseFacts, event: Exclude<CaseEvent, CaseOpened>, on: LocalDate): CaseFacts {
  const path = event.type.slice(0, event.type.indexOf('.')) as Exclude<PathOf, 'case'>;
  return (FOLDS[path] as Fold<string>)(facts, event, on);
}

/** Standing events that reach beyond their own part of the file. */
function evolveWhatStands(facts: CaseFacts, event: StandingEvent, on: LocalDate): CaseFacts {
  const standing = evolveStanding(facts.standing, event, on);
  switch (event.type) {
    case 'standing.claims-changed':
      return { ...facts, standing, registration: { ...facts.registration, claims: event.claims } };
    case 'standing.party-corrected': {
      const parties = facts.registration.parties.map((party) => (party.id === event.party.id ? event.party : party));
      return { ...facts, standing, registration: { ...facts.registration, parties } };
    }
    case 'standing.ticket-answered': {
      const { orderNo, reply, resolution } = event;
      const answer = { on, reply, ...(resolution ? { resolution } : {}) };
      const tickets = facts.registration.tickets.map((each) => (each.orderNo === orderNo ? { ...each, answer } : each));
      return { ...facts, standing, registration: { ...facts.registration, tickets } };
    }
    case 'standing.transfer-answered': {
      if (!event.accepted) return { ...facts, standing };
      const firstResponder = {
        organ: standing.organ,
        officer: event.officer ?? facts.registration.firstResponder.officer,
      };
      return { ...facts, standing, registration: { ...facts.registration, firstResponder } };
    }
    case 'standing.calendar-adopted': {
      const { year, revision, notice, off, working, statutory } = event;
      return {
        ...facts,
        standing,
        calendars: [
          ...facts.calendars.filter((each) => each.year !== year),
          { year, revision, notice, off, working, statutory },
        ],
      };
    }
    case 'standing.rulebook-adopted':
      return { ...facts, standing, rulebookId: event.rulebookId };
    default:
      return { ...facts, standing };
  }
}
