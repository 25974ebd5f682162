import type { Partner } from '../partners';
import { envelopeThrough, type Adapter, type OutboundMessage } from './adapter';
import { court } from './court';

const canonical: Adapter = { path: '/messages' };

/** Who speaks our canonical model as it is, and who needs more. */
const ADAPTERS: Readonly<Record<Partner, Adapter>> = {
  court,
  arbitration: canonical,
  union: canonical,
  hotline: canonical,
  inspection: canonical,
  'national-platform': canonical,
};

/** Below the partner's base address. */
export const messagePathOf = (partner: Partner): string => ADAPTERS[partner].path;

/** The message as its partner is told it. @throws BreachOfContract if it does not fit the contract. */
export const envelopeOf = (message: OutboundMessage): string => envelopeThrough(ADAPTERS[message.partner], message);
