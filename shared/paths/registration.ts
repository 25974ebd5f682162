import { z } from 'zod';
import { all, demand, type Verdict } from '../law/verdict';
import type { LocalDate } from '../law/local-date';
import { action } from '../case/action';
import type { Claim } from '../case/claims';
import type { Clock } from '../case/clock';
import type { CaseFacts } from '../case/facts';
import { date, on, statement, words } from '../case/fields';
import type { CollectiveSide, Door, Party, RISK_LEVELS, Ticket } from '../case/form';
import { REFERRAL_BODIES } from '../case/form';
import { cite, type Rule } from '../case/situation';
import { notBefore } from './order-of-days';

// ── Facts ──────────────────────────────────────────────────────────────────────────────────────────────────────────

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
  readonly tickets: readonly Ticket[];
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
    case 'registration.declined':
      return { ...facts, declined: { on, reason: event.reason, remedies: event.remedies } };
  }
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

// ── Time limits ────────────────────────────────────────────────────────────────────────────────────────────────────

const WAGE_KINDS = new Set(['wage-arrears', 'wage-difference', 'overtime-pay']);

export function registrationClocks(facts: CaseFacts): Clock[] {
  const { registration: r } = facts;
  const taken =
    facts.negotiations[0]?.requestedOn ??
    facts.mediations[0]?.receivedOn ??
    r.referrals[0]?.referredOn ??
    r.declined?.on;
  const clocks: Clock[] = r.referrals.map((referral, i) => ({
    rule: 'referral-acceptance',
    of: String(i + 1),
    counting: { trigger: referral.referredOn },
    by: ['clerk', 'mediator', 'union'],
    about: referral.organ,
    closedOn: referral.answeredOn,
  }));
  for (const ticket of r.tickets) {
    clocks.push({
      rule: 'hotline-reply',
      of: ticket.orderNo,
      counting: { trigger: ticket.dispatchedOn, ...(ticket.replyBy ? { until: ticket.replyBy } : {}) },
      by: ['clerk', 'mediator', 'union'],
      about: `${ticket.hotline}工单${ticket.orderNo}`,
      closedOn: facts.standing.ticketsAnswered[ticket.orderNo],
    });
  }
  if (r.claims.some((claim) => WAGE_KINDS.has(claim.kind)) && rapidResponse(r)) {
    clocks.push({
      rule: 'wage-arrears-rapid-response',
      of: '1',
      counting: { trigger: r.registeredOn, triggerAt: Date.parse(facts.openedAt) },
      by: ['clerk', 'mediator', 'union'],
      closedOn: taken,
    });
  }
  return clocks;
}

/** 欠薪快速响应 is promised for hotline orders and for warnings about many workers. */
const rapidResponse = (r: RegistrationFacts): boolean =>
  r.door === 'hotline' || r.door === 'risk-warning' || r.collective !== undefined;

// ── Rules ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The case is open and its file may still grow. */
export const isOpen: Rule = ({ facts, book }): Verdict =>
  demand(
    facts.closing === undefined && !leftTheHouse(facts),
    'case/closed',
    facts.closing ? `案件已于${facts.closing.closedOn}结案` : '案件已移送其他单位或者未予登记受理',
    cite(book, 'mediation-records'),
    '当事人有新的争议的，另行登记',
  );

const mayRefer: Rule = (situation) => {
  const open = isOpen(situation);
  if (!open.ok) return open;
  const pending = pendingReferral(situation.facts);
  return demand(
    pending === undefined,
    'registration/referral-pending',
    `已于${pending?.referredOn}转送${pending?.organ}，对方尚未答复`,
    cite(situation.book, 'referral-acceptance'),
    '先登记对方的答复；对方不接收的，仍由首问责任人负责',
  );
};

const mayAnswerReferral: Rule = (situation) => {
  const pending = pendingReferral(situation.facts);
  return all(
    demand(
      pending !== undefined,
      'registration/no-referral',
      '没有待答复的转送',
      cite(situation.book, 'referral-acceptance'),
      '先办理转送',
    ),
    notBefore(situation, [pending?.referredOn], 'referral-acceptance'),
  );
};

const mayDecline: Rule = (situation) => {
  const open = isOpen(situation);
  if (!open.ok) return open;
  const { negotiations, mediations } = situation.facts;
  return demand(
    negotiations.length === 0 && mediations.length === 0,
    'registration/already-begun',
    '协商或者调解已经开始，不能再作不予登记处理',
    cite(situation.book, 'mediation-reject'),
    '终结正在进行的程序，或者办理结案',
  );
};

const mayCompleteMaterials: Rule = (situation) => {
  const { missing } = situation.facts.registration;
  return all(
    demand(
      missing !== undefined && missing.completedOn === undefined,
      'registration/nothing-missing',
      '没有尚待补正的材料',
      cite(situation.book, 'arbitration-supplement-notice'),
      '无需办理',
    ),
    notBefore(situation, [missing?.askedOn], 'arbitration-supplement-notice'),
  );
};

const mayRequestMaterials: Rule = (situation) => {
  const open = isOpen(situation);
  if (!open.ok) return open;
  const { missing } = situation.facts.registration;
  return demand(
    missing === undefined,
    'registration/asked-once',
    `已于${missing?.askedOn}一次性告知补正：${missing?.items.join('、')}`,
    cite(situation.book, 'arbitration-supplement-notice'),
    '补正材料应当一次性告知，不得反复要求',
  );
};

// ── Actions ────────────────────────────────────────────────────────────────────────────────────────────────────────

const FRONT_DESK = ['clerk', 'mediator', 'union'] as const;

export const registrationActions = [
  action({
    name: 'registration.request-materials',
    label: '一次性告知补正材料',
    by: FRONT_DESK,
    input: z.strictObject({ items: z.array(words(100)).min(1, '至少列明一项材料').max(30), on }),
    basis: 'arbitration-supplement-notice',
    rule: mayRequestMaterials,
    events: ({ input }) => [{ type: 'registration.materials-requested', items: input.items }],
  }),
  action({
    name: 'registration.complete-materials',
    label: '登记材料补齐',
    by: FRONT_DESK,
    input: z.strictObject({ on }),
    basis: 'arbitration-supplement-notice',
    rule: mayCompleteMaterials,
    events: () => [{ type: 'registration.materials-completed' }],
  }),
  action({
    name: 'registration.triage',
    label: '分流',
    by: FRONT_DESK,
    input: z.strictObject({
      route: z.enum(['negotiation', 'mediation', 'arbitration']),
      riskLevel: z.enum(['blue', 'yellow', 'orange', 'red']),
      reason: statement,
      on,
    }),
    basis: 'mediation-records',
    rule: isOpen,
    events: ({ input: { route, riskLevel, reason } }) => [{ type: 'registration.triaged', route, riskLevel, reason }],
  }),
  action({
    name: 'registration.refer',
    label: '转送其他单位',
    by: FRONT_DESK,
    input: z.strictObject({
      to: z.enum(Object.keys(REFERRAL_BODIES) as [keyof typeof REFERRAL_BODIES, ...(keyof typeof REFERRAL_BODIES)[]]),
      organ: words(80),
      reason: statement,
      on,
    }),
    basis: 'referral-acceptance',
    rule: mayRefer,
    events: ({ input: { to, organ, reason } }) => [{ type: 'registration.referred', to, organ, reason }],
  }),
  action({
    name: 'registration.answer-referral',
    label: '登记转送答复',
    by: [...FRONT_DESK, 'inspector', 'arbitrator', 'court'],
    input: z.strictObject({ accepted: z.boolean(), reason: statement.optional(), on }),
    basis: 'referral-acceptance',
    rule: mayAnswerReferral,
    events: ({ input: { accepted, reason }, facts }) => {
      const answered = { type: 'registration.referral-answered' as const, accepted, reason };
      const [pending, mediation] = [pendingReferral(facts), facts.mediations.at(-1)];
      const ends = pending && wasTakenOver({ ...pending, accepted }) && mediation && !mediation.outcome;
      return ends ? [answered, { type: 'mediation.ended', outcome: 'transferred' }] : [answered];
    },
  }),
  action({
    name: 'registration.join-ticket',
    label: '并入热线工单',
    by: [...FRONT_DESK, 'hotline'],
    input: z.strictObject({
      hotline: z.enum(['12333', '12348', '12351', '12345']),
      orderNo: words(60),
      dispatchedOn: date,
      replyBy: date.optional(),
    }),
    basis: 'hotline-reply',
    rule: isOpen,
    inputRule: ({ input, facts, book, today }) =>
      demand(
        !facts.registration.tickets.some((ticket) => ticket.orderNo === input.orderNo) && input.dispatchedOn <= today,
        'registration/ticket-known',
        `工单${input.orderNo}已经并入本案，或者派单日期晚于今天`,
        cite(book, 'hotline-reply'),
        '核对工单号和派单日期',
      ),
    events: ({ input: { hotline, orderNo, dispatchedOn, replyBy } }) => [
      {
        type: 'registration.ticket-joined',
        ticket: { hotline, orderNo, dispatchedOn, ...(replyBy ? { replyBy } : {}) },
      },
    ],
  }),
  action({
    name: 'registration.decline',
    label: '不予登记受理',
    by: FRONT_DESK,
    input: z.strictObject({ reason: statement, remedies: statement, on }),
    basis: 'mediation-reject',
    rule: mayDecline,
    events: ({ input: { reason, remedies } }) => [{ type: 'registration.declined', reason, remedies }],
  }),
] as const;
