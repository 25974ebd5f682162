import { z } from 'zod';
import { words } from '../case/fields';
import { COURT } from '../exchange/contracts/court';
import { contract } from './contract';
import { caseNo, day, deadlineShape, instant, refusal } from './shapes';

/** Inbound states of a mandate, as its court is told of them. */
const MANDATE_STATES = {
  received: '已收下，正在登记',
  processed: '已登记为案件',
  refused: '未能登记，理由见 reason、fields、refusals',
  ignored: '已有同一事项的较新版本',
} as const;

/** One fault of what was sent. */
export const fault = z
  .object({ path: z.string(), code: z.string(), message: z.string(), hint: z.string().optional() })
  .meta({ id: 'FieldFault' });

/** One place in which two versions of the same mandate differ. */
export const difference = z
  .object({ path: z.string(), known: z.unknown().optional(), sent: z.unknown().optional() })
  .meta({ id: 'MandateDifference', description: '与先前移送的内容不同之处；一方没有写的，没有该项' });

const mandateReceipt = z
  .object({
    mandateId: z.string(),
    messageId: z.string().optional().meta({ description: '收下的报文编号；此前已由批量导入登记的，没有此项' }),
    receivedAt: instant,
    status: z.enum(['ACCEPTED', 'KNOWN_MATTER']).meta({
      description: 'ACCEPTED 已收下；KNOWN_MATTER 同一法院、案号、方式此前已经移送，仍为原来的一件',
    }),
    ourCaseNo: caseNo.optional().meta({ description: '已登记为案件的，其案号' }),
    differences: z.array(difference).readonly().optional(),
  })
  .meta({ id: 'MandateReceipt' });

const mandateReport = z
  .object({
    mandateId: z.string(),
    messageId: z.string().optional().meta({ description: '收下的报文编号；由清单导入的，没有此项' }),
    receivedAt: instant,
    state: z.enum(Object.keys(MANDATE_STATES) as [keyof typeof MANDATE_STATES]).meta({
      description: Object.entries(MANDATE_STATES)
        .map(([code, label]) => `${code} ${label}`)
        .join('；'),
    }),
    reason: z.string().optional(),
    fields: z.array(fault).readonly().optional(),
    refusals: z.array(refusal).readonly().optional(),
    ourCaseNo: caseNo.optional(),
    today: day.optional().meta({ description: '案件的当天' }),
    decision: COURT.sends['mandate.acked'].optional().meta({ description: '业务回执：是否接受，何日届满' }),
    deadlines: z.array(deadlineShape).readonly().meta({ description: '本次委派、委托调解的期限及其计算过程' }),
    progress: COURT.sends['mandate.progress'].optional().meta({ description: '最近一次调解进展' }),
    result: COURT.sends['mandate.result'].optional().meta({ description: '调解结果的最新一版' }),
  })
  .meta({ id: 'MandateReport' });

/** The ways in for those who would rather call an address than exchange messages. */
export const INTEGRATION_CONTRACTS = {
  entrustMandate: contract({
    method: 'post',
    path: '/v1/integrations/court/mandates',
    tag: 'exchange',
    summary: '法院移送委派、委托调解',
    description:
      '与报文 cn.cq.ldm.court.mandate.entrusted.v1 的 data 相同，办理也相同：先收下，再答复，随后登记为案件。' +
      '令牌的 organ 是本院代字（如 渝0103），应与 court.code 一致。同一法院、案号、方式只有一件：' +
      '换一个幂等键再次移送的，答复 200、原来的案号和两次内容的不同之处。',
    access: ['court'],
    scope: 'mandate:write',
    body: COURT.receives['mandate.entrusted'],
    writes: true,
    status: 201,
    known: '同一委派、委托此前已经移送（KNOWN_MATTER）',
    answer: mandateReceipt,
  }),
  mandateReport: contract({
    method: 'get',
    path: '/v1/integrations/court/mandates/{mandateId}',
    tag: 'exchange',
    summary: '法院查询委派、委托的办理情况、期限和结果',
    description:
      '只答复本院（令牌的 organ）移送的；由清单导入的，以案号为移送编号。decision、progress、result 与推送的报文内容相同。',
    access: ['court'],
    scope: 'result:read',
    params: z.strictObject({ mandateId: words(80) }),
    status: 200,
    answer: mandateReport,
    problems: ['no-such-record'],
  }),
} as const;
