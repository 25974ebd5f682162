import { z } from 'zod';
import { date, statement, words } from '../../case/fields';
import type { Contract } from '../contract';
import { dispute, on, ourCaseNo } from './parts';

const order = { hotline: z.enum(['12333', '12348', '12351', '12345']), orderNo: words(60) };

const dispatch = { ...order, dispatchedOn: date, replyBy: date.optional() };

/** With the hotlines: orders, from their dispatch to the call back. Closing an order never closes a case. */
export const HOTLINE = {
  sends: {
    'order.signed': z.object({ ...order, ourCaseNo, signedOn: date }),
    'order.handled': z.object({ ...order, ourCaseNo, answeredOn: on }),
  },
  receives: {
    'order.dispatched': dispute.extend(dispatch),
    /** A further order about a dispute that we already handle. */
    'order.joined': z.object({ ...dispatch, ourCaseNo }),
    'order.followed-up': z.object({
      ...order,
      ourCaseNo,
      satisfaction: z.int().min(1).max(5),
      note: statement.optional(),
      reopen: z.boolean().default(false),
    }),
  },
} as const satisfies Contract;
