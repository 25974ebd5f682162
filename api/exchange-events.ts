import { Router, type Request, type Response } from 'express';
import type { Pool } from 'pg';
import { cursorAfter, placeOf } from '../db/cursor';
import { byItself } from '../db/eyes';
import { readFeed, type FedMessage } from '../db/message-feed';
import { EXCHANGE_CONTRACTS } from '../shared/contract/exchange-contracts';
import { nameOf } from '../shared/exchange/envelope';
import { BreachOfContract } from '../shared/exchange/outbound/adapter';
import { envelopeOf } from '../shared/exchange/outbound/adapters';
import { PARTNER_NAMES } from '../shared/exchange/partners';
import type { PartnerSecrets } from '../shared/exchange/secrets';
import { signerOf } from './inbound/signed-request';
import { valid } from './validation';

export type EventsDeps = {
  readonly pool: Pool;
  readonly clock: { now(): number };
  /** The partners' keys as they are now. */
  readonly keys: () => PartnerSecrets;
};

/**
 * `GET /v1/exchange/events`: a partner that was down, or cannot be reached, reads what it was told, in order. Who asks
 * is known by whose secret has signed the request.
 */
export function eventRoutes({ pool, clock, keys }: EventsDeps): Router {
  async function read(request: Request, response: Response): Promise<void> {
    const known = keys();
    const candidates = PARTNER_NAMES.map((name) => [name, known[name]] as const);
    const partner = signerOf(request, candidates, clock.now());
    const { after, types, limit } = valid(EXCHANGE_CONTRACTS.catchUp.query, { ...request.query }, 'query');
    const list = `events/${partner}`;
    const place = placeOf(list, after, ['number'])?.[0] ?? '0';
    const names = types?.split(',').map((type) => nameOf(partner, type) ?? type) ?? [];
    const asked = { after: Number(place), types: names, limit: limit + 1 };
    const found = await byItself(() => readFeed(pool, partner, asked));
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const next = last ? cursorAfter(list, String(last.no)) : after;
    response.set('Cache-Control', 'no-store').json({
      items: page.flatMap(envelopes),
      ...(next === undefined ? {} : { next }),
      more: found.length > limit,
    });
  }

  return Router().get('/', read);
}

/** As it was sent; what breaks the contract was never sent. */
function envelopes({ message }: FedMessage): unknown[] {
  try {
    return [JSON.parse(envelopeOf(message))];
  } catch (error) {
    if (error instanceof BreachOfContract) return [];
    throw error;
  }
}
