import { OUR_SOURCE, typeOf, type Envelope } from '../envelope';
import { shown } from '../../case/personal';
import { schemaOf } from '../contracts';
import type { Partner } from '../partners';

/** What the envelope of a message of ours is made from. `createdAt`: UTC instant, ISO. */
export type OutboundMessage = {
  readonly id: string;
  readonly partner: Partner;
  readonly type: string;
  readonly subject: string;
  readonly revision: number;
  readonly createdAt: string;
  readonly body: Readonly<Record<string, unknown>>;
};

/** How one partner is spoken to: where, and how our message is put into its terms. Data mapping only, no business. */
export type Adapter = {
  /** Below the partner's base address. */
  readonly path: string;
  /** What the partner's terms add to, or change in, what the case ordered. */
  readonly inItsTerms?: (message: Pick<OutboundMessage, 'type' | 'body'>) => Readonly<Record<string, unknown>>;
};

/** The message does not fit the contract: ours is the fault, and nothing is sent. */
export class BreachOfContract extends Error {}

/**
 * The envelope of a message; the same bytes at every attempt, and in the feed.
 * @throws BreachOfContract if the contract has no such message, or not this content.
 */
export function envelopeThrough(adapter: Adapter, message: OutboundMessage): string {
  const { id, partner, type, subject, revision, createdAt, body } = message;
  const schema = schemaOf(partner, 'sends', type);
  if (!schema) throw new BreachOfContract(`与该单位的交换约定中没有${type}`);
  // Numbers of people leave as their masks; what a body needs in clear travels in a document.
  const told = JSON.parse(shown(JSON.stringify({ ...body, ...adapter.inItsTerms?.(message) }))) as unknown;
  const result = schema.safeParse(told);
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
