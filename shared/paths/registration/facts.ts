import type { LocalDate } from '../../law/local-date';
import type { Claim } from '../../case/claims';
import type { CaseFacts } from '../../case/facts';
import {
  type CollectiveSide,
  type Door,
  type Party,
  type RISK_LEVELS,
  type HandOver,
  type Ticket,
  type REFERRAL_BODIES,
} from '../../case/form';
import type { HandledTicket } from '../tickets';

export type Referral = {
  readonly to: keyof typeof REFERRAL_BODIES;
  readonly organ: string;
  readonly reason: string;
  readonly referredOn: LocalDate;
  readonly answeredOn?: LocalDate;
  readonly accepted?: boolean;
};

/** 登记：what the one window wrote down, and what became of it there. */
export type RegistrationFacts = {
  readonly door: Door;
  readonly organ: string;
  readonly district: string;
  readonly registeredOn: LocalDate;
  readonly disputeKind: 'labour' | 'personnel' | 'civil-servant-contract';
  readonly parties: readonly Party[];
  readonly claims: readonly Claim[];
  readonly summary: string;
  readonly collective?: CollectiveSide;
  readonly tickets: readonly HandledTicket[];
  /** By whom the dispute was handed over, and whether it was taken. */
  readonly handOver?: HandOver & { readonly on: LocalDate; readonly acceptedOn?: LocalDate };
  /** 首问责任人：responsible until another organisation has accepted the case. */
  readonly firstResponder: { readonly organ: string; readonly officer: string };
  readonly riskLevel?: keyof typeof RISK_LEVELS;
  readonly route?: 'negotiation' | 'mediation' | 'arbitration';
  readonly missing?: {
    readonly items: readonly string[];
    readonly askedOn: LocalDate;
    readonly completedOn?: LocalDate;
  };
  readonly referrals: readonly Referral[];
  readonly declined?: { readonly on: LocalDate; readonly reason: string; readonly remedies: string };
};

export type RegistrationEvent =
  | { type: 'registration.materials-requested'; items: string[] }
  | { type: 'registration.materials-completed' }
  | {
      type: 'registration.triaged';
      route: 'negotiation' | 'mediation' | 'arbitration';
      riskLevel: keyof typeof RISK_LEVELS;
      reason: string;
    }
  | { type: 'registration.referred'; to: keyof typeof REFERRAL_BODIES; organ: string; reason: string }
  | { type: 'registration.referral-answered'; accepted: boolean; reason?: string | undefined }
  | { type: 'registration.ticket-joined'; ticket: Ticket }
  | { type: 'registration.hand-over-accepted' }
  | { type: 'registration.declined'; reason: string; remedies: string };

export function evolveRegistration(
  facts: RegistrationFacts,
  event: RegistrationEvent,
  on: LocalDate,
): RegistrationFacts {
  switch (event.type) {
    case 'registration.materials-requested':
      return { ...facts, missing: { items: event.items, askedOn: on } };
    case 'registration.materials-completed':
      return facts.missing ? { ...facts, missing: { ...facts.missing, completedOn: on } } : facts;
    case 'registration.triaged':
      return { ...facts, route: event.route, riskLevel: event.riskLevel };
    case 'registration.referred': {
      const { to, organ, reason } = event;
      return { ...facts, referrals: [...facts.referrals, { to, organ, reason, referredOn: on }] };
    }
    case 'registration.referral-answered': {
      const open = facts.referrals.at(-1);
      return open
        ? {
            ...facts,
            referrals: [...facts.referrals.slice(0, -1), { ...open, answeredOn: on, accepted: event.accepted }],
          }
        : facts;
    }
    case 'registration.ticket-joined':
      return { ...facts, tickets: [...facts.tickets, event.ticket] };
    case 'registration.hand-over-accepted':
      return facts.handOver ? { ...facts, handOver: { ...facts.handOver, acceptedOn: on } } : facts;
    case 'registration.declined':
      return { ...facts, declined: { on, reason: event.reason, remedies: event.remedies } };
  }
}

/** The day on which a dispute that was handed over was taken or turned away; what is being handled has been taken. */
export function handOverAnsweredOn({ registration: r, negotiations, mediations }: CaseFacts): LocalDate | undefined {
  return r.handOver?.acceptedOn ?? r.declined?.on ?? negotiations[0]?.requestedOn ?? mediations[0]?.receivedOn;
}

export const pendingReferral = (facts: CaseFacts): Referral | undefined => {
  const last = facts.registration.referrals.at(-1);
  return last && last.answeredOn === undefined ? last : undefined;
};

/** Taken over by another body; legal aid helps a party and takes nothing over. */
export const wasTakenOver = ({ to, accepted }: Referral): boolean => accepted === true && to !== 'legal-aid';

/** Handed over for good, or not taken: the paths of this case are at an end. */
export const leftTheHouse = ({ registration: r }: CaseFacts): boolean =>
  r.declined !== undefined || r.referrals.some(wasTakenOver);
