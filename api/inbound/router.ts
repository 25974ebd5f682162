import { randomUUID } from 'node:crypto';
import express, { Router, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import type { Pool } from 'pg';
import { byItself } from '../../db/eyes';
import { inboundMessage, type InboundMessage } from '../../db/inbound-messages';
import { bodyDigest, type Acknowledgement } from '../../shared/exchange/acknowledgement';
import { messageId } from '../../shared/exchange/envelope';
import { isPartner, PARTNERS, type Partner } from '../../shared/exchange/partners';
import type { PartnerSecrets } from '../../shared/exchange/secrets';
import { ID_HEADER } from '../../shared/exchange/signature';
import { seenOf } from '../audit/auditing';
import { Problem } from '../problem';
import { keep, type Kept } from './keeping';
import { bytesOf, signerOf } from './signed-request';

export type InboundDeps = {
  readonly pool: Pool;
  readonly clock: { now(): number };
  /** The partners' keys as they are now. */
  readonly keys: () => PartnerSecrets;
  /** Told of every new message, once it is kept. */
  readonly arrived?: (() => void) | undefined;
};

const LARGEST_BODY = '256kb';

/**
 * The door for partners' systems, under `/v1/exchange`. Who knocks is known by the signature over the very bytes that
 * came, so these routes stand before any body parser. A message is understood, then kept, then acknowledged; it is
 * carried out afterwards, by the desk.
 */
export function inboundRoutes({ pool, clock, keys, arrived }: InboundDeps): Router {
  const raw = express.raw({ type: () => true, limit: LARGEST_BODY, inflate: false });

  const signedBy = (request: Request, response: Response): Partner => {
    const partner = partnerOf(request);
    const seen = Object.assign(seenOf(response), {
      route: 'exchange',
      kind: request.method === 'POST' ? 'act' : 'look',
    });
    signerOf(request, [[partner, keys()[partner]]], clock.now());
    seen.actor = { id: `partner:${partner}`, role: PARTNERS[partner].role, name: PARTNERS[partner].label };
    return partner;
  };

  async function receive(request: Request, response: Response): Promise<void> {
    const partner = signedBy(request, response);
    const [id, bytes, now] = [request.get(ID_HEADER) ?? '', bytesOf(request), clock.now()];
    const kept = await byItself(() => keep(pool, { partner, id, bytes, now }));
    if (kept.kind === 'new') arrived?.();
    if (kept.kind === 'replayed') response.set('Idempotent-Replayed', 'true');
    response.status(STATUS[kept.kind]).json(answerTo(kept, bytes, now));
  }

  async function report(request: Request, response: Response): Promise<void> {
    const partner = signedBy(request, response);
    const id = messageId.safeParse(request.params.id);
    const found = id.success ? await inboundMessage(pool, { partner, id: id.data }) : undefined;
    if (!found) throw new Problem('no-such-record');
    const { state, caseNo, outcome } = found;
    const { reason, fields, refusals } = outcome ?? {};
    response.json({ ...acknowledgementOf(found), state, caseNo, reason, fields, refusals });
  }

  return Router()
    .use('/:partner', connected(keys), raw, sizeFault)
    .post('/:partner/messages', json, receive)
    .get('/:partner/messages/:id', report);
}

const connected =
  (keys: InboundDeps['keys']): RequestHandler =>
  (request, _response, next) => {
    if (!keys()[partnerOf(request)]) throw new Problem('not-found', { detail: '尚未与该单位建立数据交换' });
    next();
  };

/** What `express.raw` refuses to read. */
function sizeFault(error: unknown, _request: Request, _response: Response, next: NextFunction): void {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status === 413) return next(new Problem('too-large', { detail: `报文不得超过${LARGEST_BODY}` }));
  if (status === 415) return next(new Problem('unsupported-media-type', { detail: '报文不得压缩' }));
  next(error);
}

const json: RequestHandler = (request, _response, next) => {
  if (!request.is('application/json')) throw new Problem('unsupported-media-type');
  next();
};

const STATUS = { new: 202, stale: 202, replayed: 200, 'known-matter': 200 } as const;

/** The technical acknowledgement, and what the sender should know at once. */
function answerTo(kept: Kept, bytes: Buffer, now: number): Acknowledgement & Readonly<Record<string, unknown>> {
  if (kept.kind !== 'known-matter')
    return {
      ...acknowledgementOf(kept.message),
      status: kept.message.state === 'ignored' ? 'IGNORED_STALE' : 'ACCEPTED',
    };
  const { ourCaseNo, knownAs, differences } = kept;
  const receipt = { ackId: randomUUID(), receivedAt: new Date(now).toISOString(), bodySha256: bodyDigest(bytes) };
  return { ...receipt, status: 'KNOWN_MATTER', ourCaseNo, knownAs, differences };
}

const acknowledgementOf = ({ ackId, receivedAt, bodySha256 }: InboundMessage): Acknowledgement => ({
  ackId,
  receivedAt,
  bodySha256,
});

function partnerOf(request: Request): Partner {
  const name = String(request.params.partner);
  if (!isPartner(name)) throw new Problem('not-found', { detail: '没有这一交换单位' });
  return name;
}
