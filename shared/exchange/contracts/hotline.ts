import { z } from 'zod';
import { date, statement, words } from '../../case/fields';
import type { Contract } from '../contract';
import { ANSWERS } from './answers';
import { RETURN_REASONS, TICKET_RESOLUTIONS } from '../../paths/tickets';
import { dispute, keysOf, on, ourCaseNo } from './parts';

const order = { hotline: z.enum(['12333', '12348', '12351', '12345']), orderNo: words(60) };

const dispatch = { ...order, dispatchedOn: date, replyBy: date.optional() };

/** With the hotlines: orders, from their dispatch to the call back. Closing an order never closes a case. */
export const HOTLINE = {
  sends: {
    ...ANSWERS,
    'order.signed': z.object({ ...order, ourCaseNo, signedOn: date }),
    /** 退单：with the reason, and to whom it should go instead. */
    'order.returned': z.object({
      ...order,
      ourCaseNo,
      returnedOn: date,
      reasonCode: z.enum(keysOf(RETURN_REASONS)),
      reason: z.string(),
      suggestedUnit: z.string().optional(),
    }),
    'order.extension-requested': z.object({ ...order, ourCaseNo, until: date, reason: z.string(), requestedOn: date }),
    'order.handled': z.object({
      ...order,
      ourCaseNo,
      answeredOn: on,
      reply: z.string().optional(),
      resolution: z.enum(keysOf(TICKET_RESOLUTIONS)).optional(),
    }),
  },
  receives: {
    'order.dispatched': dispute.extend(dispatch),
    /** A further order about a dispute that we already handle. */
    'order.joined': z.object({ ...dispatch, ourCaseNo }),
    'order.extension-answered': z.object({
      ...order,
      ourCaseNo,
      granted: z.boolean(),
      until: on,
      reason: statement.optional(),
      on,
    }),
    /** 督办. */
    'order.supervised': z.object({ ...order, ourCaseNo, level: words(40), reason: statement, newReplyBy: on, on }),
    'order.followed-up': z.object({
      ...order,
      ourCaseNo,
      satisfaction: z.int().min(1).max(5),
      note: statement.optional(),
      reopen: z.boolean().default(false),
    }),
  },
} as const satisfies Contract;
