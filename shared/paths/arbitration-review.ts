import { z } from 'zod';
import { latest, type LocalDate } from '../law/local-date';
import { workingDays } from '../law/period';
import { all, demand } from '../law/verdict';
import { SIDES, type Side } from '../case/actor';
import { action } from '../case/action';
import { lastDayOf, type Clock } from '../case/clock';
import type { CaseFacts } from '../case/facts';
import { on, side, statement, words } from '../case/fields';
import { cite, type Rule } from '../case/situation';
import { agreementClocks, effectiveMediationAgreement } from './agreement';
import { hasStatement, pendingConfirmation, pendingReview } from './binding';

// ── Facts ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** ACR 75: when the commission does not accept. */
export const NON_ACCEPTANCE_GROUNDS = {
  'out-of-scope': '不属于仲裁委员会受理争议范围',
  'not-this-commission': '不属于本仲裁委员会管辖',
  late: '超出规定的申请期间',
  'labour-relationship': '确认劳动关系',
  'already-confirmed': '调解协议已经人民法院司法确认',
} as const;

/** ACR 78: when no mediation statement is made. */
export const REFUSAL_GROUNDS = {
  'mandatory-law': '违反法律、行政法规强制性规定',
  'public-interest': '损害国家利益、社会公共利益或者公民、法人、其他组织合法权益',
  'false-evidence': '当事人提供证据材料有弄虚作假嫌疑',
  'not-voluntary': '违反自愿原则',
  unclear: '内容不明确',
  other: '其他不能制作调解书的情形',
} as const;

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
  readonly declined?: { readonly on: LocalDate; readonly stage: 'acceptance' | 'review'; readonly ground: string };
  readonly statement?: { readonly docNo: string; readonly on: LocalDate; readonly receipts: Readonly<Partial<Record<Side, LocalDate>>>; readonly effectiveOn?: LocalDate };
  readonly withdrawn?: { readonly on: LocalDate; readonly by: readonly Side[] };
};

export type ReviewEvent =
  | { type: 'review.applied'; by: Side[]; commission: string; agreement: number }
  | { type: 'review.accepted' }
  | { type: 'review.not-accepted'; ground: keyof typeof NON_ACCEPTANCE_GROUNDS }
  | { type: 'review.extended' }
  | { type: 'review.statement-made'; docNo: string }
  | { type: 'review.statement-refused'; ground: keyof typeof REFUSAL_GROUNDS; detail?: string }
  | { type: 'review.statement-received'; by: Side[] }
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
      const effectiveOn = receipts.worker && receipts.employer ? latest(receipts.worker, receipts.employer) : undefined;
      return { ...r, statement: { ...r.statement, receipts, effectiveOn } };
    }
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
    if (r.appliedOn) clocks.push({ rule: 'arbitration-review-accept', of, counting: { trigger: r.appliedOn }, by: ['arbitrator'], about: r.commission, closedOn: r.acceptedOn ?? ended });
    if (r.acceptedOn) {
      const counting = { trigger: r.acceptedOn, ...(r.extendedOn ? { extendedBy: workingDays(5) } : {}) };
      clocks.push({ rule: 'arbitration-review-decide', of, counting, by: ['arbitrator'], about: r.commission, closedOn: r.statement?.on ?? ended });
    }
    return clocks;
  });
}

// ── Rules ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** ACR 74 「双方当事人可以自调解协议生效之日起十五日内，共同向有管辖权的仲裁委员会提出仲裁审查申请」 */
const mayApply: Rule = (situation) => {
  const { facts, book, calendar, today } = situation;
  const agreement = effectiveMediationAgreement(facts);
  const applyCite = cite(book, 'arbitration-review-apply');
  const acceptCite = cite(book, 'arbitration-review-accept');
  const statusClaim = facts.registration.claims.some((claim) => claim.kind === 'labour-relationship');
  const blocked = all(
    demand(agreement !== undefined, 'review/no-agreement', '没有已经生效的调解协议（和解协议只能作为证据提交审查）', applyCite, '先达成调解协议并完成签署、盖章'),
    demand(
      !(agreement?.fixesStatus ?? statusClaim),
      'review/labour-relationship',
      '确认劳动关系的调解协议不予受理仲裁审查',
      acceptCite,
      '就确认劳动关系申请仲裁；金钱给付部分可以单独签订协议后申请审查',
    ),
    demand(!pendingReview(facts)?.appliedOn, 'review/pending', '双方已经共同申请仲裁审查', applyCite, '等待仲裁委员会决定，或者撤回申请'),
    demand(!hasStatement(facts), 'review/done', '仲裁委员会已经制作仲裁调解书', applyCite, '对方不履行的，可以申请强制执行'),
    demand(
      pendingConfirmation(facts) === undefined && !facts.confirmations.some((c) => c.ruling?.decision === 'confirmed'),
      'review/confirmation-chosen',
      '已经申请司法确认，两条途径不得同时进行',
      acceptCite,
      '撤回司法确认申请后，在期限内可以申请仲裁审查',
    ),
  );
  if (!agreement) return blocked;
  const lastDay = lastDayOf(agreementClocks(facts), 'arbitration-review-apply', book, calendar);
  return all(
    blocked,
    demand(
      !lastDay || today <= lastDay,
      'review/late',
      `申请仲裁审查的期限已于${lastDay}届满`,
      acceptCite,
      '在司法确认申请期限内的，可以共同申请司法确认；也可以申请仲裁，符合条件的可以申请支付令',
    ),
  );
};

const during =
  (holds: (r: Review) => boolean, code: string, reason: string, remedy: string): Rule =>
  ({ facts, book }) => {
    const r = pendingReview(facts);
    return demand(r !== undefined && holds(r), code, reason, cite(book, 'arbitration-review-decide'), remedy);
  };

const awaitsAcceptance = during((r) => r.appliedOn !== undefined && !r.acceptedOn, 'review/nothing-to-accept', '没有双方共同提出、待受理的审查申请', '由双方共同提出申请');
const underReview = during((r) => r.acceptedOn !== undefined && !r.statement, 'review/not-accepted-yet', '没有正在进行的仲裁审查', '先受理审查申请');
const awaitsReceipt = during((r) => r.statement !== undefined, 'review/no-statement', '没有待签收的仲裁调解书', '先制作仲裁调解书');
const mayExtend = during((r) => r.acceptedOn !== undefined && !r.statement && !r.extendedOn, 'review/not-extendable', '审查期限只能延长一次，且应在审查期间', '在期限内作出决定');
/** ACR 76 「在仲裁审查期间、仲裁调解书送达前，一方或者双方当事人可以撤回」 */
const mayWithdraw = during((r) => !r.statement || !Object.keys(r.statement.receipts).length, 'review/served', '仲裁调解书已经送达，不能撤回申请', '对仲裁调解书有异议的，依法另行处理');

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
    inputRule: ({ input, actor, book }) =>
      demand(
        (actor.role !== 'worker' && actor.role !== 'employer') || input.by.every((each) => each === actor.role),
        'review/not-own-application',
        `${SIDES.worker}、${SIDES.employer}只能提出自己一方的申请`,
        cite(book, 'arbitration-review-apply'),
        '由对方自行提出',
      ),
    events: ({ input: { by, commission }, facts }) => [{ type: 'review.applied', by, commission, agreement: facts.agreements.length - 1 }],
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
    input: z.strictObject({ approvedBy: words(50).meta({ description: '批准的仲裁委员会主任或者其委托的仲裁院负责人' }), on }),
    basis: 'arbitration-review-decide',
    rule: mayExtend,
    events: () => [{ type: 'review.extended' }],
  }),
  action({
    name: 'review.make-statement',
    label: '制作仲裁调解书',
    by: COMMISSION,
    input: z.strictObject({ docNo: words(80), receivedBy: z.array(side).max(2).optional().meta({ description: '当日已经签收的当事人' }), on }),
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
    input: z.strictObject({ ground: ground(REFUSAL_GROUNDS), detail: statement.optional(), on }),
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
    events: ({ input }) => [{ type: 'review.statement-received', by: input.by }],
  }),
  action({
    name: 'review.withdraw',
    label: '撤回仲裁审查申请',
    by: ['worker', 'employer', ...HANDLERS, 'arbitrator'],
    input: z.strictObject({ by: z.array(side).min(1).max(2), on }),
    basis: 'arbitration-review-withdraw',
    rule: mayWithdraw,
    events: ({ input }) => [{ type: 'review.withdrawn', by: input.by }],
  }),
] as const;
