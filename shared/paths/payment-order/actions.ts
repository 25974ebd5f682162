import { z } from 'zod';
import { paymentOrderFee } from '../../law/rulings/court-fee';
import { demand } from '../../law/verdict';
import { action } from '../../case/action';
import { fen, on, reference, statement, words } from '../../case/fields';
import { cite } from '../../case/situation';
import {
  mayApply,
  eligibility,
  awaitsAcceptance,
  awaitsIssue,
  awaitsService,
  mayObject,
  counts,
  awaitsDebtor,
  mayTerminate,
  mayOptOut,
} from './rules';
import { keptPromises, pendingOrder, validObjection } from './facts';

const HANDLERS = ['mediator', 'clerk', 'union'] as const;

const COURT = ['court', 'clerk'] as const;

export const paymentOrderActions = [
  action({
    name: 'payment-order.apply',
    label: '申请支付令',
    by: ['worker', ...HANDLERS],
    input: z.strictObject({
      basis: z.enum(['mediation-agreement', 'unpaid-wages']),
      court: words(80).meta({ description: '债务人住所地基层人民法院' }),
      amountFen: fen.min(1, '请求金额应当大于零'),
      dueAndFixed: z.boolean().meta({ description: '债权已到期且数额确定' }),
      counterObligation: z.boolean().default(false).meta({ description: '申请人是否负有对待给付义务' }),
      noOtherDebts: z.boolean().meta({ description: '双方没有其他债务纠纷' }),
      canBeServed: z.boolean().meta({ description: '支付令能够送达债务人' }),
      noPreservation: z.boolean().meta({ description: '没有申请诉前保全' }),
      on,
    }),
    basis: 'payment-order-eligibility',
    rule: mayApply,
    inputRule: ({ input, ...situation }) =>
      eligibility(situation, input.basis, {
        due: input.dueAndFixed,
        amountFixed: input.dueAndFixed,
        counterObligation: input.counterObligation,
        debtorReachable: input.canBeServed,
        otherDebts: !input.noOtherDebts,
        preservationApplied: !input.noPreservation,
      }),
    events: ({ input: { basis, court, amountFen } }) => [
      { type: 'payment-order.applied', basis, court, amountFen, feeFen: paymentOrderFee(amountFen).fen },
    ],
  }),
  action({
    name: 'payment-order.accept',
    label: '登记法院受理支付令申请',
    by: COURT,
    input: z.strictObject({ caseNo: reference(80).optional(), on }),
    basis: 'payment-order-accept-notice',
    rule: awaitsAcceptance,
    events: ({ input }) => [{ type: 'payment-order.accepted', caseNo: input.caseNo }],
  }),
  action({
    name: 'payment-order.refuse-acceptance',
    label: '登记法院不予受理支付令申请',
    by: COURT,
    input: z.strictObject({ reason: statement, on }),
    basis: 'payment-order-accept-notice',
    rule: awaitsAcceptance,
    events: ({ input }) => [{ type: 'payment-order.refused', stage: 'acceptance', reason: input.reason }],
  }),
  action({
    name: 'payment-order.issue',
    label: '登记发出支付令',
    by: COURT,
    input: z.strictObject({ on }),
    basis: 'payment-order-issue',
    rule: awaitsIssue,
    events: () => [{ type: 'payment-order.issued' }],
  }),
  action({
    name: 'payment-order.dismiss',
    label: '登记裁定驳回支付令申请',
    by: COURT,
    input: z.strictObject({ reason: statement, on }),
    basis: 'payment-order-issue',
    rule: awaitsIssue,
    events: ({ input }) => [{ type: 'payment-order.refused', stage: 'issue', reason: input.reason }],
  }),
  action({
    name: 'payment-order.record-service',
    label: '登记支付令送达',
    by: COURT,
    input: z.strictObject({ on }),
    basis: 'payment-order-debtor',
    rule: awaitsService,
    events: () => [{ type: 'payment-order.served' }],
  }),
  action({
    name: 'payment-order.object',
    label: '登记债务人异议',
    by: ['employer', ...COURT],
    input: z.strictObject({
      form: z.enum(['written', 'oral']),
      ground: z.enum(['disputes-debt', 'other-ground', 'cannot-pay', 'asks-delay', 'asks-other-manner']),
      text: statement.optional(),
      on,
    }),
    basis: 'payment-order-debtor',
    rule: mayObject,
    events: ({ input: { form, ground }, ...situation }) => [
      { type: 'payment-order.objected', form, ground, valid: counts({ form, ground }, situation) },
    ],
  }),
  action({
    name: 'payment-order.record-payment',
    label: '登记债务人清偿',
    by: ['worker', ...COURT],
    input: z.strictObject({ on }),
    basis: 'payment-order-debtor',
    rule: awaitsDebtor,
    events: ({ facts }) => [{ type: 'payment-order.paid' }, ...keptPromises(facts)],
  }),
  action({
    name: 'payment-order.terminate',
    label: '登记裁定终结督促程序',
    by: COURT,
    input: z.strictObject({ on }),
    basis: 'payment-order-terminated',
    rule: mayTerminate,
    inputRule: ({ facts, book }) => {
      const p = pendingOrder(facts);
      return demand(
        p !== undefined && (validObjection(p) !== undefined || !p.servedOn),
        'payment-order/no-objection',
        '没有有效的书面异议，督促程序不能因异议终结',
        cite(book, 'payment-order-terminated'),
        '先登记债务人在法定期间提出的书面异议',
      );
    },
    events: () => [{ type: 'payment-order.terminated' }],
  }),
  action({
    name: 'payment-order.opt-out',
    label: '声明不同意提起诉讼',
    by: ['worker', ...COURT],
    input: z.strictObject({ on }),
    basis: 'payment-order-optout-litigation',
    rule: mayOptOut,
    events: () => [{ type: 'payment-order.opted-out' }],
  }),
] as const;
