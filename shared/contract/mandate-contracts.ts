import { z } from 'zod';
import { words } from '../case/fields';
import { MANDATE_STATES, type MandateState } from '../case/mandate-standing';
import { MEDIATION_BASES, MEDIATION_OUTCOMES } from '../paths/mediation/facts';
import { contract } from './contract';
import { caseNo, day, describeTable, flag, instant, pageOf, paging, refusal } from './shapes';

/** The organisations that have mandates, those that give them, and those who look after both. */
const READERS = ['clerk', 'mediator', 'court', 'arbitrator', 'supervisor', 'administrator'] as const;
const count = z.number().int();
const state = z
  .enum(Object.keys(MANDATE_STATES) as [MandateState, ...MandateState[]])
  .meta({ description: describeTable(MANDATE_STATES) });

const mandateShape = z
  .object({
    ourCaseNo: caseNo,
    ourOrgan: z.string().meta({ description: '承办的调解组织' }),
    from: z.enum(['court', 'arbitration']).meta({ description: 'court 人民法院、arbitration 仲裁委员会' }),
    organ: z.string().meta({ description: '委派、委托机关（法院为代字）' }),
    caseNo: z.string().meta({ description: '委派、委托机关的案号' }),
    basis: z.string().meta({ description: describeTable(MEDIATION_BASES) }),
    state,
    stateLabel: z.string(),
    workers: z.array(z.string()).readonly(),
    employers: z.array(z.string()).readonly(),
    amountFen: count,
    receivedOn: day,
    waitingDays: count.meta({ description: '收到至今的日历天数' }),
    confirmedOn: day.optional(),
    materialsSignedOn: day.optional(),
    period: z
      .object({ rule: z.string(), label: z.string(), dueOn: day.optional(), dueAt: instant.optional() })
      .optional()
      .meta({ description: '正在进行的期限；已经结束的，结束前的期限' }),
    daysLeft: count.optional().meta({ description: '距截止日的日历天数，当天为 0，已过为负；已经结束的没有此项' }),
    extendedUntil: day.optional(),
    outcome: z
      .string()
      .optional()
      .meta({ description: describeTable(MEDIATION_OUTCOMES) }),
    outcomeLabel: z.string().optional(),
    endedOn: day.optional(),
    late: z.boolean().meta({ description: '期限届满而未办结，或者逾期办结' }),
    result: z
      .object({
        revision: count,
        sentOn: day,
        receipt: z
          .object({
            on: day,
            decision: z.enum(['closed', 'rejected']),
            code: z.string().optional(),
            detail: z.string().optional(),
          })
          .optional(),
      })
      .optional()
      .meta({ description: '最近一次回传的结果和委派、委托机关的审核意见' }),
    delivery: z
      .enum(['pending', 'acknowledged', 'rejected', 'dead', 'cancelled'])
      .optional()
      .meta({ description: '结果是否已送达委派、委托机关' }),
    mediator: z.string().optional(),
  })
  .meta({ id: 'Mandate', description: '一件委派、委托调解' });

const organ = words(80).optional().meta({ description: '承办的调解组织；调解组织人员只看本组织的' });

/** What is known of mandates by those who have them and by those who gave them. */
export const MANDATE_CONTRACTS = {
  listMandates: contract({
    method: 'get',
    path: '/v1/mandates',
    tag: 'cases',
    summary: '委派、委托调解，最紧迫的在前',
    description: '人民法院工作人员只看本院的。',
    access: READERS,
    query: z.strictObject({
      state: state.optional(),
      open: flag.optional().meta({ description: 'true：尚未审核办结、退回或者撤回的' }),
      late: z.literal('true').optional().meta({ description: '超期的' }),
      dueWithin: z.coerce
        .number()
        .int('应为整数')
        .min(0)
        .max(60)
        .optional()
        .meta({ description: '还有不超过若干日到期的' }),
      organ,
      ...paging,
    }),
    status: 200,
    answer: pageOf(mandateShape),
  }),
  countMandates: contract({
    method: 'get',
    path: '/v1/mandates/figures',
    tag: 'cases',
    summary: '委派、委托调解的件数：各阶段、超期、即将超期、调解成功',
    access: READERS,
    query: z.strictObject({ organ }),
    status: 200,
    answer: z.object({
      today: day,
      states: z.record(z.string(), count).meta({ description: `按状态的件数：${describeTable(MANDATE_STATES)}` }),
      late: count.meta({ description: '超期：期限届满而未办结，或者逾期办结' }),
      dueSoon: count.meta({ description: '即将超期：正在进行，截止日在今后 soonDays 日以内' }),
      soonDays: count,
      ended: count.meta({ description: '已结束的，不含退回和撤回的' }),
      agreed: count.meta({ description: '其中达成调解协议的' }),
    }),
  }),
  signMaterials: contract({
    method: 'post',
    path: '/v1/mandates/sign-materials',
    tag: 'acts',
    summary: '批量接受委派、委托并签收移交材料',
    description: '逐件办理，各件分别答复：接受的，调解期限自签收起算，并向委派、委托机关回执；不能办理的不影响其他件。',
    access: ['clerk', 'mediator'],
    body: z.strictObject({
      caseNos: z
        .array(caseNo)
        .min(1, '至少一件')
        .max(100, '一次不得超过100件')
        .refine((all) => new Set(all).size === all.length, '案件不得重复'),
    }),
    status: 200,
    answer: z.object({
      results: z
        .array(
          z.object({
            caseNo,
            ok: z.boolean(),
            mandate: mandateShape.optional().meta({ description: '签收后的情况，即签收回执' }),
            detail: z.string().optional(),
            refusals: z.array(refusal).readonly().optional(),
          }),
        )
        .readonly(),
    }),
    writes: true,
  }),
} as const;
