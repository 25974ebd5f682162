import { z } from 'zod';
import { UNSEALING_STATES, type UnsealingState } from '../case/sealing-notice';
import { citation, day, describeTable, sideShape } from './shapes';

const seal = z.object({
  no: z.number().int().meta({ description: '本案第几号封存' }),
  ref: z.string(),
  heading: z.string().meta({ description: '出自何处' }),
  sealedOn: day,
  openByConsent: z.boolean().meta({ description: '双方当事人均同意解除封存，且均未撤回' }),
  consents: z
    .array(z.object({ side: sideShape, on: day, way: z.string(), evidence: z.string().optional() }))
    .readonly(),
});

const unsealing = z.object({
  no: z.number().int(),
  sealNo: z.number().int(),
  provision: z.string(),
  cite: citation,
  purpose: z.string(),
  proceeding: z.string(),
  requester: z.string(),
  requestedOn: day,
  state: z
    .enum(Object.keys(UNSEALING_STATES) as [UnsealingState, ...UnsealingState[]])
    .meta({ description: describeTable(UNSEALING_STATES) }),
  decidedBy: z.string().optional(),
  reason: z.string().optional(),
  until: day.optional().meta({ description: '申请人可以查阅的最后一日' }),
});

/** What a case says of its seals to whoever may read it. */
export const sealingShape = z
  .object({
    count: z.number().int(),
    items: z.array(seal).readonly(),
    unsealings: z.array(unsealing).readonly().meta({ description: '依法启封的申请' }),
    reason: z.string(),
    cites: z.array(citation).readonly(),
    quotes: z
      .array(z.object({ label: z.string(), text: z.string() }))
      .readonly()
      .meta({ description: '条文原文' }),
  })
  .meta({
    id: 'SealingNotice',
    description: '本案存在封存内容的告知：有几项、出自何处、为何不得使用、谁同意或者申请启封；从不含封存的内容',
  });
