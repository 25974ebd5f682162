import { z } from 'zod';
import { ourCaseNo } from './parts';

/** One field of a message at fault: where, by which rule, and how it can be put right. */
const fault = z.object({ path: z.string(), code: z.string(), message: z.string(), hint: z.string().optional() });

/** Why the law does not permit what the message asks for, with the article. */
const refusal = z.object({ code: z.string(), reason: z.string(), article: z.string(), remedy: z.string() });

/** What every partner is told of its own messages, beside the business itself. */
export const ANSWERS = {
  /**
   * 业务回执：what became of a message, after its technical acknowledgement. `accepted`: carried out in the case named;
   * `rejected`: its content cannot stand, put the fields right and send it under a new id; `returned`: sound, but the
   * law or the state of the case does not permit it.
   */
  'message.acked': z.object({
    messageId: z.string(),
    messageType: z.string(),
    decision: z.enum(['accepted', 'rejected', 'returned']),
    ourCaseNo: ourCaseNo.optional(),
    reason: z.string().optional(),
    fields: z.array(fault).optional(),
    refusals: z.array(refusal).optional(),
  }),
  /** 请求补发：revisions of a subject that have not arrived; please send them again. */
  'message.requested': z.object({
    messageSubject: z.string(),
    received: z.int(),
    missing: z.array(z.int()).min(1),
  }),
} as const;
