import { z } from 'zod';
import { all, demand } from '../../law/verdict';
import { action } from '../../case/action';
import { on, reference, statement } from '../../case/fields';
import { cite, type Rule } from '../../case/situation';
import type { CaseFacts } from '../../case/facts';
import { mediating, type Mandate, type Mediation } from './facts';
import { whileMediating } from './rules';
import { isOpen } from '../registration/rules';

// Actions of an entrusted mediation (委派、委托调解): between the court or the commission and the mediation organisation.

/** The newest mandate, its mediation over or not: results go back after the end. */
export const lastMandate = (facts: CaseFacts): { mediation: Mediation; mandate: Mandate } | undefined => {
  const mediation = facts.mediations.findLast((m) => m.mandate);
  return mediation?.mandate && { mediation, mandate: mediation.mandate };
};

/** The newest result, unless the entrusting organ has closed the matter with it. */
export const openResult = (facts: CaseFacts) => {
  const newest = lastMandate(facts)?.mandate.results.at(-1);
  return newest?.receipt?.decision === 'closed' ? undefined : newest;
};

const awaitsConfirmation = whileMediating(
  (m) => m.mandate !== undefined && !m.mandate.confirmedOn,
  'mandate/nothing-to-confirm',
  '没有待确认的委派、委托调解',
  'online-org-confirm',
  '等待人民法院或者仲裁委员会发出委派、委托',
);

const awaitsMaterials = whileMediating(
  (m) => m.mandate?.confirmedOn !== undefined && !m.mandate.materialsSignedOn,
  'mandate/no-materials-due',
  '没有待签收的移交材料',
  'court-delegated-mediation',
  '先确认接受委派、委托',
);

const isConfirmed = whileMediating(
  (m) => m.mandate?.confirmedOn !== undefined,
  'mandate/not-confirmed',
  '尚未接受委派、委托',
  'online-contact-other-party',
  '先确认接受委派、委托',
);

const awaitsReceipt: Rule = ({ facts, book }) =>
  demand(
    openResult(facts) !== undefined && !openResult(facts)?.receipt,
    'mandate/no-result',
    '没有待回执的调解结果',
    cite(book, 'court-delegated-mediation'),
    '调解结束后系统自动回传结果',
  );

const mayResend: Rule = ({ facts, book }) =>
  demand(
    openResult(facts)?.receipt?.decision === 'rejected',
    'mandate/not-rejected',
    '结果没有被退回，无需重发',
    cite(book, 'court-delegated-mediation'),
    '等待委派、委托机关回执',
  );

const mayRecall: Rule = (situation) =>
  all(
    isOpen(situation),
    demand(
      mediating(situation.facts)?.mandate !== undefined,
      'mandate/nothing-to-recall',
      '没有正在进行的委派、委托调解',
      cite(situation.book, 'court-delegated-mediation'),
      '无需撤回',
    ),
  );

export const mandateActions = [
  action({
    name: 'mandate.confirm',
    label: '接受委派委托',
    by: ['clerk', 'mediator'],
    input: z.strictObject({
      materialsSigned: z.boolean().meta({ description: '是否同时签收移交材料，期限自签收起算' }),
      on,
    }),
    basis: 'online-org-confirm',
    rule: awaitsConfirmation,
    events: ({ input }) => [{ type: 'mediation.entrustment-confirmed', materialsSigned: input.materialsSigned }],
  }),
  action({
    name: 'mandate.sign-materials',
    label: '签收移交材料',
    by: ['clerk', 'mediator'],
    input: z.strictObject({ on }),
    basis: 'court-delegated-mediation',
    rule: awaitsMaterials,
    events: () => [{ type: 'mediation.materials-signed' }],
  }),
  action({
    name: 'mandate.decline',
    label: '退回委派委托',
    by: ['clerk', 'mediator'],
    input: z.strictObject({
      reasonCode: z.enum(['not-suitable', 'conflict', 'no-capacity', 'incomplete']),
      reason: statement,
      on,
    }),
    basis: 'online-org-confirm',
    rule: awaitsConfirmation,
    events: ({ input: { reasonCode, reason } }) => [{ type: 'mediation.entrustment-declined', reasonCode, reason }],
  }),
  action({
    name: 'mandate.record-contact',
    label: '登记联系对方当事人',
    by: ['mediator', 'clerk'],
    input: z.strictObject({ reached: z.boolean(), on }),
    basis: 'online-contact-other-party',
    rule: isConfirmed,
    events: ({ input }) => [{ type: 'mediation.party-contacted', reached: input.reached }],
  }),
  action({
    name: 'mandate.recall',
    label: '撤回委派委托',
    by: ['court', 'arbitrator'],
    input: z.strictObject({ reason: statement, on }),
    basis: 'court-delegated-mediation',
    rule: mayRecall,
    events: ({ input }) => [{ type: 'mediation.ended', outcome: 'recalled', reason: input.reason }],
  }),
  action({
    name: 'mandate.answer-result',
    label: '登记委派委托机关对结果的回执',
    by: ['court', 'arbitrator', 'clerk'],
    input: z.strictObject({
      decision: z.enum(['closed', 'rejected']),
      code: reference(40).optional(),
      detail: statement.optional(),
      on,
    }),
    basis: 'court-delegated-mediation',
    rule: awaitsReceipt,
    events: ({ input: { decision, code, detail }, facts }) => [
      { type: 'mediation.result-answered', revision: openResult(facts)?.revision ?? 1, decision, code, detail },
    ],
  }),
  action({
    name: 'mandate.resend-result',
    label: '补正后重发调解结果',
    by: ['clerk', 'mediator'],
    input: z.strictObject({ correction: statement.meta({ description: '补正了什么' }), on }),
    basis: 'court-delegated-mediation',
    rule: mayResend,
    events: ({ facts }) => {
      const rejected = openResult(facts);
      return rejected
        ? [{ type: 'mediation.result-returned', revision: rejected.revision + 1, outcome: rejected.outcome }]
        : [];
    },
  }),
] as const;
