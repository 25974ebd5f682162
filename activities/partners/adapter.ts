import type { Message } from '../../db/messages';
import { OUR_SOURCE, typeOf, type Envelope } from '../../shared/exchange/envelope';
import { schemaOf } from '../../shared/exchange/contracts';

/** How one partner is spoken to: where, and how our message is put into its terms. Data mapping only, no business. */
export type Adapter = {
  /** Below the partner's base address. */
  readonly path: string;
  /** What the partner's terms add to, or change in, what the case ordered. */
  readonly inItsTerms?: (message: Message) => Readonly<Record<string, unknown>>;
};

/** The message does not fit the contract: ours is the fault, and nothing is sent. */
export class BreachOfContract extends Error {}

/**
 * The envelope of a message; the same bytes at every attempt.
 * @throws BreachOfContract if the contract has no such message, or not this content.
 */
export function envelopeOf(message: Message, adapter: Adapter): string {
  const { id, partner, type, subject, revision, createdAt, body } = message;
  const schema = schemaOf(partner, 'sends', type);
  if (!schema) throw new BreachOfContract(`与该单位的交换约定中没有${type}`);
  const result = schema.safeParse({ ...body, ...adapter.inItsTerms?.(message) });
  if (!result.success) {
    const fields = result.error.issues.map((issue) => issue.path.join('.') || type);
    throw new BreachOfContract(`报文内容不符合交换约定：${fields.join('、')}`);
  }
  const envelope: Envelope = {
    specversion: '1.0',
    id,
    source: OUR_SOURCE,
    type: typeOf(partner, type),
    subject,
    time: createdAt,
    datacontenttype: 'application/json',
    revision,
    data: result.data,
  };
  return JSON.stringify(envelope);
}
