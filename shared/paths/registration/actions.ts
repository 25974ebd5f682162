import { z } from 'zod';
import { demand } from '../../law/verdict';
import { action } from '../../case/action';
import { date, on, reference, statement, words } from '../../case/fields';
import { REFERRAL_BODIES } from '../../case/form';
import { cite } from '../../case/situation';
import {
  mayRequestMaterials,
  mayCompleteMaterials,
  isOpen,
  mayRefer,
  mayAcceptHandOver,
  mayAnswerReferral,
  mayDecline,
} from './rules';
import { pendingReferral, wasTakenOver } from './facts';

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
    name: 'registration.accept-hand-over',
    label: '接收移送',
    by: FRONT_DESK,
    input: z.strictObject({ on }),
    basis: 'referral-acceptance',
    rule: mayAcceptHandOver,
    events: () => [{ type: 'registration.hand-over-accepted' }],
  }),
  action({
    name: 'registration.join-ticket',
    label: '并入热线工单',
    by: [...FRONT_DESK, 'hotline'],
    input: z.strictObject({
      hotline: z.enum(['12333', '12348', '12351', '12345']),
      orderNo: reference(60),
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
