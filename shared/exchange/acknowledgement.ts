import { createHash } from 'node:crypto';
import { z } from 'zod';

/**
 * The technical acknowledgement (技术回执): the message has arrived whole and is kept. It says nothing about the
 * business, which is answered by a message of its own.
 */
export const acknowledgement = z.object({
  ackId: z.string().min(1).max(200),
  /** UTC instant, ISO. */
  receivedAt: z.iso.datetime({ offset: true }),
  /** Of the body's bytes as they arrived: what was altered on its way is not taken for delivered. */
  bodySha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Acknowledgement = z.output<typeof acknowledgement>;

/** SHA-256 of a message body, hexadecimal. */
export const bodyDigest = (body: string | Uint8Array): string => createHash('sha256').update(body).digest('hex');
