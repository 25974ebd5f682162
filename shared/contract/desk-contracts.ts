import { z } from 'zod';
import { date, words } from '../case/fields';
import { CASE_CONTRACTS } from './case-contracts';
import { contract } from './contract';
import { CSV_TYPE, fileAnswer } from './files';
import { stage } from './case-answers';
import { caseNo, day, refusal } from './shapes';
import { STAFF, WORKLIST_CONTRACTS } from './worklist-contracts';

const count = z.number().int();
const paged = { limit: true, cursor: true } as const;

/** Who reads the figures; each of the cases within reach. */
export const BOARD_READERS = ['supervisor', 'administrator', 'statistics', 'clerk', 'mediator', 'union'] as const;
const boardQuery = z
  .strictObject({ from: date.optional(), to: date.optional(), organ: words(80).optional() })
  .refine(({ from, to }) => !from || !to || from <= to, { error: '止日不得早于起日', path: ['to'] });

const share = z
  .object({ name: z.string(), open: count, overdue: count })
  .meta({ id: 'BoardShare', description: 'open 未结案件数，overdue 其中有期限逾期的案件数' });

const month = z
  .object({ month: z.string(), opened: count, closed: count, agreed: count, performed: count, onTime: count })
  .meta({ id: 'BoardMonth' });

/** What each figure of the board counts: said here once, shown beside the figure. */
export const BOARD_DEFINITIONS = {
  open: '未结案件数：现在没有结案的案件',
  overdue: '逾期案件数：未结案件中，最紧迫的期限截止日24时已过的；当天到期的不算',
  opened: '登记数：登记日在所计期间的案件',
  closed: '结案数：结案日在所计期间的案件',
  agreed: '达成协议数：所计期间达成协议的案件，同一案件一个月内只计一次',
  performed: '履行完毕数：有效协议的全部义务在所计期间履行完毕的案件',
  onTime: '按期办结数：所计期间结案的案件中，没有一项办案机关的义务逾期办理的；按期办结率为其与结案数之比',
  medianDays: '办理天数中位数：起止日内结案的案件，从登记日到结案日的日历天数',
} as const;

export type BoardFigure = keyof typeof BOARD_DEFINITIONS;

/** What a desk needs beside its lists: files to take along, a colleague's work, figures. */
export const DESK_CONTRACTS = {
  exportCases: contract({
    method: 'get',
    path: '/v1/cases/export',
    tag: 'cases',
    summary: '导出案件清单（csv）',
    description: '条件与案件查询相同，至多一万件；UTF-8，带 BOM。',
    access: STAFF,
    query: CASE_CONTRACTS.listCases.query.omit(paged),
    status: 200,
    download: [CSV_TYPE],
    answer: fileAnswer,
  }),
  exportWorklist: contract({
    method: 'get',
    path: '/v1/worklist/export',
    tag: 'worklist',
    summary: '导出待办清单（csv）',
    description: '条件与待办查询相同，至多一万项；UTF-8，带 BOM。',
    access: STAFF,
    query: WORKLIST_CONTRACTS.readWorklist.query.omit(paged),
    status: 200,
    download: [CSV_TYPE],
    answer: fileAnswer,
  }),
  readHandOver: contract({
    method: 'get',
    path: '/v1/worklist/hand-over',
    tag: 'worklist',
    summary: '交接清单：某调解员的未结案件、各案等待什么、何时到期',
    access: STAFF,
    query: z.strictObject({ mediator: words(40) }),
    status: 200,
    answer: z.object({
      mediator: z.string(),
      today: day,
      text: z.string().meta({ description: '可以直接打印的交接说明' }),
      cases: z
        .array(
          z.object({
            caseNo,
            stage,
            stageLabel: z.string(),
            workers: z.array(z.string()).readonly(),
            employers: z.array(z.string()).readonly(),
            openedOn: day,
            deadlines: z.array(z.object({ label: z.string(), dueOn: day, overdue: z.boolean() })).readonly(),
          }),
        )
        .readonly(),
    }),
  }),
  assign: contract({
    method: 'post',
    path: '/v1/assignments',
    tag: 'acts',
    summary: '批量指定调解员',
    description: '逐案办理“指定（更换）调解员”，各案分别答复；依法不能办理的不影响其他案件。',
    access: ['clerk', 'union', 'mediator'],
    body: z.strictObject({
      caseNos: z
        .array(caseNo)
        .min(1, '至少一件')
        .max(50, '一次不得超过50件')
        .refine((all) => new Set(all).size === all.length, '案件不得重复'),
      mediator: z.strictObject({
        id: words(40),
        name: words(50),
        conflictDeclared: z.boolean().default(false).meta({ description: '是否申报利害关系' }),
      }),
    }),
    status: 200,
    answer: z.object({
      results: z
        .array(
          z.object({
            caseNo,
            ok: z.boolean(),
            seq: count.optional(),
            detail: z.string().optional(),
            refusals: z.array(refusal).readonly().optional(),
          }),
        )
        .readonly(),
    }),
    writes: true,
  }),
  exportBoard: contract({
    method: 'get',
    path: '/v1/board/export',
    tag: 'worklist',
    summary: '导出办理情况（csv）',
    description: '条件与办理情况相同：各机构、各行政区划、各月；UTF-8，带 BOM。',
    access: BOARD_READERS,
    query: boardQuery,
    status: 200,
    download: [CSV_TYPE],
    answer: fileAnswer,
  }),
  readBoard: contract({
    method: 'get',
    path: '/v1/board',
    tag: 'worklist',
    summary: '办理情况',
    access: BOARD_READERS,
    query: boardQuery,
    status: 200,
    answer: z.object({
      from: day,
      to: day,
      open: count,
      overdue: count,
      medianDays: z.number().optional().meta({ description: '没有结案的无此项' }),
      byOrgan: z.array(share).readonly(),
      byDistrict: z.array(share).readonly(),
      byMonth: z.array(month).readonly(),
      definitions: z
        .record(z.enum(Object.keys(BOARD_DEFINITIONS) as [BoardFigure, ...BoardFigure[]]), z.string())
        .meta({ description: '各数的含义' }),
    }),
  }),
} as const;
