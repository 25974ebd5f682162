import { z } from 'zod';
import { CLAIM_KINDS, type ClaimKind } from '../case/claims';
import { date, words } from '../case/fields';
import { DOORS, openingForm, RISK_LEVELS, type Door } from '../case/form';
import { actRequest } from './acts';
import { actAnswer, actionForm, caseShape, entryShape, openedAnswer, stage } from './case-answers';
import { contract } from './contract';
import {
  caseNo,
  caseParams,
  day,
  deadlineKind,
  deadlineShape,
  describeTable,
  flag,
  instant,
  pageOf,
  paging,
  role,
} from './shapes';

const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) => Object.keys(table) as [Key, ...Key[]];
const seq = z.coerce.number().int('应为整数').min(0).max(1_000_000);

const caseListItem = z
  .object({
    caseNo,
    seq: z.number().int(),
    stage,
    organ: z.string(),
    mediator: z.string().optional(),
    district: z.string(),
    door: z.string(),
    disputeKind: z.string(),
    riskLevel: z.string().optional(),
    collective: z.boolean(),
    emergency: z.boolean(),
    workers: z.array(z.string()).readonly(),
    employers: z.array(z.string()).readonly(),
    claimKinds: z.array(z.string()).readonly(),
    amountFen: z.number().int().meta({ description: '请求金额合计，单位：分' }),
    workerCount: z.number().int(),
    openedOn: day,
    closedOn: day.optional(),
    changedAt: instant,
    nextDue: z
      .object({ key: z.string(), rule: z.string(), label: z.string(), kind: deadlineKind, dueOn: day, dueAt: instant })
      .optional(),
  })
  .meta({ id: 'CaseListItem' });

export const CASE_CONTRACTS = {
  openCase: contract({
    method: 'post',
    path: '/v1/cases',
    tag: 'cases',
    summary: '登记案件（一窗式）',
    description:
      '当事人本人只能通过 online（网上申请）登记。答复附有受理范围、重复案件、时效等登记审查的结果；审查不通过的也予登记，由首问责任人办理。人民法院的同一委派、委托只登记一次，再次登记的答复 409 并写明已有的案件。',
    access: ['mediator', 'clerk', 'union', 'hotline', 'inspector', 'arbitrator', 'court', 'worker', 'employer'],
    query: z.strictObject({
      clock: z.iso
        .datetime({ offset: true, error: '应为时刻，如 2026-07-14T09:00:00+08:00' })
        .refine((text) => text >= '2024' && text < '2100', '应在 2024 年至 2099 年之间')
        .optional()
        .meta({ description: '仅限演练系统：本案自己的时钟从该时刻走起' }),
    }),
    body: openingForm,
    status: 201,
    answer: openedAnswer,
    writes: true,
    problems: ['refused'],
  }),
  listCases: contract({
    method: 'get',
    path: '/v1/cases',
    tag: 'cases',
    summary: '查询案件',
    access: 'anyone',
    query: z.strictObject({
      organ: words(80).optional(),
      mediator: words(40).optional(),
      stage: stage.optional(),
      door: z
        .enum(keysOf<Door>(DOORS))
        .optional()
        .meta({ description: describeTable(DOORS) }),
      district: z
        .string()
        .regex(/^\d{6}$/, '应为六位行政区划代码')
        .optional(),
      riskLevel: z.enum(keysOf(RISK_LEVELS)).optional(),
      claimKind: z
        .enum(keysOf<ClaimKind>(CLAIM_KINDS))
        .optional()
        .meta({ description: describeTable(CLAIM_KINDS) }),
      openedFrom: date.optional(),
      openedTo: date.optional(),
      closedFrom: date.optional().meta({ description: '结案日不早于该日' }),
      closedTo: date.optional().meta({ description: '结案日不晚于该日' }),
      performedFrom: date.optional().meta({ description: '履行完毕日不早于该日' }),
      performedTo: date.optional().meta({ description: '履行完毕日不晚于该日' }),
      agreedFrom: date.optional().meta({ description: '达成协议日不早于该日' }),
      agreedTo: date.optional().meta({ description: '达成协议日不晚于该日' }),
      late: flag.optional().meta({ description: 'true 有办案义务逾期办理的，false 没有的' }),
      dueBefore: date.optional().meta({ description: '最近的截止日不晚于该日' }),
      overdue: z
        .literal('true')
        .transform(() => true)
        .optional()
        .meta({ description: '只看已经逾期的；当天到期的不算逾期' }),
      open: flag.optional().meta({ description: '只看未结（已结）案件' }),
      q: words(60).optional().meta({ description: '案件编号、当事人名称或者外部案号、工单号' }),
      ...paging,
    }),
    status: 200,
    answer: pageOf(caseListItem),
  }),
  readCase: contract({
    method: 'get',
    path: '/v1/cases/{caseNo}',
    tag: 'cases',
    summary: '查阅案件',
    access: 'anyone',
    params: caseParams,
    query: z.strictObject({
      'at-least': seq.optional().meta({ description: '答复至少应包含到该序号；在限定时间内等待' }),
    }),
    status: 200,
    answer: caseShape,
    problems: ['no-such-case', 'not-yet-recorded'],
  }),
  readEvents: contract({
    method: 'get',
    path: '/v1/cases/{caseNo}/events',
    tag: 'cases',
    summary: '查阅卷宗',
    access: 'anyone',
    params: caseParams,
    query: z.strictObject({
      after: seq.default(0).meta({ description: '只看该序号之后的' }),
      limit: z.coerce.number().int('应为整数').min(1).max(500).default(100),
    }),
    status: 200,
    answer: z.object({
      entries: z.array(entryShape).readonly(),
      next: z.number().int().optional().meta({ description: '下一页的 after；没有下一页则无此项' }),
    }),
    problems: ['no-such-case'],
  }),
  readDeadlines: contract({
    method: 'get',
    path: '/v1/cases/{caseNo}/deadlines',
    tag: 'deadlines',
    summary: '查阅期限及其逐日计算过程',
    access: 'anyone',
    params: caseParams,
    status: 200,
    answer: z.object({ caseNo, seq: z.number().int(), today: day, deadlines: z.array(deadlineShape).readonly() }),
    problems: ['no-such-case'],
  }),
  readActions: contract({
    method: 'get',
    path: '/v1/cases/{caseNo}/actions',
    tag: 'acts',
    summary: '现在可以办理什么，不能办理的为什么',
    access: 'anyone',
    params: caseParams,
    query: z.strictObject({ as: role.optional().meta({ description: '以该角色查看；限监督管理人员、系统管理员' }) }),
    status: 200,
    answer: z.object({ caseNo, seq: z.number().int(), today: day, role, actions: z.array(actionForm).readonly() }),
    problems: ['no-such-case'],
  }),
  act: contract({
    method: 'post',
    path: '/v1/cases/{caseNo}/actions',
    tag: 'acts',
    summary: '办理一项操作',
    description: '依法不能办理的，答复 409 并逐条写明理由、依据和解决办法，不留痕迹。',
    access: 'anyone',
    params: caseParams,
    body: actRequest,
    status: 200,
    answer: actAnswer,
    writes: true,
    versioned: true,
    problems: ['no-such-case', 'refused'],
  }),
} as const;
