import { z } from 'zod';
import { STEP_STATES, type StepState } from '../case/path-map';
import { contract } from './contract';
import { caseNo, caseParams, citation, day, describeTable, instant, refusal } from './shapes';

/** A line of the docket in plain words. */
const docketLine = z
  .object({
    seq: z.number().int(),
    at: instant,
    on: day.meta({ description: '发生法律效果之日' }),
    by: z.string().meta({ description: '登记人及其身份' }),
    label: z.string(),
    text: z.string().meta({ description: '一句话说明；没有需要说明的为空' }),
    detail: z.array(z.object({ label: z.string(), value: z.string() })).readonly(),
  })
  .meta({ id: 'DocketLine' });

const step = z
  .object({
    id: z.string(),
    label: z.string(),
    state: z.enum(Object.keys(STEP_STATES) as [StepState, ...StepState[]]).meta({
      description: describeTable(STEP_STATES),
    }),
    since: day.optional().meta({ description: '开始之日' }),
    dueOn: day.optional().meta({ description: '正在进行的，最近的截止日' }),
    cite: citation,
  })
  .meta({ id: 'PathStep' });

const bindingWay = z
  .object({
    key: z.enum(['review', 'confirmation', 'neither']),
    label: z.string(),
    effect: z.string(),
    dueOn: day.optional(),
    who: z.string(),
    blockers: z.array(refusal).readonly().meta({ description: '现在不能选择的全部理由；可以选择的为空' }),
    cites: z.array(citation).readonly(),
  })
  .meta({ id: 'BindingWay' });

const reviewSheet = z
  .object({
    commission: z.string(),
    appliedOn: day.optional().meta({ description: '双方都提出申请之日' }),
    acceptance: z
      .array(
        z.object({
          key: z.string(),
          label: z.string(),
          state: z.enum(['met', 'unmet', 'by-hand']).meta({ description: 'by-hand 由审查人员核对' }),
          reason: z.string().optional(),
        }),
      )
      .readonly(),
    cites: z.array(citation).readonly(),
  })
  .meta({ id: 'ReviewSheet' });

export const PAPER_CONTRACTS = {
  readDocket: contract({
    method: 'get',
    path: '/v1/cases/{caseNo}/docket',
    tag: 'cases',
    summary: '查阅卷宗（文字）',
    description: '与 events 相同的各行，用文字说明，不含代码；依法不予提供的内容不显示。',
    access: 'anyone',
    params: caseParams,
    query: z.strictObject({
      after: z.coerce.number().int('应为整数').min(0).default(0).meta({ description: '只看该序号之后的' }),
      limit: z.coerce.number().int('应为整数').min(1).max(500).default(200),
    }),
    status: 200,
    answer: z.object({
      caseNo,
      entries: z.array(docketLine).readonly(),
      next: z.number().int().optional().meta({ description: '下一页的 after；没有下一页则无此项' }),
    }),
    problems: ['no-such-case'],
  }),
  readPath: contract({
    method: 'get',
    path: '/v1/cases/{caseNo}/path',
    tag: 'cases',
    summary: '查阅办理路径：走过哪些程序、现在何处、还可以走哪些',
    access: 'anyone',
    params: caseParams,
    status: 200,
    answer: z.object({
      caseNo,
      nodes: z.array(step).readonly(),
      edges: z.array(z.object({ from: z.string(), to: z.string(), label: z.string() })).readonly(),
    }),
    problems: ['no-such-case'],
  }),
  readBinding: contract({
    method: 'get',
    path: '/v1/cases/{caseNo}/binding',
    tag: 'acts',
    summary: '比较仲裁审查、司法确认和仅凭协议',
    access: 'anyone',
    params: caseParams,
    status: 200,
    answer: z.object({
      caseNo,
      cards: z.array(bindingWay).readonly(),
      review: reviewSheet.optional().meta({ description: '正在进行的仲裁审查的受理条件；没有的则无此项' }),
    }),
    problems: ['no-such-case'],
  }),
} as const;
