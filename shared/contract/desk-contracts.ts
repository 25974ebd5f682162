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

const share = z
  .object({ name: z.string(), open: count, overdue: count })
  .meta({ id: 'BoardShare', description: 'open 未结案件数，overdue 其中有期限逾期的案件数' });

const month = z.object({ month: z.string(), opened: count, closed: count, agreed: count }).meta({ id: 'BoardMonth' });

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
  readBoard: contract({
    method: 'get',
    path: '/v1/board',
    tag: 'worklist',
    summary: '办理情况',
    access: ['supervisor', 'administrator', 'clerk', 'mediator', 'union'],
    query: z
      .strictObject({ from: date.optional(), to: date.optional(), organ: words(80).optional() })
      .refine(({ from, to }) => !from || !to || from <= to, { error: '止日不得早于起日', path: ['to'] }),
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
      definitions: z.record(z.string(), z.string()).meta({ description: '各数的含义' }),
    }),
  }),
} as const;
