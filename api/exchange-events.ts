import { Router, type Request, type Response } from 'express';
import type { Pool } from 'pg';
import { cursorAfter, placeOf } from '../db/cursor';
import { readFeed, type FedMessage } from '../db/message-feed';
import { EXCHANGE_CONTRACTS } from '../shared/contract/exchange-contracts';
import { nameOf } from '../shared/exchange/envelope';
import { BreachOfContract } from '../shared/exchange/outbound/adapter';
import { envelopeOf } from '../shared/exchange/outbound/adapters';
import { PARTNER_NAMES, type Partner } from '../shared/exchange/partners';
import { readPartnerSecrets } from '../shared/exchange/secrets';
import {
  ID_HEADER,
  SIGNATURE_HEADER,
  signatureFault,
  SIGNATURE_WINDOW_SECONDS,
  TIMESTAMP_HEADER,
  type SignatureFault,
} from '../shared/exchange/signature';
import { Problem } from './problem';
import { valid } from './validation';

export type EventsDeps = {
  readonly pool: Pool;
  readonly clock: { now(): number };
  /** PARTNER_SECRETS_FILE. */
  readonly secretsFile: string | undefined;
};

const NO_BODY = new Uint8Array();

/**
 * `GET /v1/exchange/events`: a partner that was down, or cannot be reached, reads what it was told, in order. Who asks
 * is known by whose secret has signed the request.
 * @throws Error if the file of secrets is not usable.
 */
export function eventRoutes({ pool, clock, secretsFile }: EventsDeps): Router {
  const secrets = readPartnerSecrets(secretsFile);

  function signer(request: Request): Partner {
    const faults = new Set<SignatureFault>();
    for (const partner of PARTNER_NAMES) {
      const fault = signatureFault(secrets[partner] ?? [], headersOf(request), NO_BODY, clock.now());
      if (fault === undefined) return partner;
      faults.add(fault);
    }
    throw new Problem('unauthenticated', { detail: faultDetail(faults) });
  }

  async function read(request: Request, response: Response): Promise<void> {
    const partner = signer(request);
    const { after, types, limit } = valid(EXCHANGE_CONTRACTS.catchUp.query, { ...request.query }, 'query');
    const list = `events/${partner}`;
    const place = placeOf(list, after, ['number'])?.[0] ?? '0';
    const names = types?.split(',').map((type) => nameOf(partner, type) ?? type) ?? [];
    const found = await readFeed(pool, partner, { after: Number(place), types: names, limit: limit + 1 });
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

function faultDetail(faults: ReadonlySet<SignatureFault>): string {
  if (faults.has('missing')) return `缺少 ${ID_HEADER}、${TIMESTAMP_HEADER} 或者 ${SIGNATURE_HEADER}`;
  if (faults.has('outside-window'))
    return `${TIMESTAMP_HEADER} 与本系统时间相差超过${SIGNATURE_WINDOW_SECONDS / 60}分钟`;
  return '签名不符';
}

const headersOf = (request: Request) => ({
  [ID_HEADER]: request.get(ID_HEADER),
  [TIMESTAMP_HEADER]: request.get(TIMESTAMP_HEADER),
  [SIGNATURE_HEADER]: request.get(SIGNATURE_HEADER),
});
