import { z } from 'zod';
import { date, words } from '../case/fields';
import { stage } from './case-answers';
import { contract } from './contract';
import { caseNo, day, deadlineKind, flag, instant, pageOf, paging, role } from './shapes';

const workItem = z
  .object({
    caseNo,
    key: z.string(),
    rule: z.string(),
    kind: deadlineKind,
    label: z.string(),
    about: z.string().optional(),
    dueOn: day,
    dueAt: instant,
    actBy: day.optional(),
    state: z
      .enum(['overdue', 'today', 'ahead'])
      .meta({ description: 'overdue 已逾期、today 当天到期、ahead 尚未到期' }),
    roles: z.array(z.string()).readonly(),
    provisional: z.boolean(),
    organ: z.string(),
    mediator: z.string().optional(),
    stage,
    workers: z.array(z.string()).readonly(),
    employers: z.array(z.string()).readonly(),
  })
  .meta({ id: 'WorkItem' });

export const STAFF = [
  'mediator',
  'clerk',
  'union',
  'arbitrator',
  'court',
  'hotline',
  'inspector',
  'supervisor',
  'administrator',
] as const;

export const WORKLIST_CONTRACTS = {
  readWorklist: contract({
    method: 'get',
    path: '/v1/worklist',
    tag: 'worklist',
    summary: '待办期限，按紧迫程度排列',
    access: STAFF,
    query: z.strictObject({
      organ: words(80).optional(),
      mediator: words(40).optional(),
      district: z
        .string()
        .regex(/^\d{6}$/, '应为六位行政区划代码')
        .optional(),
      kind: deadlineKind.optional(),
      role: role.optional().meta({ description: '该由谁办理' }),
      day: date.optional().meta({ description: '该日到期的' }),
      from: date.optional(),
      to: date.optional(),
      overdue: flag.optional().meta({ description: 'true 只看已逾期的，false 只看未逾期的；当天到期的不算逾期' }),
      ...paging,
    }),
    status: 200,
    answer: pageOf(workItem).extend({
      today: day,
      counts: z
        .object({ overdue: z.number().int(), today: z.number().int(), next7Days: z.number().int() })
        .optional()
        .meta({ description: '第一页附有：已逾期、当天到期、其后七日内到期的件数，各数至一千' }),
    }),
  }),
} as const;
