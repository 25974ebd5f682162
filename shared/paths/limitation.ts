import { z } from 'zod';
import type { Calendar } from '../law/calendar';
import type { DeadlineReceipt } from '../law/deadline';
import { limitation } from '../law/limitation';
import type { LocalDate } from '../law/local-date';
import type { Rulebook } from '../law/rulebook';
import type { RuleId } from '../law/rulebooks/rulebooks';
import { all, demand } from '../law/verdict';
import { action } from '../case/action';
import { CLAIM_KINDS } from '../case/claims';
import type { CaseEvent, CaseFacts } from '../case/facts';
import { date, on, statement } from '../case/fields';
import { cite, type Rule } from '../case/situation';
import { notBefore } from './order-of-days';

// 仲裁时效: watched beside every path. It never bars anything; it is a defence.

// ── Facts ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** 中断事由; the first eight are those of 17号令第31条. */
export const INTERRUPTIONS = {
  'negotiation-unanswered': '对方不同意协商或者五日内不作回应',
  'negotiation-stopped': '协商期限内一方停止协商',
  'negotiation-period-ended': '协商期限届满未达成和解',
  'settlement-not-performed': '和解协议约定的履行期限内未履行',
  'mediation-refused': '对方不同意调解',
  'mediation-stopped': '调解期限内一方停止调解',
  'mediation-period-ended': '调解期限届满未达成协议',
  'agreement-not-performed': '调解协议约定的履行期限内未履行',
  'claim-on-party': '向对方当事人主张权利',
  'complaint-to-authority': '向有关部门请求权利救济',
  'arbitration-applied': '申请仲裁',
  'suit-filed': '提起诉讼',
  'payment-order-applied': '申请支付令',
  'debtor-agreed': '对方同意履行义务',
} as const;
export type Interruption = keyof typeof INTERRUPTIONS;

export type LimitationFacts = {
  readonly infringedOn?: LocalDate;
  readonly employmentEndedOn?: LocalDate;
  readonly stillEmployed?: boolean;
  readonly interruptions: readonly { readonly on: LocalDate; readonly kind: Interruption }[];
  readonly suspensions: readonly { readonly from: LocalDate; readonly to?: LocalDate; readonly why: string }[];
};

export type LimitationEvent =
  | { type: 'limitation.started'; infringedOn?: LocalDate; employmentEndedOn?: LocalDate; stillEmployed?: boolean }
  | { type: 'limitation.interrupted'; kind: Interruption }
  | { type: 'limitation.suspended'; why: string }
  | { type: 'limitation.resumed' };

/** The limitation after an event of the case; `agreements` as they were before it. */
export function evolveLimitation(
  { limitation: facts, agreements }: Pick<CaseFacts, 'limitation' | 'agreements'>,
  event: CaseEvent,
  on: LocalDate,
): LimitationFacts {
  switch (event.type) {
    case 'limitation.started':
      return {
        ...facts,
        infringedOn: event.infringedOn ?? facts.infringedOn,
        employmentEndedOn: event.employmentEndedOn ?? facts.employmentEndedOn,
        stillEmployed: event.stillEmployed ?? facts.stillEmployed,
      };
    case 'limitation.suspended':
      return { ...facts, suspensions: [...facts.suspensions, { from: on, why: event.why }] };
    case 'limitation.resumed':
      return { ...facts, suspensions: facts.suspensions.map((each) => (each.to ? each : { ...each, to: on })) };
    case 'agreement.signed': {
      // ACR 27 (3): the debtor agrees to perform on the day on which it signs.
      const signed = event.marks.find((mark) => mark.by === 'employer');
      return signed ? interrupted(facts, 'debtor-agreed', signed.on) : facts;
    }
    case 'performance.defaulted': {
      // ENMP 31 (4) and (8) tell the two kinds of agreement apart.
      const settled = agreements[event.agreement]?.kind === 'settlement';
      return interrupted(facts, settled ? 'settlement-not-performed' : 'agreement-not-performed', on);
    }
    default: {
      const kind = interruptionBy(event);
      return kind ? interrupted(facts, kind, on) : facts;
    }
  }
}

const interrupted = (facts: LimitationFacts, kind: Interruption, on: LocalDate): LimitationFacts => ({
  ...facts,
  interruptions: [...facts.interruptions, { on, kind }],
});

/** Which events of a case interrupt the limitation period: ENMP 31 (1)–(8) and ACR 27. */
function interruptionBy(event: CaseEvent): Interruption | undefined {
  switch (event.type) {
    case 'limitation.interrupted':
      return event.kind;
    // The claim is the worker's: the employer's wish to talk asserts nothing against itself.
    case 'negotiation.requested':
    case 'mediation.applied':
      return event.by === 'employer' ? undefined : 'claim-on-party';
    case 'negotiation.deemed-unwilling':
      return 'negotiation-unanswered';
    case 'negotiation.answered':
      return event.willing ? undefined : 'negotiation-unanswered';
    case 'negotiation.stopped':
      return 'negotiation-stopped';
    case 'negotiation.period-ended':
      return 'negotiation-period-ended';
    case 'mediation.consent-recorded':
      return event.given ? undefined : 'mediation-refused';
    case 'mediation.ended':
      return event.outcome === 'refused' || event.outcome === 'withdrawn' || event.outcome === 'large-divergence'
        ? 'mediation-stopped'
        : undefined;
    case 'mediation.lapsed':
      return 'mediation-period-ended';
    case 'performance.paid':
      return 'debtor-agreed';
    case 'agreement.concluded':
      return event.signedOn ? 'debtor-agreed' : undefined;
    case 'payment-order.applied':
      return 'payment-order-applied';
    case 'arbitration.application-received':
    case 'arbitration.applied':
      return 'arbitration-applied';
    default:
      return undefined;
  }
}

// ── Time limits ────────────────────────────────────────────────────────────────────────────────────────────────────

/** The rule that governs this dispute's limitation. */
export function limitationRule({ registration: r }: CaseFacts): RuleId & `limitation-${string}` {
  if (r.disputeKind === 'civil-servant-contract') return 'limitation-civil-servant-contract';
  return r.claims.every((claim) => CLAIM_KINDS[claim.kind].wage) ? 'limitation-wage-arrears' : 'limitation-arbitration';
}

/** The last day on which arbitration may be applied for without meeting the defence; undefined where no start is known. */
export function limitationDeadline(
  facts: CaseFacts,
  book: Rulebook<RuleId>,
  calendar: Calendar,
): DeadlineReceipt | undefined {
  const { infringedOn, employmentEndedOn, stillEmployed, interruptions, suspensions } = facts.limitation;
  const rule = limitationRule(facts);
  if (!infringedOn) return undefined;
  const runsFromEnd = rule === 'limitation-wage-arrears' && (employmentEndedOn !== undefined || stillEmployed === true);
  const governing = rule === 'limitation-wage-arrears' && !runsFromEnd ? 'limitation-arbitration' : rule;
  return limitation(
    {
      rule: governing as Parameters<typeof limitation>[0]['rule'],
      startedOn: infringedOn,
      ...(employmentEndedOn ? { employmentEndedOn } : {}),
      interruptions,
      suspensions,
    },
    book,
    calendar,
  );
}

// ── Rules and actions ──────────────────────────────────────────────────────────────────────────────────────────────

const always: Rule = () => ({ ok: true });
const isSuspended: Rule = (situation) => {
  const open = situation.facts.limitation.suspensions.find((each) => !each.to);
  return all(
    demand(
      open !== undefined,
      'limitation/not-suspended',
      '仲裁时效没有中止',
      cite(situation.book, 'limitation-suspension'),
      '先登记中止事由',
    ),
    notBefore(situation, [open?.from], 'limitation-suspension'),
  );
};
const isRunning: Rule = ({ facts, book }) =>
  demand(
    facts.limitation.suspensions.every((each) => each.to),
    'limitation/suspended',
    '仲裁时效已经中止',
    cite(book, 'limitation-suspension'),
    '中止事由消除后登记恢复',
  );

const HANDLERS = ['mediator', 'clerk', 'union', 'arbitrator'] as const;

export const limitationActions = [
  action({
    name: 'limitation.record-start',
    label: '登记时效起算',
    by: HANDLERS,
    input: z
      .strictObject({
        infringedOn: date.optional(),
        employmentEndedOn: date.optional(),
        stillEmployed: z.boolean().optional(),
      })
      .refine(
        (v) => v.infringedOn !== undefined || v.employmentEndedOn !== undefined || v.stillEmployed !== undefined,
        '至少填写一项',
      ),
    basis: 'limitation-arbitration',
    rule: always,
    inputRule: ({ input, today, book }) =>
      demand(
        (input.infringedOn ?? today) <= today && (input.employmentEndedOn ?? today) <= today,
        'limitation/in-the-future',
        '起算日期晚于今天',
        cite(book, 'limitation-arbitration'),
        '核对日期',
      ),
    events: ({ input }) => [{ type: 'limitation.started', ...input }],
  }),
  action({
    name: 'limitation.record-interruption',
    label: '登记时效中断事由',
    by: HANDLERS,
    input: z.strictObject({
      kind: z.enum(Object.keys(INTERRUPTIONS) as [Interruption, ...Interruption[]]),
      note: statement.optional(),
      on,
    }),
    basis: 'limitation-interruption',
    rule: always,
    events: ({ input }) => [{ type: 'limitation.interrupted', kind: input.kind }],
  }),
  action({
    name: 'limitation.suspend',
    label: '登记时效中止',
    by: HANDLERS,
    input: z.strictObject({ why: statement, on }),
    basis: 'limitation-suspension',
    rule: isRunning,
    events: ({ input }) => [{ type: 'limitation.suspended', why: input.why }],
  }),
  action({
    name: 'limitation.resume',
    label: '登记中止事由消除',
    by: HANDLERS,
    input: z.strictObject({ on }),
    basis: 'limitation-suspension',
    rule: isSuspended,
    events: () => [{ type: 'limitation.resumed' }],
  }),
] as const;
