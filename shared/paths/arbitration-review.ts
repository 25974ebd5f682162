import { z } from 'zod';
import { latest, type LocalDate } from '../law/local-date';
import { workingDays } from '../law/period';
import { statementEffect } from '../law/rulings/binding-effect';
import {
  mayWithdrawReview,
  NO_STATEMENT_GROUNDS,
  NON_ACCEPTANCE_GROUNDS,
  reviewEligibility,
} from '../law/rulings/review-eligibility';
import { all, demand } from '../law/verdict';
import type { Side } from '../case/actor';
import { action } from '../case/action';
import type { Clock } from '../case/clock';
import type { CaseFacts } from '../case/facts';
import { on, side, statement, words } from '../case/fields';
import { cite, type Rule } from '../case/situation';
import { effectiveMediationAgreement, indexInForce, lastDayToBind, notForTheCourt } from './agreement';
import { hasStatement, isConfirmed, pendingConfirmation, pendingReview } from './binding';
import { notBefore } from './order-of-days';
import { onlyForItself } from './own-side';

// ── Facts ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** 仲裁审查 of one agreement. */
export type Review = {
  /** Index of the agreement in the file. */
  readonly agreement: number;
  readonly commission: string;
  readonly applied: Readonly<Partial<Record<Side, LocalDate>>>;
  /** When both have applied. */
  readonly appliedOn?: LocalDate;
  readonly acceptedOn?: LocalDate;
  readonly extendedOn?: LocalDate;
  readonly declined?: {
    readonly on: LocalDate;
    readonly stage: 'acceptance' | 'review' | 'receipt';
    readonly ground: string;
  };
  readonly statement?: {
    readonly docNo: string;
    readonly on: LocalDate;
    readonly receipts: Readonly<Partial<Record<Side, LocalDate>>>;
    readonly effectiveOn?: LocalDate;
  };
  readonly withdrawn?: { readonly on: LocalDate; readonly by: readonly Side[] };
};

export type ReviewEvent =
  | { type: 'review.applied'; by: Side[]; commission: string; agreement: number }
  | { type: 'review.accepted' }
  | { type: 'review.not-accepted'; ground: keyof typeof NON_ACCEPTANCE_GROUNDS }
  | { type: 'review.extended' }
  | { type: 'review.statement-made'; docNo: string }
  | { type: 'review.statement-refused'; ground: keyof typeof NO_STATEMENT_GROUNDS; detail?: string }
  | { type: 'review.statement-received'; by: Side[] }
  | { type: 'review.receipt-refused'; by: Side; reason: string }
  | { type: 'review.withdrawn'; by: Side[] };

export function evolveReviews(reviews: readonly Review[], event: ReviewEvent, on: LocalDate): readonly Review[] {
  const now = reviews.at(-1);
  if (event.type === 'review.applied') {
    const joins = now && isPending(now) && !now.appliedOn;
    const review = joins ? now : { agreement: event.agreement, commission: event.commission, applied: {} };
    const applied = { ...review.applied, ...Object.fromEntries(event.by.map((each) => [each, on])) };
    const appliedOn = applied.worker && applied.employer ? latest(applied.worker, applied.employer) : undefined;
    return [...(joins ? reviews.slice(0, -1) : reviews), { ...review, applied, appliedOn }];
  }
  return now ? [...reviews.slice(0, -1), carryOn(now, event, on)] : reviews;
}

function carryOn(r: Review, event: Exclude<ReviewEvent, { type: 'review.applied' }>, on: LocalDate): Review {
  switch (event.type) {
    case 'review.accepted':
      return { ...r, acceptedOn: on };
    case 'review.not-accepted':
      return { ...r, declined: { on, stage: 'acceptance', ground: event.ground } };
    case 'review.extended':
      return { ...r, extendedOn: on };
    case 'review.statement-made':
      return { ...r, statement: { docNo: event.docNo, on, receipts: {} } };
    case 'review.statement-refused':
      return { ...r, declined: { on, stage: 'review', ground: event.ground } };
    case 'review.statement-received': {
      if (!r.statement) return r;
      const receipts = { ...r.statement.receipts, ...Object.fromEntries(event.by.map((each) => [each, on])) };
      const { effectiveOn } = statementEffect([receipts.worker, receipts.employer]);
      return { ...r, statement: { ...r.statement, receipts, effectiveOn } };
    }
    case 'review.receipt-refused':
      return { ...r, declined: { on, stage: 'receipt', ground: event.reason } };
    case 'review.withdrawn':
      return { ...r, withdrawn: { on, by: event.by } };
  }
}

const isPending = (r: Review): boolean => !r.declined && !r.withdrawn && !r.statement?.effectiveOn;

// ── Time limits ────────────────────────────────────────────────────────────────────────────────────────────────────

export function reviewClocks(facts: CaseFacts): Clock[] {
  return facts.reviews.flatMap((r, i): Clock[] => {
    const of = String(i + 1);
    const ended = r.declined?.on ?? r.withdrawn?.on;
    const clocks: Clock[] = [];
    if (r.appliedOn)
      clocks.push({
        rule: 'arbitration-review-accept',
        of,
        counting: { trigger: r.appliedOn },
        by: ['arbitrator'],
        about: r.commission,
        closedOn: r.acceptedOn ?? ended,
      });
    if (r.acceptedOn) {
      const counting = { trigger: r.acceptedOn, ...(r.extendedOn ? { extendedBy: workingDays(5) } : {}) };
      clocks.push({
        rule: 'arbitration-review-decide',
        of,
        counting,
        by: ['arbitrator'],
        about: r.commission,
        closedOn: r.statement?.on ?? ended,
      });
    }
    return clocks;
  });
}

// ── Rules ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** ACR 74 「双方当事人可以自调解协议生效之日起十五日内，共同向有管辖权的仲裁委员会提出仲裁审查申请」 */
const mayApply: Rule = (situation) => {
  const { facts, book, today } = situation;
  const agreement = effectiveMediationAgreement(facts);
  const statusClaim = facts.registration.claims.some((claim) => claim.kind === 'labour-relationship');
  const article = cite(book, 'arbitration-review-apply');
  return all(
    reviewEligibility({
      // One side may apply before the other; that both have is asked again when the commission accepts.
      appliedBy: { worker: true, employer: true },
      appliedOn: today,
      lastDay: lastDayToBind('arbitration-review-apply', situation),
      withinScope: true,
      commissionCompetent: true,
      confirmsEmploymentRelation: agreement?.fixesStatus ?? statusClaim,
      judiciallyConfirmed: isConfirmed(facts),
      confirmationPending: pendingConfirmation(facts) !== undefined,
    }),
    notForTheCourt(facts),
    demand(
      !pendingReview(facts)?.appliedOn,
      'arbitration-review/pending',
      '双方已经共同申请仲裁审查',
      article,
      '等待仲裁委员会决定，或者撤回申请',
    ),
    demand(
      !hasStatement(facts),
      'arbitration-review/done',
      '仲裁委员会已经制作仲裁调解书',
      article,
      '对方不履行的，可以申请强制执行',
    ),
  );
};

const during =
  (holds: (r: Review) => boolean, code: string, reason: string, remedy: string): Rule =>
  (situation) => {
    const r = pendingReview(situation.facts);
    return all(
      demand(r !== undefined && holds(r), code, reason, cite(situation.book, 'arbitration-review-decide'), remedy),
      notBefore(situation, [r?.appliedOn, r?.acceptedOn, r?.extendedOn, r?.statement?.on], 'arbitration-review-decide'),
    );
  };

const isPendingAtAll = during(() => true, 'arbitration-review/none', '没有正在进行的仲裁审查', '由双方共同提出申请');
const awaitsAcceptance = during(
  (r) => r.appliedOn !== undefined && !r.acceptedOn,
  'arbitration-review/nothing-to-accept',
  '没有双方共同提出、待受理的审查申请',
  '由双方共同提出申请',
);
const underReview = during(
  (r) => r.acceptedOn !== undefined && !r.statement,
  'arbitration-review/not-accepted-yet',
  '没有正在进行的仲裁审查',
  '先受理审查申请',
);
const awaitsReceipt = during(
  (r) => r.statement !== undefined,
  'arbitration-review/no-statement',
  '没有待签收的仲裁调解书',
  '先制作仲裁调解书',
);
const mayExtend = during(
  (r) => r.acceptedOn !== undefined && !r.statement && !r.extendedOn,
  'arbitration-review/not-extendable',
  '审查期限只能延长一次，且应在审查期间',
  '在期限内作出决定',
);
/** One side alone may withdraw. */
const mayWithdraw: Rule = (situation) => {
  const review = pendingReview(situation.facts);
  if (!review) return isPendingAtAll(situation);
  return mayWithdrawReview({ statementServed: Object.keys(review.statement?.receipts ?? {}).length > 0 });
};

// ── Actions ────────────────────────────────────────────────────────────────────────────────────────────────────────

const HANDLERS = ['mediator', 'clerk', 'union'] as const;
const COMMISSION = ['arbitrator', 'clerk'] as const;
const ground = <K extends string>(table: Record<K, string>) => z.enum(Object.keys(table) as [K, ...K[]]);

export const reviewActions = [
  action({
    name: 'review.apply',
    label: '共同申请仲裁审查',
    by: ['worker', 'employer', ...HANDLERS],
    input: z.strictObject({
      by: z.array(side).min(1).max(2).meta({ description: '提出申请的一方或者双方；双方都提出才算共同申请' }),
      commission: words(80),
      package: z
        .strictObject({ agreement: z.literal(true), identity: z.literal(true), serviceAddresses: z.literal(true) })
        .meta({ description: '申请书所附：调解协议、身份或者资格证明、双方送达地址和电话' }),
      on,
    }),
    basis: 'arbitration-review-apply',
    rule: mayApply,
    inputRule: (situation) =>
      all(
        onlyForItself(situation, situation.input.by, 'arbitration-review-apply'),
        demand(
          (pendingReview(situation.facts)?.commission ?? situation.input.commission) === situation.input.commission,
          'arbitration-review/other-commission',
          `一方已向${pendingReview(situation.facts)?.commission}提出申请，双方应当向同一仲裁委员会共同提出`,
          cite(situation.book, 'arbitration-review-apply'),
          '向同一仲裁委员会提出，或者先撤回原申请',
        ),
      ),
    events: ({ input: { by, commission }, facts }) => [
      { type: 'review.applied', by, commission, agreement: indexInForce(facts.agreements) },
    ],
  }),
  action({
    name: 'review.accept',
    label: '受理仲裁审查申请',
    by: COMMISSION,
    input: z.strictObject({ on }),
    basis: 'arbitration-review-accept',
    rule: awaitsAcceptance,
    events: () => [{ type: 'review.accepted' }],
  }),
  action({
    name: 'review.refuse-acceptance',
    label: '不予受理仲裁审查申请',
    by: COMMISSION,
    input: z.strictObject({ ground: ground(NON_ACCEPTANCE_GROUNDS), on }),
    basis: 'arbitration-review-accept',
    rule: awaitsAcceptance,
    events: ({ input }) => [{ type: 'review.not-accepted', ground: input.ground }],
  }),
  action({
    name: 'review.extend',
    label: '批准延长审查期限',
    by: ['arbitrator'],
    input: z.strictObject({
      approvedBy: words(50).meta({ description: '批准的仲裁委员会主任或者其委托的仲裁院负责人' }),
      on,
    }),
    basis: 'arbitration-review-decide',
    rule: mayExtend,
    events: () => [{ type: 'review.extended' }],
  }),
  action({
    name: 'review.make-statement',
    label: '制作仲裁调解书',
    by: COMMISSION,
    input: z.strictObject({
      docNo: words(80),
      receivedBy: z.array(side).max(2).optional().meta({ description: '当日已经签收的当事人' }),
      on,
    }),
    basis: 'arbitration-review-decide',
    rule: underReview,
    events: ({ input: { docNo, receivedBy } }) => [
      { type: 'review.statement-made', docNo },
      ...(receivedBy?.length ? [{ type: 'review.statement-received' as const, by: receivedBy }] : []),
    ],
  }),
  action({
    name: 'review.refuse-statement',
    label: '不予制作仲裁调解书',
    by: COMMISSION,
    input: z.strictObject({ ground: ground(NO_STATEMENT_GROUNDS), detail: statement.optional(), on }),
    basis: 'arbitration-review-refuse',
    rule: underReview,
    events: ({ input: { ground: why, detail } }) => [{ type: 'review.statement-refused', ground: why, detail }],
  }),
  action({
    name: 'review.receive-statement',
    label: '签收仲裁调解书',
    by: ['worker', 'employer', ...COMMISSION, 'mediator'],
    input: z.strictObject({ by: z.array(side).min(1).max(2), on }),
    basis: 'mediation-doc-arbitration',
    rule: awaitsReceipt,
    inputRule: (situation) => onlyForItself(situation, situation.input.by, 'mediation-doc-arbitration'),
    events: ({ input }) => [{ type: 'review.statement-received', by: input.by }],
  }),
  // ACR 77 「经双方当事人签收后，发生法律效力」: without both receipts it never takes effect.
  action({
    name: 'review.refuse-receipt',
    label: '登记拒绝签收仲裁调解书',
    by: ['worker', 'employer', ...COMMISSION, 'mediator'],
    input: z.strictObject({ by: side, reason: statement, on }),
    basis: 'mediation-doc-arbitration',
    rule: awaitsReceipt,
    inputRule: (situation) => {
      const { by } = situation.input;
      const receivedOn = pendingReview(situation.facts)?.statement?.receipts[by];
      return all(
        onlyForItself(situation, [by], 'mediation-doc-arbitration'),
        demand(
          receivedOn === undefined,
          'arbitration-review/received-already',
          `该方已于${receivedOn}签收`,
          cite(situation.book, 'mediation-doc-arbitration'),
          '已经签收的不能再拒绝',
        ),
      );
    },
    events: ({ input: { by, reason } }) => [{ type: 'review.receipt-refused', by, reason }],
  }),
  action({
    name: 'review.withdraw',
    label: '撤回仲裁审查申请',
    by: ['worker', 'employer', ...HANDLERS, 'arbitrator'],
    input: z.strictObject({ by: z.array(side).min(1).max(2), on }),
    basis: 'arbitration-review-withdraw',
    rule: mayWithdraw,
    inputRule: (situation) => onlyForItself(situation, situation.input.by, 'arbitration-review-withdraw'),
    events: ({ input }) => [{ type: 'review.withdrawn', by: input.by }],
  }),
] as const;
