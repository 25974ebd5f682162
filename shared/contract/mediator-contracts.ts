import { z } from 'zod';
import { contract } from './contract';
import { caseNo, citation } from './shapes';

const count = z.number().int();

const rankedMediator = z
  .object({
    id: z.string(),
    name: z.string(),
    open: count.meta({ description: '未结案件数' }),
    overdue: count.meta({ description: '其中逾期的' }),
    experience: count.meta({ description: '办结的同类案件数' }),
    reasons: z.array(z.string()).readonly().meta({ description: '排在此处的理由' }),
    conflicts: z
      .array(z.object({ caseNo, reason: z.string(), cite: citation }))
      .readonly()
      .meta({ description: '应当回避的案件；不得指定' }),
  })
  .meta({ id: 'RankedMediator' });

export const MEDIATOR_CONTRACTS = {
  listMediators: contract({
    method: 'get',
    path: '/v1/mediators',
    tag: 'worklist',
    summary: '可以指定的调解员：按回避情形、逾期、未结件数、同类经验依次排列，并写明理由',
    access: ['clerk', 'union', 'mediator'],
    query: z.strictObject({
      caseNos: z
        .string()
        .max(1000)
        .transform((text) => text.split(','))
        .pipe(z.array(caseNo).min(1).max(50))
        .optional()
        .meta({ description: '要指定的案件，以逗号分隔，至多50件；不写的只看各人的工作量' }),
    }),
    status: 200,
    answer: z.object({ items: z.array(rankedMediator).readonly() }),
  }),
} as const;
