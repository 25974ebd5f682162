import type { LocalDate } from '../../law/local-date';
import type { Claim } from '../../case/claims';
import type { CaseFacts } from '../../case/facts';
import type { Party } from '../../case/form';
import type { TicketResolution } from '../tickets';
import { evolveSeals, isSealEvent, type SealedReference, type SealEvent, type Unsealing } from './seals';

// What may happen on every path.

/** Where a party may be guided to. */
export const FORUMS = {
  arbitration: '申请劳动人事争议仲裁',
  litigation: '向人民法院提起诉讼',
  enforcement: '申请人民法院强制执行',
  'payment-order': '申请支付令',
  inspection: '向劳动保障监察机构投诉',
  'legal-aid': '申请法律援助',
} as const;

export type Forum = keyof typeof FORUMS;

/** 授权委托：settlement, waiver and admission need 特别授权. */
export type Agent = {
  readonly party: string;
  readonly name: string;
  readonly kind: AgentKind;
  readonly authority: 'general' | 'special';
  readonly until?: LocalDate;
};

export const AGENT_KINDS = {
  lawyer: '律师或者基层法律服务工作者',
  relative: '近亲属或者工作人员',
  union: '工会工作人员',
  recommended: '社区、单位或者社会团体推荐的公民',
  'legal-aid': '法律援助人员',
} as const;

export type AgentKind = keyof typeof AGENT_KINDS;

export type StandingFacts = {
  /** The organisation that has the case now. */
  readonly organ: string;
  readonly eService: boolean;
  readonly online: boolean;
  readonly notes: number;
  readonly evidence: readonly {
    readonly name: string;
    readonly by: string;
    readonly on: LocalDate;
    readonly sha256?: string;
  }[];
  readonly agents: readonly Agent[];
  readonly transfer?: { readonly to: string; readonly reason: string; readonly on: LocalDate };
  readonly sealed: readonly SealedReference[];
  /** 依法启封, in the order in which they were asked for. */
  readonly unsealings?: readonly Unsealing[];
  readonly guidances: readonly { readonly to: Forum; readonly on: LocalDate; readonly note?: string }[];
  readonly ticketsAnswered: Readonly<Record<string, LocalDate>>;
  readonly withdrawnOn?: LocalDate;
  /** Keys of reminders whose day was past when their rule came to this case, approved to be sent all the same. */
  readonly releasedReminders: readonly string[];
};

export type StandingEvent =
  | { type: 'standing.noted'; text: string }
  | { type: 'standing.evidence-attached'; name: string; by: string; sha256?: string }
  | { type: 'standing.claims-changed'; claims: Claim[] }
  | { type: 'standing.party-corrected'; party: Party; reason: string }
  | { type: 'standing.agent-appointed'; agent: Agent }
  | { type: 'standing.transfer-offered'; to: string; reason: string }
  | { type: 'standing.transfer-answered'; accepted: boolean; officer?: string; reason?: string }
  | { type: 'standing.consent-changed'; eService?: boolean; online?: boolean }
  | SealEvent
  | { type: 'standing.withdrawn'; reason: string }
  | { type: 'standing.guided'; to: Forum; note?: string }
  | { type: 'standing.ticket-answered'; orderNo: string; reply: string; resolution?: TicketResolution }
  | { type: 'standing.corrected'; seq: number; correction: string; reason: string }
  | {
      type: 'standing.calendar-adopted';
      year: number;
      revision: number;
      notice: string;
      off: LocalDate[];
      working: LocalDate[];
      statutory: LocalDate[];
    }
  | { type: 'standing.rulebook-adopted'; rulebookId: string; transitionalArticle: string }
  | { type: 'standing.reminders-released'; keys: string[] };

export function evolveStanding(facts: StandingFacts, event: StandingEvent, on: LocalDate): StandingFacts {
  if (isSealEvent(event)) return { ...facts, ...evolveSeals(facts, event, on) };
  switch (event.type) {
    case 'standing.noted':
    case 'standing.corrected':
      return { ...facts, notes: facts.notes + 1 };
    case 'standing.evidence-attached':
      return { ...facts, evidence: [...facts.evidence, { name: event.name, by: event.by, on, sha256: event.sha256 }] };
    case 'standing.agent-appointed':
      return { ...facts, agents: [...facts.agents.filter((agent) => agent.party !== event.agent.party), event.agent] };
    case 'standing.transfer-offered':
      return { ...facts, transfer: { to: event.to, reason: event.reason, on } };
    case 'standing.transfer-answered':
      return {
        ...facts,
        transfer: undefined,
        organ: event.accepted ? (facts.transfer?.to ?? facts.organ) : facts.organ,
      };
    case 'standing.consent-changed':
      return { ...facts, eService: event.eService ?? facts.eService, online: event.online ?? facts.online };
    case 'standing.withdrawn':
      return { ...facts, withdrawnOn: on };
    case 'standing.guided':
      return { ...facts, guidances: [...facts.guidances, { to: event.to, on, note: event.note }] };
    case 'standing.ticket-answered':
      return { ...facts, ticketsAnswered: { ...facts.ticketsAnswered, [event.orderNo]: on } };
    case 'standing.reminders-released':
      return { ...facts, releasedReminders: [...facts.releasedReminders, ...event.keys] };
    case 'standing.claims-changed':
    case 'standing.party-corrected':
    case 'standing.calendar-adopted':
    case 'standing.rulebook-adopted':
      return facts;
  }
}

/** Has the party been told of this way? */
export const wasGuidedTo = (facts: CaseFacts, forum: Forum): boolean =>
  facts.standing.guidances.some((guidance) => guidance.to === forum);

/** Where a concession of this case was made: it decides which text protects it. */
export function madeIn(facts: CaseFacts): 'negotiation' | 'mediation' | 'court-mediation' {
  const last = facts.mediations.at(-1);
  if (!last) return 'negotiation';
  return last.mandate?.from === 'court' ? 'court-mediation' : 'mediation';
}
