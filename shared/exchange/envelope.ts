import { z } from 'zod';
import { words } from '../case/fields';
import type { Partner } from './partners';

/** Travels in a header, is signed, and names a workflow: letters, digits and a few marks, no dot. */
export const messageId = z
  .string()
  .regex(/^[A-Za-z0-9_:-]{1,100}$/, '报文编号只能由字母、数字和 _ : - 组成，不超过100个字符');

/**
 * The envelope of every message in either direction: CloudEvents 1.0 in JSON. Attributes that we do not know are
 * tolerated, since a partner may add some within a major version.
 */
export const envelope = z.object({
  specversion: z.literal('1.0'),
  /** Unique per sender, never reused. */
  id: messageId,
  /** Who says it: `urn:cq:court:渝0103`. */
  source: words(200),
  /** `cn.cq.ldm.court.mandate.result.v1`: the partner of the exchange, what is said, the major version. */
  type: words(100),
  /** What it is about at the partner: the court's or the order's number. Messages of one subject have an order. */
  subject: words(200),
  /** When it was said, RFC 3339 with an offset. */
  time: z.iso.datetime({ offset: true }),
  datacontenttype: z.literal('application/json').optional(),
  /** Grows with each new version of what is said about the subject. */
  revision: z.int().min(1).optional(),
  /** Id of the message that this one answers. */
  replyto: messageId.optional(),
  data: z.unknown(),
});
export type Envelope = z.output<typeof envelope>;

/** Who we are in the envelope of what we send. */
export const OUR_SOURCE = 'urn:cq:ldm:yuhe';

const PREFIX = 'cn.cq.ldm';
const MAJOR = 'v1';

/** The CloudEvents type of a message of the exchange with a partner, in its first major version. */
export const typeOf = (partner: Partner, name: string): string => `${PREFIX}.${partner}.${name}.${MAJOR}`;

/** The name within the exchange with this partner; nothing for the type of another exchange or version. */
export function nameOf(partner: Partner, type: string): string | undefined {
  const [before, after] = [`${PREFIX}.${partner}.`, `.${MAJOR}`];
  return type.startsWith(before) && type.endsWith(after) ? type.slice(before.length, -after.length) : undefined;
}
