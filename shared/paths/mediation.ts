import type { LocalDate } from '../law/local-date';
import type { RuleId } from '../law/rulebooks/rulebooks';
import { mayAcceptMediation } from '../law/rulings/mediation-acceptance';
import { all, demand, type Verdict } from '../law/verdict';
import { lastDayOf, type Clock } from '../case/clock';
import type { CaseFacts } from '../case/facts';
import { cite, type Rule, type Situation } from '../case/situation';
import { notBefore } from './order-of-days';
import { isOpen } from './registration';

// ── Facts ──────────────────────────────────────────────────────────────────────────────────────────────────────────

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
      return event.upheld ? { ...m, mediators: m.mediators.filter((each) => each.id !== event.id) } : m;
    case 'mediation.session-held':
      return { ...m, sessions: [...m.sessions, { ...event.session, on }] };
    case 'mediation.proposal-made':
      return { ...m, proposals: [...m.proposals, { on, text: event.text }] };
    case 'mediation.extended':
      return { ...m, extension: { until: event.until, agreedOn: on } };
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
const governedByStatuteOnly = (facts: CaseFacts): boolean => facts.registration.disputeKind !== 'labour';

// ── Time limits ────────────────────────────────────────────────────────────────────────────────────────────────────

export const conclusionRule = (facts: CaseFacts, m: Mediation): RuleId =>
  governedByStatuteOnly(facts) && !isEntrusted(m) ? 'mediation-statutory-window' : MEDIATION_BASES[m.basis].concludeBy;

/** Where the count of the mediation period begins. */
function conclusionTrigger(facts: CaseFacts, m: Mediation): LocalDate | undefined {
  if (m.basis === 'arbitration-entrusted') return m.consents.worker?.on;
  if (m.mandate) return m.mandate.materialsSignedOn;
  return governedByStatuteOnly(facts) ? m.acceptedOn && m.receivedOn : m.acceptedOn;
}

export function mediationClocks(facts: CaseFacts): Clock[] {
  return facts.mediations.flatMap((m, i) => [
    ...receptionClocks(facts, m, String(i + 1)),
    ...conclusionClocks(facts, m, String(i + 1)),
  ]);
}

function receptionClocks(facts: CaseFacts, m: Mediation, of: string): Clock[] {
  const { mandate } = m;
  if (!mandate) {
    // ENMP 23: of its own motion the organisation has no application to answer.
    if (m.basis === 'own-motion') return [];
    // Acceptance presupposes that both sides agree; silence is no consent, so without the other's answer the duty is to ask.
    const rejects = someoneRefuses(m);
    return [
      {
        rule: rejects ? 'mediation-reject' : 'mediation-accept',
        of,
        counting: { trigger: m.receivedOn },
        by: ['clerk', 'mediator', 'union'],
        closedOn: m.acceptedOn ?? m.outcome?.on,
      },
    ];
  }
  if (mandate.from !== 'court') return [];
  const clocks: Clock[] = [
    {
      rule: 'online-org-confirm',
      of,
      counting: { trigger: mandate.receivedOn },
      by: ['clerk', 'mediator'],
      about: mandate.caseNo,
      closedOn: mandate.confirmedOn ?? m.outcome?.on,
    },
  ];
  if (mandate.confirmedOn) {
    clocks.push({
      rule: 'online-contact-other-party',
      of,
      counting: { trigger: mandate.confirmedOn },
      by: ['mediator', 'clerk'],
      closedOn: mandate.contact?.on ?? m.sessions[0]?.on ?? (bothConsent(m) ? mandate.confirmedOn : m.outcome?.on),
    });
  }
  return clocks;
}

function conclusionClocks(facts: CaseFacts, m: Mediation, of: string): Clock[] {
  const clocks: Clock[] = [];
  const trigger = conclusionTrigger(facts, m);
  const conclusion = conclusionRule(facts, m);
  if (trigger) {
    const until = m.extension && { until: m.extension.until };
    clocks.push({
      rule: conclusion,
      of,
      counting: { trigger, ...until },
      by: ['mediator', 'clerk', 'union'],
      closedOn: m.outcome?.on,
      without: m.outcome?.kind === 'lapsed' ? 'lapsed' : undefined,
    });
  }
  const applied = !isEntrusted(m) && m.basis !== 'own-motion';
  if (applied && conclusion !== 'mediation-statutory-window') {
    clocks.push({
      rule: 'mediation-statutory-window',
      of,
      counting: { trigger: m.receivedOn },
      by: ['worker', 'employer'],
      informational: true,
      closedOn: m.outcome?.on,
    });
  }
  return clocks;
}

// ── Rules ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** ENMP 21 「发生劳动争议，当事人可以口头或者书面形式向调解委员会提出调解申请」 */
export const mayApply: Rule = (situation) =>
  all(
    isOpen(situation),
    demand(
      mediating(situation.facts) === undefined,
      'mediation/already-open',
      '已有一次调解正在进行',
      cite(situation.book, 'mediation-application'),
      '在正在进行的调解中办理，或者先终结该次调解',
    ),
    demand(
      !situation.facts.agreements.some((a) => a.kind === 'mediation' && a.effectiveOn && !a.undone),
      'mediation/already-agreed',
      '当事人已经达成生效的调解协议',
      cite(situation.book, 'mediation-agreement-effective'),
      '对协议履行有争议的，按协议履行程序办理；审查、确认未获支持的，可以变更协议',
    ),
  );

/** A mediation is going on for which the condition holds. */
export const whileMediating =
  (
    holds: (m: Mediation, facts: CaseFacts) => boolean,
    code: string,
    reason: string,
    basis: RuleId,
    remedy: string,
  ): Rule =>
  (situation): Verdict => {
    const m = mediating(situation.facts);
    return all(
      isOpen(situation),
      demand(m !== undefined && holds(m, situation.facts), code, reason, cite(situation.book, basis), remedy),
      notBefore(situation, [m?.receivedOn, m?.mandate?.confirmedOn], basis),
    );
  };

/** ENMP 22 「对属于劳动争议受理范围且双方当事人同意调解的，应当在3个工作日内受理」 */
export const mayAccept: Rule = (situation) => {
  const { facts, book } = situation;
  const m = mediating(facts);
  const basis = cite(book, 'mediation-accept');
  if (!m || m.acceptedOn || isEntrusted(m)) {
    return demand(
      false,
      'mediation/no-application',
      '没有待受理的调解申请',
      basis,
      '先登记调解申请；委派、委托调解请办理接受委派委托',
    );
  }
  const { worker, employer } = m.consents;
  return all(
    isOpen(situation),
    mayAcceptMediation({ withinScope: true, workerConsents: worker?.given, employerConsents: employer?.given }),
    notBefore(situation, [m.receivedOn], 'mediation-accept'),
  );
};

/** The last day on which this mediation may still end in an agreement. */
export const lastDayToConclude = ({ facts, book, calendar }: Situation): LocalDate | undefined => {
  const m = mediating(facts);
  return m && lastDayOf(mediationClocks(facts), conclusionRule(facts, m), book, calendar);
};

/** Accepted, and its period not over. */
export const isRunning: Rule = (situation) => {
  const { facts, book, today } = situation;
  const m = mediating(facts);
  const basis = cite(book, m ? conclusionRule(facts, m) : 'mediation-conclude-committee');
  if (!m?.acceptedOn)
    return all(
      isOpen(situation),
      demand(false, 'mediation/not-running', '没有正在进行的调解', basis, '先受理调解申请或者接受委派委托'),
    );
  const lastDay = lastDayToConclude(situation);
  return all(
    isOpen(situation),
    demand(
      lastDay === undefined || today <= lastDay,
      'mediation/term-over',
      `调解期限已于${lastDay}届满，视为调解不成`,
      basis,
      '当事人可以申请仲裁；双方愿意的，可以重新申请调解',
    ),
    notBefore(situation, [m.acceptedOn, m.mandate?.materialsSignedOn], conclusionRule(facts, m)),
  );
};

/** ENMP 29 「双方当事人同意延期的可以延长」; the ten working days of ACR 70 cannot be extended. */
export const mayExtend: Rule = (situation) => {
  const m = mediating(situation.facts);
  return all(
    isRunning(situation),
    demand(
      !m || MEDIATION_BASES[m.basis].extendable,
      'mediation/not-extendable',
      '仲裁委托调解的期限不得延长，期满未达成协议的应当及时开庭',
      cite(situation.book, 'arbitration-entrusted-mediation'),
      '期限届满前未达成协议的，退回仲裁委员会开庭审理',
    ),
    demand(
      !m?.mandate || m.mandate.from !== 'court' || m.mandate.materialsSignedOn !== undefined,
      'mediation/materials-not-signed',
      '尚未签收人民法院移交的材料，调解期限尚未起算',
      cite(situation.book, 'court-delegated-mediation'),
      '先登记签收材料',
    ),
  );
};
