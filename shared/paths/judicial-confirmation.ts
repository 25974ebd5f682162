import { z } from 'zod';
import type { LocalDate } from '../law/local-date';
import {
  confirmationEligibility,
  CONFIRMATION_NON_ACCEPTANCE_GROUNDS,
  CONFIRMATION_REFUSAL_GROUNDS,
} from '../law/rulings/confirmation-eligibility';
import { all, demand } from '../law/verdict';
import type { Side } from '../case/actor';
import { action } from '../case/action';
import type { Clock } from '../case/clock';
import type { CaseFacts } from '../case/facts';
import { date, on, side, statement, words } from '../case/fields';
import { cite, type Rule } from '../case/situation';
import { effectiveMediationAgreement, indexInForce, lastDayToBind, notForTheCourt } from './agreement';
import { hasStatement, isConfirmed, pendingConfirmation, pendingReview } from './binding';
import { notBefore } from './order-of-days';
import { onlyForItself } from './own-side';

// ── Facts ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** CPL 205: which court. */
export const COURT_BASES = {
  'delegating-court': '委派调解的人民法院',
  'party-domicile': '当事人住所地',
  'subject-matter': '标的物所在地',
  'organisation-seat': '调解组织所在地',
} as const;

/** 司法确认 of one agreement. */
export type Confirmation = {
  readonly agreement: number;
  readonly court: string;
  readonly courtBasis: keyof typeof COURT_BASES;
  readonly byPeopleMediation: boolean;
  readonly appliedOn: LocalDate;
  readonly supplementAskedOn?: LocalDate;
  readonly acceptedOn?: LocalDate;
  readonly extension?: { readonly until: LocalDate; readonly on: LocalDate };
  readonly ruling?: {
    readonly decision: 'confirmed' | 'dismissed';
    readonly docNo: string;
    readonly on: LocalDate;
    readonly received: Readonly<Partial<Record<Side, LocalDate>>>;
  };
  /** Not accepted, or dismissed: the agreement may be changed. */
  readonly refused?: { readonly on: LocalDate; readonly reason: string };
  readonly withdrawn?: { readonly on: LocalDate; readonly by: readonly Side[] };
};

export type ConfirmationEvent =
  | {
      type: 'confirmation.applied';
      court: string;
      courtBasis: keyof typeof COURT_BASES;
      byPeopleMediation: boolean;
      agreement: number;
    }
  | { type: 'confirmation.supplement-asked'; items: string[] }
  | { type: 'confirmation.accepted' }
  | { type: 'confirmation.not-accepted'; reason: string }
  | { type: 'confirmation.extended'; until: LocalDate }
  | { type: 'confirmation.ruled'; decision: 'confirmed' | 'dismissed'; docNo: string; reason?: string }
  | { type: 'confirmation.ruling-received'; by: Side[] }
  | { type: 'confirmation.withdrawn'; by: Side[] };

export function evolveConfirmations(
  all: readonly Confirmation[],
  event: ConfirmationEvent,
  on: LocalDate,
): readonly Confirmation[] {
  if (event.type === 'confirmation.applied') {
    const { agreement, court, courtBasis, byPeopleMediation } = event;
    return [...all, { agreement, court, courtBasis, byPeopleMediation, appliedOn: on }];
  }
  const now = all.at(-1);
  return now ? [...all.slice(0, -1), carryOn(now, event, on)] : all;
}

function carryOn(
  c: Confirmation,
  event: Exclude<ConfirmationEvent, { type: 'confirmation.applied' }>,
  on: LocalDate,
): Confirmation {
  switch (event.type) {
    case 'confirmation.supplement-asked':
      return { ...c, supplementAskedOn: on };
    case 'confirmation.accepted':
      return { ...c, acceptedOn: on };
    case 'confirmation.not-accepted':
      return { ...c, refused: { on, reason: event.reason } };
    case 'confirmation.extended':
      return { ...c, extension: { until: event.until, on } };
    case 'confirmation.ruled': {
      const ruling = { decision: event.decision, docNo: event.docNo, on, received: {} };
      return event.decision === 'confirmed'
        ? { ...c, ruling }
        : { ...c, ruling, refused: { on, reason: event.reason ?? '裁定驳回申请' } };
    }
    case 'confirmation.ruling-received':
      return c.ruling
        ? {
            ...c,
            ruling: {
              ...c.ruling,
              received: { ...c.ruling.received, ...Object.fromEntries(event.by.map((each) => [each, on])) },
            },
          }
        : c;
    case 'confirmation.withdrawn':
      return { ...c, withdrawn: { on, by: event.by } };
  }
}

// ── Time limits ────────────────────────────────────────────────────────────────────────────────────────────────────

export function confirmationClocks(facts: CaseFacts): Clock[] {
  return facts.confirmations.flatMap((c, i): Clock[] => {
    const of = String(i + 1);
    const ended = c.ruling?.on ?? c.refused?.on ?? c.withdrawn?.on;
    const clocks: Clock[] = [];
    // 法释〔2011〕5号 binds courts confirming people's mediation: a target beside the outer limit of CPL 187.
    if (c.byPeopleMediation)
      clocks.push({
        rule: 'judicial-confirmation-accept',
        of,
        counting: { trigger: c.appliedOn },
        by: ['court'],
        about: c.court,
        closedOn: c.acceptedOn ?? ended,
      });
    if (c.acceptedOn) {
      const counting = { trigger: c.acceptedOn, ...(c.extension ? { until: c.extension.until } : {}) };
      if (c.byPeopleMediation)
        clocks.push({
          rule: 'judicial-confirmation-decide-2011',
          of,
          counting,
          by: ['court'],
          about: c.court,
          closedOn: ended,
        });
      clocks.push({
        rule: 'judicial-confirmation-decide-cpl',
        of,
        counting,
        by: ['court'],
        about: c.court,
        closedOn: ended,
      });
    }
    const received = c.ruling?.decision === 'confirmed' ? Object.entries(c.ruling.received) : [];
    for (const [who, day] of received) {
      clocks.push({
        rule: 'judicial-confirmation-objection-party',
        of: `${of}-${who}`,
        counting: { trigger: day },
        by: [who as Side],
        informational: true,
      });
    }
    return clocks;
  });
}

// ── Rules ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** CPL 205 「由双方当事人自调解协议生效之日起三十日内，共同向下列人民法院提出」 */
const mayApply: Rule = (situation) => {
  const { facts, book, today } = situation;
  const agreement = effectiveMediationAgreement(facts);
  const article = cite(book, 'judicial-confirmation-apply');
  return all(
    confirmationEligibility({
      appliedBy: { worker: true, employer: true },
      appliedOn: today,
      lastDay: lastDayToBind('judicial-confirmation-apply', situation),
      organisationLawful: true,
      confirmsStatus: agreement?.fixesStatus ?? false,
      onlyPerformance: true,
      confirmsTitle: false,
      reviewPending: pendingReview(facts)?.appliedOn !== undefined,
      statementEffective: hasStatement(facts),
    }),
    notForTheCourt(facts),
    demand(
      pendingConfirmation(facts) === undefined,
      'judicial-confirmation/pending',
      '双方已经申请司法确认',
      article,
      '等待人民法院裁定，或者撤回申请',
    ),
    demand(
      !isConfirmed(facts),
      'judicial-confirmation/done',
      '人民法院已经裁定确认调解协议有效',
      article,
      '对方不履行的，可以申请强制执行',
    ),
  );
};

const during =
  (holds: (c: Confirmation) => boolean, code: string, reason: string, remedy: string): Rule =>
  (situation) => {
    const c = pendingConfirmation(situation.facts);
    return all(
      demand(
        c !== undefined && holds(c),
        code,
        reason,
        cite(situation.book, 'judicial-confirmation-decide-cpl'),
        remedy,
      ),
      notBefore(situation, [c?.appliedOn, c?.acceptedOn, c?.extension?.on], 'judicial-confirmation-decide-cpl'),
    );
  };

const awaitsAcceptance = during(
  (c) => !c.acceptedOn,
  'judicial-confirmation/nothing-to-accept',
  '没有待受理的司法确认申请',
  '由双方共同提出申请',
);
const isPending = during(() => true, 'judicial-confirmation/none', '没有正在进行的司法确认', '由双方共同提出申请');
const isAccepted = during(
  (c) => c.acceptedOn !== undefined,
  'judicial-confirmation/not-accepted-yet',
  '人民法院尚未受理司法确认申请',
  '先登记受理',
);

const awaitsReceipt: Rule = (situation) => {
  const ruling = situation.facts.confirmations.at(-1)?.ruling;
  return all(
    demand(
      ruling !== undefined && !(ruling.received.worker && ruling.received.employer),
      'confirmation/no-ruling',
      '没有待签收的司法确认裁定',
      cite(situation.book, 'judicial-confirmation-objection-party'),
      '先登记裁定',
    ),
    notBefore(situation, [ruling?.on], 'judicial-confirmation-objection-party'),
  );
};

// ── Actions ────────────────────────────────────────────────────────────────────────────────────────────────────────

const HANDLERS = ['mediator', 'clerk', 'union'] as const;
const COURT = ['court', 'clerk'] as const;
const ground = <K extends string>(table: Record<K, string>) => z.enum(Object.keys(table) as [K, ...K[]]);

export const confirmationActions = [
  action({
    name: 'confirmation.apply',
    label: '共同申请司法确认',
    by: HANDLERS,
    input: z.strictObject({
      court: words(80),
      courtBasis: z.enum(Object.keys(COURT_BASES) as [keyof typeof COURT_BASES, ...(keyof typeof COURT_BASES)[]]),
      workerApplies: z.literal(true, '司法确认应当由双方共同申请'),
      employerApplies: z.literal(true, '司法确认应当由双方共同申请'),
      byPeopleMediation: z.boolean().default(false).meta({ description: '调解组织是否为人民调解委员会' }),
      on,
    }),
    basis: 'judicial-confirmation-apply',
    rule: mayApply,
    inputRule: ({ input, facts, book }) => {
      const delegated = effectiveMediationAgreement(facts)?.basis === 'court-delegated';
      const toDelegating = input.courtBasis === 'delegating-court';
      const article = cite(book, 'judicial-confirmation-court');
      return all(
        demand(
          !delegated || toDelegating,
          'judicial-confirmation/wrong-court',
          '人民法院委派调解达成的协议，应当向作出委派的人民法院申请',
          article,
          '改向作出委派的人民法院申请',
        ),
        demand(
          delegated || !toDelegating,
          'judicial-confirmation/no-delegating-court',
          '本协议不是经人民法院委派调解达成的，没有作出委派的人民法院',
          article,
          '向当事人住所地、标的物所在地或者调解组织所在地的基层人民法院申请',
        ),
      );
    },
    events: ({ input: { court, courtBasis, byPeopleMediation }, facts }) => [
      { type: 'confirmation.applied', court, courtBasis, byPeopleMediation, agreement: indexInForce(facts.agreements) },
    ],
  }),
  action({
    name: 'confirmation.ask-supplement',
    label: '登记法院通知补充材料',
    by: COURT,
    input: z.strictObject({ items: z.array(words(100)).min(1).max(20), on }),
    basis: 'judicial-confirmation-withdraw',
    rule: isPending,
    events: ({ input }) => [{ type: 'confirmation.supplement-asked', items: input.items }],
  }),
  action({
    name: 'confirmation.accept',
    label: '登记法院受理',
    by: COURT,
    input: z.strictObject({ on }),
    basis: 'judicial-confirmation-accept',
    rule: awaitsAcceptance,
    events: () => [{ type: 'confirmation.accepted' }],
  }),
  action({
    name: 'confirmation.refuse-acceptance',
    label: '登记法院不予受理',
    by: COURT,
    input: z.strictObject({ ground: ground(CONFIRMATION_NON_ACCEPTANCE_GROUNDS), reason: statement.optional(), on }),
    basis: 'judicial-confirmation-not-accept',
    rule: awaitsAcceptance,
    events: ({ input }) => [
      { type: 'confirmation.not-accepted', reason: input.reason ?? CONFIRMATION_NON_ACCEPTANCE_GROUNDS[input.ground] },
    ],
  }),
  action({
    name: 'confirmation.extend',
    label: '登记院长批准延长期限',
    by: COURT,
    input: z.strictObject({ until: date, on }),
    basis: 'judicial-confirmation-decide-cpl',
    rule: isAccepted,
    inputRule: ({ input, today, book }) =>
      demand(
        input.until > today,
        'judicial-confirmation/extension-in-the-past',
        '延长后的期限应当晚于今天',
        cite(book, 'judicial-confirmation-decide-cpl'),
        '填写今天以后的日期',
      ),
    events: ({ input }) => [{ type: 'confirmation.extended', until: input.until }],
  }),
  action({
    name: 'confirmation.record-ruling',
    label: '登记司法确认裁定',
    by: COURT,
    input: z.strictObject({
      decision: z.enum(['confirmed', 'dismissed']),
      docNo: words(80),
      ground: ground(CONFIRMATION_REFUSAL_GROUNDS).optional().meta({ description: '驳回申请的理由' }),
      reason: statement.optional(),
      receivedBy: z.array(side).max(2).optional(),
      on,
    }),
    basis: 'judicial-confirmation-decide-cpl',
    // A court may accept and rule at once when both parties are present (法释〔2011〕5号第4条).
    rule: isPending,
    events: ({
      input: { decision, docNo, ground: why, reason = why && CONFIRMATION_REFUSAL_GROUNDS[why], receivedBy },
      facts,
    }) => [
      ...(facts.confirmations.at(-1)?.acceptedOn ? [] : [{ type: 'confirmation.accepted' as const }]),
      { type: 'confirmation.ruled', decision, docNo, reason },
      ...(receivedBy?.length ? [{ type: 'confirmation.ruling-received' as const, by: receivedBy }] : []),
    ],
  }),
  action({
    name: 'confirmation.receive-ruling',
    label: '签收司法确认裁定',
    by: ['worker', 'employer', ...COURT, 'mediator'],
    input: z.strictObject({ by: z.array(side).min(1).max(2), on }),
    basis: 'judicial-confirmation-objection-party',
    rule: awaitsReceipt,
    inputRule: (situation) => onlyForItself(situation, situation.input.by, 'judicial-confirmation-objection-party'),
    events: ({ input }) => [{ type: 'confirmation.ruling-received', by: input.by }],
  }),
  action({
    name: 'confirmation.withdraw',
    label: '撤回司法确认申请',
    by: ['worker', 'employer', ...HANDLERS, 'court'],
    input: z.strictObject({ by: z.array(side).min(1).max(2), on }),
    basis: 'judicial-confirmation-withdraw',
    rule: isPending,
    inputRule: (situation) => onlyForItself(situation, situation.input.by, 'judicial-confirmation-withdraw'),
    events: ({ input }) => [{ type: 'confirmation.withdrawn', by: input.by }],
  }),
] as const;
