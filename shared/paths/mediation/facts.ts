import type { LocalDate } from '../../law/local-date';
import type { RuleId } from '../../law/rulebooks/rulebooks';
import type { Side } from '../../case/actor';
import type { CaseFacts } from '../../case/facts';
import type { PeriodAsked } from '../own-side';

/** How a mediation came about, and by which rule it must be over. */
export const MEDIATION_BASES = {
  application: { label: '当事人申请', concludeBy: 'mediation-conclude-committee', extendable: true },
  'own-motion': { label: '调解组织主动调解', concludeBy: 'mediation-conclude-committee', extendable: true },
  'arbitration-suggested': {
    label: '仲裁委员会建议调解',
    concludeBy: 'mediation-conclude-committee',
    extendable: true,
  },
  'arbitration-entrusted': {
    label: '仲裁委员会委托调解',
    concludeBy: 'arbitration-entrusted-mediation',
    extendable: false,
  },
  'court-delegated': { label: '人民法院委派调解', concludeBy: 'court-delegated-mediation', extendable: true },
  'court-entrusted-ordinary': {
    label: '人民法院委托调解（普通程序）',
    concludeBy: 'court-entrusted-mediation-ordinary',
    extendable: true,
  },
  'court-entrusted-simple': {
    label: '人民法院委托调解（简易程序）',
    concludeBy: 'court-entrusted-mediation-simple',
    extendable: true,
  },
} as const satisfies Record<string, { label: string; concludeBy: RuleId; extendable: boolean }>;

export type MediationBasis = keyof typeof MEDIATION_BASES;

/** How a mediation ends. */
export const MEDIATION_OUTCOMES = {
  agreed: '达成调解协议',
  'not-accepted': '不予受理',
  declined: '退回委派委托',
  refused: '一方明确表示不接受调解',
  lapsed: '调解期限届满，视为调解不成',
  withdrawn: '申请人撤回',
  unreachable: '无法联系当事人',
  'large-divergence': '双方分歧较大，难以达成协议',
  'false-mediation-suspected': '疑似虚假调解',
  recalled: '委派委托机关撤回',
  transferred: '案件由其他单位接收处理',
} as const;

export type MediationOutcome = keyof typeof MEDIATION_OUTCOMES;

/** A court's mandate, from its arrival to the court's receipt of the result. */
export type Mandate = {
  readonly from: 'court' | 'arbitration';
  readonly organ: string;
  readonly caseNo: string;
  readonly mandateId: string;
  readonly receivedOn: LocalDate;
  readonly confirmedOn?: LocalDate;
  /** 签收移交材料之日：the mediation period runs from here. */
  readonly materialsSignedOn?: LocalDate;
  readonly contact?: { readonly on: LocalDate; readonly reached: boolean };
  readonly results: readonly {
    readonly revision: number;
    readonly outcome: MediationOutcome;
    readonly sentOn: LocalDate;
    readonly receipt?: MandateReceipt;
  }[];
};

export type MandateReceipt = {
  readonly on: LocalDate;
  readonly decision: 'closed' | 'rejected';
  readonly code?: string;
  readonly detail?: string;
};

export type Session = {
  readonly on: LocalDate;
  readonly mode: 'on-site' | 'video' | 'telephone' | 'asynchronous';
  readonly attendees: readonly string[];
  readonly minutes: string;
};

/** 调解：one mediation, from the application or the mandate to its end. */
export type Mediation = {
  readonly basis: MediationBasis;
  readonly form: 'written' | 'oral' | 'mandate';
  readonly receivedOn: LocalDate;
  /** Absent where nobody applied: of the organisation's own motion, or entrusted. */
  readonly appliedBy?: 'worker' | 'employer' | 'both';
  readonly consents: { readonly worker?: Consent; readonly employer?: Consent };
  readonly acceptedOn?: LocalDate;
  readonly mediators: readonly {
    readonly id: string;
    readonly name: string;
    readonly conflictDeclared: boolean;
    readonly on: LocalDate;
    readonly replaced?: string;
  }[];
  readonly sessions: readonly Session[];
  readonly proposals: readonly { readonly on: LocalDate; readonly text: string }[];
  readonly extension?: { readonly until: LocalDate; readonly agreedOn: LocalDate };
  /** To which day one side would extend; in force when the other agrees to the same day (ENMP 29). */
  readonly extensionAsked?: PeriodAsked;
  readonly mandate?: Mandate;
  readonly outcome?: { readonly kind: MediationOutcome; readonly on: LocalDate; readonly reason?: string };
};

type Consent = { readonly given: boolean; readonly on: LocalDate };

export type MediationEvent =
  | {
      type: 'mediation.applied';
      by: 'worker' | 'employer' | 'both';
      form: 'written' | 'oral';
      basis: MediationBasis;
      matter: string;
    }
  | { type: 'mediation.proposed'; reason: string }
  | {
      type: 'mediation.entrusted';
      basis: MediationBasis;
      mandate: Pick<Mandate, 'from' | 'organ' | 'caseNo' | 'mandateId'>;
      consentedOn?: LocalDate;
    }
  | { type: 'mediation.entrustment-confirmed'; materialsSigned: boolean }
  | { type: 'mediation.materials-signed' }
  | { type: 'mediation.entrustment-declined'; reasonCode: string; reason: string }
  | { type: 'mediation.party-contacted'; reached: boolean }
  | { type: 'mediation.consent-recorded'; side: 'worker' | 'employer'; given: boolean }
  | { type: 'mediation.accepted' }
  | { type: 'mediation.not-accepted'; ground: 'out-of-scope' | 'party-refuses'; reason: string }
  | { type: 'mediation.mediator-appointed'; id: string; name: string; conflictDeclared: boolean }
  | { type: 'mediation.mediator-challenged'; id: string; reason: string; upheld: boolean }
  | { type: 'mediation.session-held'; session: Omit<Session, 'on'> }
  | { type: 'mediation.proposal-made'; text: string }
  | { type: 'mediation.extension-answered'; side: Side; given: boolean; until: LocalDate }
  | { type: 'mediation.extended'; until: LocalDate }
  | { type: 'mediation.ended'; outcome: MediationOutcome; reason?: string }
  | { type: 'mediation.lapsed' }
  | { type: 'mediation.result-returned'; revision: number; outcome: MediationOutcome }
  | {
      type: 'mediation.result-answered';
      revision: number;
      decision: 'closed' | 'rejected';
      code?: string;
      detail?: string;
    };

type Beginning = Extract<MediationEvent, { type: 'mediation.applied' | 'mediation.proposed' | 'mediation.entrusted' }>;

export function evolveMediation(
  rounds: readonly Mediation[],
  event: MediationEvent,
  on: LocalDate,
): readonly Mediation[] {
  if (
    event.type === 'mediation.applied' ||
    event.type === 'mediation.proposed' ||
    event.type === 'mediation.entrusted'
  ) {
    return [...rounds, beginMediation(event, on)];
  }
  // A result is the mandate's business, even while another mediation has begun.
  const isResult = event.type === 'mediation.result-returned' || event.type === 'mediation.result-answered';
  const index = isResult ? rounds.findLastIndex((m) => m.mandate) : rounds.length - 1;
  return rounds.map((m, i) => (i === index ? continueMediation(m, event, on) : m));
}

const NEW = { sessions: [], proposals: [], mediators: [] };

function beginMediation(event: Beginning, on: LocalDate): Mediation {
  switch (event.type) {
    case 'mediation.applied': {
      const applied: Consent = { given: true, on };
      const consents = event.by === 'both' ? { worker: applied, employer: applied } : { [event.by]: applied };
      return { ...NEW, basis: event.basis, form: event.form, receivedOn: on, appliedBy: event.by, consents };
    }
    case 'mediation.proposed':
      return { ...NEW, basis: 'own-motion', form: 'oral', receivedOn: on, consents: {} };
    case 'mediation.entrusted': {
      const agreed = event.consentedOn && { given: true, on: event.consentedOn };
      const consents = agreed ? { worker: agreed, employer: agreed } : {};
      return {
        ...NEW,
        basis: event.basis,
        form: 'mandate',
        receivedOn: on,
        consents,
        mandate: { ...event.mandate, receivedOn: on, results: [] },
      };
    }
  }
}

function continueMediation(m: Mediation, event: Exclude<MediationEvent, Beginning>, on: LocalDate): Mediation {
  const mandate = (change: Partial<Mandate>) => (m.mandate ? { mandate: { ...m.mandate, ...change } } : {});
  switch (event.type) {
    case 'mediation.entrustment-confirmed':
      return {
        ...m,
        acceptedOn: on,
        ...mandate({ confirmedOn: on, ...(event.materialsSigned ? { materialsSignedOn: on } : {}) }),
      };
    case 'mediation.materials-signed':
      return { ...m, ...mandate({ materialsSignedOn: on }) };
    case 'mediation.entrustment-declined':
      return { ...m, outcome: { kind: 'declined', on, reason: event.reason } };
    case 'mediation.party-contacted':
      return { ...m, ...mandate({ contact: { on, reached: event.reached } }) };
    case 'mediation.consent-recorded':
      return { ...m, consents: { ...m.consents, [event.side]: { given: event.given, on } } };
    case 'mediation.accepted':
      return { ...m, acceptedOn: on };
    case 'mediation.not-accepted':
      return { ...m, outcome: { kind: 'not-accepted', on, reason: event.reason } };
    case 'mediation.mediator-appointed': {
      const { id, name, conflictDeclared } = event;
      return { ...m, mediators: [...m.mediators.filter((each) => each.id !== id), { id, name, conflictDeclared, on }] };
    }
    case 'mediation.mediator-challenged':
      return challenged(m, event);
    case 'mediation.session-held':
      return { ...m, sessions: [...m.sessions, { ...event.session, on }] };
    case 'mediation.proposal-made':
      return { ...m, proposals: [...m.proposals, { on, text: event.text }] };
    case 'mediation.extension-answered':
      return { ...m, extensionAsked: askedAfter(event, on) };
    case 'mediation.extended':
      return { ...m, extension: { until: event.until, agreedOn: on }, extensionAsked: undefined };
    case 'mediation.ended':
      return { ...m, outcome: { kind: event.outcome, on, ...(event.reason ? { reason: event.reason } : {}) } };
    case 'mediation.lapsed':
      return { ...m, outcome: { kind: 'lapsed', on } };
    case 'mediation.result-returned':
      return {
        ...m,
        ...mandate({
          results: [...(m.mandate?.results ?? []), { revision: event.revision, outcome: event.outcome, sentOn: on }],
        }),
      };
    case 'mediation.result-answered': {
      const { revision, decision, code, detail } = event;
      const results = (m.mandate?.results ?? []).map((each) =>
        each.revision === revision ? { ...each, receipt: { on, decision, code, detail } } : each,
      );
      return { ...m, ...mandate({ results }) };
    }
  }
}

function challenged(m: Mediation, { id, upheld }: { id: string; upheld: boolean }): Mediation {
  return upheld ? { ...m, mediators: m.mediators.filter((each) => each.id !== id) } : m;
}

type ExtensionAnswered = Extract<MediationEvent, { type: 'mediation.extension-answered' }>;

/** Who agrees to a day asks the other for it; who declines leaves nothing to be asked. */
const askedAfter = ({ side, given, until }: ExtensionAnswered, on: LocalDate): PeriodAsked | undefined =>
  given ? { by: side, until, on } : undefined;

/**
 * Ended at midnight for want of an agreement, of which an act of that day or before was not entered yet. The act came
 * in time, so the lapse was only believed. Not a mandate: its result has gone back.
 */
export const believedLapsed = (facts: CaseFacts, on: LocalDate): Mediation | undefined => {
  const last = facts.mediations.at(-1);
  return last?.outcome?.kind === 'lapsed' && !last.mandate && on <= last.outcome.on ? last : undefined;
};

/** The mediation that is going on, whether accepted yet or not. */
export const mediating = (facts: CaseFacts): Mediation | undefined => {
  const last = facts.mediations.at(-1);
  return last && !last.outcome ? last : undefined;
};

export const bothConsent = ({ consents: { worker, employer } }: Mediation): boolean =>
  worker?.given === true && employer?.given === true;

export const someoneRefuses = ({ consents: { worker, employer } }: Mediation): boolean =>
  worker?.given === false || employer?.given === false;

export const isEntrusted = (m: Mediation): boolean => m.mandate !== undefined;

/**
 * What is reported to who entrusted it; an agreement counts only once it is in effect and the performance notice has
 * gone out with it, or as refused if it was not signed.
 */
export function reportableOutcome(facts: CaseFacts, m: Mediation): MediationOutcome | undefined {
  if (m.outcome?.kind !== 'agreed') return m.outcome?.kind;
  const agreement = facts.agreements.findLast((each) => each.kind === 'mediation');
  if (agreement?.undone?.why === 'signature-refused') return 'refused';
  return agreement?.noticeIssuedOn ? 'agreed' : undefined;
}

/** 17号令 does not reach personnel disputes: there the statute's own 15 days govern (调解仲裁法第52条、第14条). */
export const governedByStatuteOnly = (facts: CaseFacts): boolean => facts.registration.disputeKind !== 'labour';
