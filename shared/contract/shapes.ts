import { z } from 'zod';
import { ROLES, SIDES, type Role, type Side } from '../case/actor';
import { DEADLINE_STATES } from '../case/deadlines';
import type { DeadlineKind } from '../law/rulebook';
import type { LocalDate } from '../law/local-date';

// The shapes that several answers share. An `id` gives a shape its own name in the OpenAPI document.

const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) => Object.keys(table) as [Key, ...Key[]];

export const role = z.enum(keysOf<Role>(ROLES)).meta({ id: 'Role', description: describeTable(ROLES) });
export const sideShape = z.enum(keysOf<Side>(SIDES));

/** `mediator 调解员、clerk …`: what the codes of a table mean. */
export function describeTable(table: Readonly<Record<string, string | { readonly label: string }>>): string {
  return Object.entries(table)
    .map(([code, label]) => `${code} ${typeof label === 'string' ? label : label.label}`)
    .join('、');
}

/** A civil day as an answer gives it. */
export const day = z.custom<LocalDate>().meta({ type: 'string', format: 'date', description: '日期（北京时间）' });
export const instant = z.string().meta({ format: 'date-time', description: '时刻（UTC）' });

export const caseNo = z
  .string()
  .regex(/^CQ-\d{4}-\d{6,9}$/, '案件编号形如 CQ-2026-000123')
  .meta({ description: '案件编号', examples: ['CQ-2026-000123'] });
export const caseParams = z.strictObject({ caseNo });

export const citation = z
  .object({ instrument: z.string(), article: z.string(), label: z.string(), unverified: z.string().optional() })
  .meta({ id: 'Citation', description: '所依据的条款；unverified 表示条文文字尚待核对' });

export const refusal = z
  .object({ code: z.string(), reason: z.string(), cite: citation, remedy: z.string() })
  .meta({ id: 'Refusal', description: '依法不能办理的一条理由、依据和解决办法' });

const kinds = ['lapse', 'window', 'duty', 'external', 'agreed', 'notice', 'policy', 'none'] as const;
export const deadlineKind = z.enum(kinds satisfies readonly DeadlineKind[]).meta({
  id: 'DeadlineKind',
  description:
    'lapse 届满即生法律后果、window 届满即不得再申请、duty 办案机关的义务、external 其他机关的期限、agreed 当事人约定、notice 仅提示、policy 本地工作要求（非法定）、none 无期限',
});

const period = z.object({ n: z.number(), unit: z.string() }).meta({ id: 'Period' });
const explainedDay = z.object({ on: day, why: z.string() });
const suspension = z.object({ from: day, to: day.optional(), why: z.string().optional() });

export const deadlineReceipt = z
  .object({
    rule: z.string(),
    label: z.string(),
    trigger: day.meta({ description: '起算事由发生之日' }),
    dayOne: day.optional().meta({ description: '期间的第一日' }),
    period: period.optional(),
    unrolledLastDay: day.optional().meta({ description: '顺延前的末日' }),
    dueOn: day.optional().meta({ description: '截止日，当日24时届满' }),
    dueAt: instant.optional(),
    actBy: day.optional().meta({ description: '各种理解中最早的截止日，提醒以此为准' }),
    skipped: z.array(explainedDay).readonly().meta({ description: '未计入的非工作日' }),
    rolledOver: z.array(explainedDay).readonly().meta({ description: '末日顺延经过的日子' }),
    readings: z.array(z.object({ dueOn: day, assumption: z.string() })).readonly(),
    suspended: z.array(suspension).readonly().optional(),
    provisional: z.boolean().meta({ description: '有赖于尚未公布的节假日安排' }),
    provisionalBecause: z.string().optional(),
    calendar: z.string(),
    cites: z.array(citation).readonly(),
    note: z.string().optional(),
  })
  .meta({ id: 'DeadlineReceipt', description: '截止日的逐日计算过程' });

export const deadlineShape = z
  .object({
    key: z.string(),
    rule: z.string(),
    kind: deadlineKind,
    label: z.string(),
    about: z.string().optional(),
    by: z.array(role).readonly(),
    consequence: z.string(),
    state: z.enum(keysOf(DEADLINE_STATES)).meta({ description: describeTable(DEADLINE_STATES) }),
    closedOn: day.optional(),
    dueOn: day.optional(),
    dueAt: instant.optional(),
    informational: z.boolean(),
    overdue: z.boolean().meta({ description: '截止日24时已过；当天到期的不算逾期' }),
    receipt: deadlineReceipt,
  })
  .meta({ id: 'Deadline' });

export const actorShape = z
  .object({
    id: z.string(),
    role,
    name: z.string().optional(),
    organ: z.string().optional(),
    district: z.string().optional().meta({ description: '只监督管理一个区县的，其行政区划代码' }),
    onBehalfOf: z.string().optional().meta({ description: '代为办理的，被代理的同事' }),
  })
  .meta({ id: 'Actor' });

/** One list, page by page. */
export const paging = {
  limit: z.coerce.number().int('应为整数').min(1).max(200).default(50).meta({ description: '每页条数' }),
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,1000}$/, '应为上一页给出的 next')
    .optional()
    .meta({ description: '上一页答复中的 next' }),
};

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item).readonly(),
    next: z.string().optional().meta({ description: '下一页的 cursor；没有下一页则无此项' }),
  });

/** A flag in a query: `true` or `false`, nothing else. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
