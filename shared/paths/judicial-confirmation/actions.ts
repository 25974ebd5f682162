import { z } from 'zod';
import {
  CONFIRMATION_NON_ACCEPTANCE_GROUNDS,
  CONFIRMATION_REFUSAL_GROUNDS,
} from '../../law/rulings/confirmation-eligibility';
import { all, demand } from '../../law/verdict';
import { action } from '../../case/action';
import { date, on, reference, side, statement, words } from '../../case/fields';
import { cite } from '../../case/situation';
import { effectiveMediationAgreement, indexInForce } from '../agreement/facts';
import { onlyForItself } from '../own-side';
import { COURT_BASES } from './facts';
import { mayApply, isPending, awaitsAcceptance, isAccepted, awaitsReceipt } from './rules';

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
      docNo: reference(80),
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
