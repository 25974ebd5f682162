import { z } from 'zod';
import type { CaseEvent, CaseFacts } from '../case/facts';
import { STAGES, type Stage } from '../case/stage';
import { sealingShape } from './sealing-shape';
import { actorShape, caseNo, citation, day, deadlineShape, describeTable, instant, refusal } from './shapes';

export const stage = z
  .enum(Object.keys(STAGES) as [Stage, ...Stage[]])
  .meta({ id: 'Stage', description: describeTable(STAGES) });

const eventShape = z.custom<CaseEvent>().meta({
  id: 'Event',
  type: 'object',
  description: '发生的事项，type 形如 mediation.accepted，其余内容随 type 而定',
  properties: { type: { type: 'string' } },
  required: ['type'],
});

/** A line of the docket. */
export const entryShape = z
  .object({
    seq: z.number().int(),
    at: instant.meta({ description: '登记时刻（UTC）' }),
    on: day.meta({ description: '发生法律效果之日' }),
    by: actorShape,
    key: z.string(),
    event: eventShape,
    previous: z.string(),
    hash: z.string(),
  })
  .meta({ id: 'Entry', description: '卷宗中的一行，以散列值与前一行相连；隐去的个人信息不影响散列值' });

const factsShape = z.custom<CaseFacts>().meta({
  id: 'Facts',
  type: 'object',
  description: '各个程序的事实，由卷宗逐行推得；个人信息和封存内容按查阅人的权限隐去',
});

export const caseShape = z
  .object({
    caseNo,
    seq: z.number().int().meta({ description: '卷宗最新序号，也是 ETag' }),
    stage,
    stageLabel: z.string(),
    /** The day that it is for this case: a training case has a clock of its own. */
    today: day,
    training: z.boolean().meta({ description: '演练案件，使用自己的时钟' }),
    facts: factsShape,
    sealing: sealingShape.optional(),
  })
  .meta({ id: 'Case' });

export const availableAction = z
  .object({
    name: z.string(),
    label: z.string(),
    basis: citation,
    allowed: z.boolean(),
    refusals: z.array(refusal).readonly().meta({ description: '不能办理的全部理由' }),
    deadline: z
      .object({ key: z.string(), label: z.string(), dueOn: day.optional(), dueAt: instant.optional() })
      .optional(),
  })
  .meta({ id: 'AvailableAction' });

export const actionForm = availableAction
  .extend({ input: z.record(z.string(), z.unknown()).meta({ description: '输入内容的 JSON Schema' }) })
  .meta({ id: 'ActionForm' });

/** What was checked when a dispute came in. */
export const intakeCheck = z
  .object({
    code: z.string(),
    ok: z.boolean(),
    reason: z.string(),
    cite: citation,
    cases: z.array(caseNo).readonly().optional().meta({ description: '可能重复的案件' }),
  })
  .meta({ id: 'IntakeCheck' });

export const openedAnswer = z.object({
  case: caseShape,
  entries: z.array(entryShape).readonly(),
  checks: z.array(intakeCheck).readonly(),
  deadlines: z.array(deadlineShape).readonly(),
  actions: z.array(availableAction).readonly(),
});

export const actAnswer = z.object({
  case: caseShape,
  entries: z.array(entryShape).readonly().meta({ description: '本次办理登记的各行' }),
  deadlines: z.array(deadlineShape).readonly(),
  actions: z.array(availableAction).readonly(),
});
