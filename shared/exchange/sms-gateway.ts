import { z } from 'zod';

// What is said to a gateway for text messages (短信网关). Both requests are signed as messages between partners are
// (shared/exchange/signature), the second over its target.

/** Where a text is handed in: `POST {base}/messages`, with its id as the idempotency key. */
export const SMS_PATH = '/messages';

export const smsMessage = z.strictObject({
  /** Ours; the same however often it is sent. */
  id: z.uuid(),
  to: z.string().min(5).max(24),
  content: z.string().min(1).max(500),
});
export type SmsMessage = z.output<typeof smsMessage>;

/** What the gateway knows of a text; answer to handing it in, and to `GET {base}/messages/{id}` (回执). */
export const smsReport = z.object({
  id: z.uuid(),
  state: z.enum(['accepted', 'delivered', 'undelivered']),
  /** The carrier's reason, as it names it. */
  reason: z.string().max(200).optional(),
});
export type SmsReport = z.output<typeof smsReport>;
