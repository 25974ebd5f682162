import { z } from 'zod';
import { date, fen, side, statement, words } from '../../case/fields';
import { COURT_BASES } from '../../paths/judicial-confirmation/facts';
import { ORDER_BASES } from '../../paths/payment-order/facts';
import {
  CONFIRMATION_NON_ACCEPTANCE_GROUNDS,
  CONFIRMATION_REFUSAL_GROUNDS,
} from '../../law/rulings/confirmation-eligibility';
import type { Contract } from '../contract';
import { ANSWERS } from './answers';
import {
  agreement,
  dispute,
  keysOf,
  mandateAnswer,
  mandateExtended,
  mandateProgress,
  mandateResult,
  material,
  on,
  ourCaseNo,
  recall,
  resultReceipt,
} from './parts';

/** 委派（立案前）、委托（立案后）调解。 */
const mandate = dispute
  .extend({
    mandateId: words(80),
    mode: z.enum(['delegated', 'entrusted']),
    procedure: z.enum(['ordinary', 'simple']).optional(),
    court: z.object({ code: words(20), name: words(80).optional(), handler: words(50).optional() }),
    caseNo: words(80),
    /** 案由, as the court names it. */
    causeOfAction: words(100).optional(),
    /** 移送材料：if they are listed, the letter of transfer and the applicant's papers must be among them. */
    materials: z.array(material).max(100).optional(),
    /** The day by which the court would like to have the result; the statutory period governs. */
    requestedBy: on,
  })
  .refine(({ mode, procedure }) => mode === 'delegated' || procedure !== undefined, {
    path: ['procedure'],
    message: '委托调解应当写明适用普通程序或者简易程序',
  });

/** What a court says of an application for confirmation; each decision with what belongs to it. */
const confirmationDecided = z.discriminatedUnion('decision', [
  z.object({ ourCaseNo, decision: z.literal('supplement'), items: z.array(words(100)).min(1).max(20), on }),
  z.object({ ourCaseNo, decision: z.literal('accepted'), on }),
  z.object({
    ourCaseNo,
    decision: z.literal('not-accepted'),
    ground: z.enum(keysOf(CONFIRMATION_NON_ACCEPTANCE_GROUNDS)),
    reason: statement.optional(),
    on,
  }),
  z.object({ ourCaseNo, decision: z.literal('extended'), until: date, on }),
  z.object({
    ourCaseNo,
    decision: z.enum(['confirmed', 'dismissed']),
    docNo: words(80),
    ground: z.enum(keysOf(CONFIRMATION_REFUSAL_GROUNDS)).optional(),
    reason: statement.optional(),
    receivedBy: z.array(side).max(2).optional(),
    on,
  }),
  z.object({ ourCaseNo, decision: z.literal('withdrawn'), by: z.array(side).min(1).max(2), on }),
]);

/** 操作码 of the courts' mediation platform. */
const operation = z.int().optional();

const step = z.object({ ourCaseNo, on });

/** With courts: mandates to mediate and their results, judicial confirmation, payment orders. */
export const COURT = {
  sends: {
    ...ANSWERS,
    'mandate.acked': mandateAnswer.extend({ operation }),
    'mandate.progress': mandateProgress,
    'mandate.extended': mandateExtended,
    'mandate.result': mandateResult.extend({ operation }),
    'confirmation.applied': z.object({
      ourCaseNo,
      court: z.string(),
      courtBasis: z.enum(keysOf(COURT_BASES)),
      appliedOn: date,
      agreement,
      operation,
    }),
    'payment-order.applied': z.object({
      ourCaseNo,
      court: z.string(),
      basis: z.enum(keysOf(ORDER_BASES)),
      amountFen: fen,
      appliedOn: date,
    }),
  },
  receives: {
    'mandate.entrusted': mandate,
    /** 双方在法院同意延长调解期限。 */
    'mandate.extended': z.object({
      ourCaseNo: ourCaseNo.optional(),
      mandateId: words(80),
      until: date,
      consents: z.object({ worker: z.literal(true), employer: z.literal(true) }),
      on,
    }),
    'mandate.recalled': recall,
    'result.acked': resultReceipt,
    'confirmation.decided': confirmationDecided,
    'payment-order.accepted': step.extend({ caseNo: words(80).optional() }),
    'payment-order.refused': step.extend({ stage: z.enum(['acceptance', 'issue']), reason: statement }),
    'payment-order.issued': step,
    'payment-order.served': step,
    'payment-order.objected': step.extend({
      form: z.enum(['written', 'oral']),
      ground: z.enum(['disputes-debt', 'other-ground', 'cannot-pay', 'asks-delay', 'asks-other-manner']),
      text: statement.optional(),
    }),
    'payment-order.paid': step,
    'payment-order.terminated': step,
  },
} as const satisfies Contract;
