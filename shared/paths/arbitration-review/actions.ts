import { z } from 'zod';
import { NO_STATEMENT_GROUNDS, NON_ACCEPTANCE_GROUNDS } from '../../law/rulings/review-eligibility';
import { all, demand } from '../../law/verdict';
import { action } from '../../case/action';
import { on, reference, side, statement, words } from '../../case/fields';
import { cite } from '../../case/situation';
import { indexInForce } from '../agreement/facts';
import { pendingReview } from '../binding';
import { onlyForItself } from '../own-side';
import { mayApply, awaitsAcceptance, mayExtend, underReview, awaitsReceipt, mayWithdraw } from './rules';

const HANDLERS = ['mediator', 'clerk', 'union'] as const;

const COMMISSION = ['arbitrator', 'clerk'] as const;

export const ground = <K extends string>(table: Record<K, string>) => z.enum(Object.keys(table) as [K, ...K[]]);

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
      docNo: reference(80),
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
