import { z } from 'zod';
import { date } from '../case/fields';
import { supposedAct } from './acts';
import { availableAction, stage } from './case-answers';
import { contract } from './contract';
import { caseNo, caseParams, day, deadlineShape, refusal, role } from './shapes';

/** The longest story that is thought through at once. */
const MOST_STEPS = 50;

export const SIMULATION_CONTRACTS = {
  simulate: contract({
    method: 'post',
    path: '/v1/cases/{caseNo}/simulate',
    tag: 'deadlines',
    summary: '推演：如果这样办，以后的期限是哪天',
    description:
      '按顺序设想办理若干操作、协商一致延长期限、时间推进到某日，答复其后的全部期限和可以办理的操作。不登记任何内容。期限届满本身带来的后果列在 elapsed，不计入事实。',
    access: 'anyone',
    params: caseParams,
    body: z.strictObject({
      events: z.array(supposedAct).max(MOST_STEPS, `一次最多推演${MOST_STEPS}步`).default([]),
      extend: z
        .strictObject({ days: z.int().min(1).max(365) })
        .optional()
        .meta({ description: '双方同意把正在进行的调解延长若干日，在各步之后推演' }),
      today: date.optional().meta({ description: '推演到该日' }),
      as: role.optional().meta({ description: '以该角色查看可以办理的操作；限监督管理人员、系统管理员' }),
    }),
    status: 200,
    answer: z.object({
      caseNo,
      /** The version of the case from which the story starts. */
      seq: z.number().int(),
      today: day,
      stage,
      steps: z
        .array(
          z.object({
            name: z.string(),
            on: day,
            ok: z.boolean(),
            refusals: z.array(refusal).readonly().meta({ description: '该步依法不能办理的理由；推演到此为止' }),
            events: z.array(z.string()).readonly().meta({ description: '将会登记的事项' }),
          }),
        )
        .readonly(),
      deadlines: z.array(deadlineShape).readonly(),
      changed: z
        .array(z.object({ key: z.string(), label: z.string(), from: day.optional(), to: day.optional() }))
        .readonly()
        .meta({ description: '与现在相比变化的截止日；from 缺省为新产生，to 缺省为不再有' }),
      elapsed: z
        .array(z.object({ key: z.string(), label: z.string(), dueOn: day, consequence: z.string() }))
        .readonly()
        .meta({ description: '推演到该日时已经届满而无人办理的期限及其后果' }),
      actions: z.array(availableAction).readonly(),
    }),
    problems: ['no-such-case'],
  }),
} as const;
