import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { inboundMessage, mandatesNamed, type InboundMessage } from '../../db/inbound-messages';
import type { Actor } from '../../shared/case/actor';
import { envelope, typeOf, type Envelope } from '../../shared/exchange/envelope';
import { COURT } from '../../shared/exchange/contracts/court';
import type { Received } from '../../shared/exchange/contract';
import { keep, type Kept } from './keeping';

/** Who entrusts, under which Idempotency-Key, and what; `now`: UTC milliseconds. */
export type Entrusting = {
  readonly court: Actor;
  readonly key: string;
  readonly mandate: Received<typeof COURT, 'mandate.entrusted'>;
  readonly now: number;
};

/**
 * Keeps a mandate that came without an envelope in the envelope that it would have had: from here on it is a message
 * like every other.
 * @throws Problem as `keep` does.
 */
export async function keepMandate(pool: Pool, { court, key, mandate, now }: Entrusting): Promise<Kept> {
  const id = idOf(court, key);
  // The same bytes, should the first answer have been lost after they were kept.
  const before = await inboundMessage(pool, { partner: 'court', id });
  const message: Envelope = {
    specversion: '1.0',
    id,
    source: sourceOf(mandate.court.code),
    type: typeOf('court', 'mandate.entrusted'),
    subject: mandate.mandateId,
    time: before ? envelopeIn(before).time : new Date(now).toISOString(),
    datacontenttype: 'application/json',
    data: mandate,
  };
  return keep(pool, { partner: 'court', id, bytes: Buffer.from(JSON.stringify(message)), now });
}

/** The mandate that a court has handed over under a number of its own; one that became a case before others. */
export async function mandateOf(pool: Pool, courtCode: string, mandateId: string): Promise<InboundMessage | undefined> {
  const found = await mandatesNamed(pool, mandateId);
  return found.find((message) => {
    const content = COURT.receives['mandate.entrusted'].safeParse(envelopeIn(message).data);
    return content.success && content.data.court.code === courtCode;
  });
}

const envelopeIn = ({ body }: InboundMessage): Envelope => envelope.parse(JSON.parse(body));

const sourceOf = (courtCode: string): string => `urn:cq:court:${courtCode}`;

/** The same key of the same client is the same message. */
const idOf = ({ id }: Actor, key: string): string =>
  `mandate_${createHash('sha256').update(`${id}\n${key}`).digest('hex').slice(0, 40)}`;
