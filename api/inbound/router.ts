import { randomUUID } from 'node:crypto';
import express, { Router, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import type { Pool } from 'pg';
import { inboundMessage, keepInbound, type InboundMessage } from '../../db/inbound-messages';
import { bodyDigest, type Acknowledgement } from '../../shared/exchange/acknowledgement';
import { envelope, messageId, nameOf } from '../../shared/exchange/envelope';
import { isPartner, PARTNERS, type Partner } from '../../shared/exchange/partners';
import { readPartnerSecrets } from '../../shared/exchange/secrets';
import {
  ID_HEADER,
  SIGNATURE_HEADER,
  SIGNATURE_WINDOW_SECONDS,
  signatureFault,
  TIMESTAMP_HEADER,
  type SignatureFault,
} from '../../shared/exchange/signature';
import { localDateOf } from '../../shared/law/local-date';
import { parseJson } from '../json-text';
import { Problem } from '../problem';
import { valid } from '../validation';
import { meaningOf } from './translation';

export type InboundDeps = {
  readonly pool: Pool;
  readonly clock: { now(): number };
  /** PARTNER_SECRETS_FILE. */
  readonly secretsFile: string | undefined;
  /** Told of every new message, once it is kept. */
  readonly arrived?: (() => void) | undefined;
};

const LARGEST_BODY = '256kb';

const FAULTS: Readonly<Record<SignatureFault, string>> = {
  missing: `缺少 ${ID_HEADER}、${TIMESTAMP_HEADER} 或者 ${SIGNATURE_HEADER}`,
  'outside-window': `${TIMESTAMP_HEADER} 与本系统时间相差超过${SIGNATURE_WINDOW_SECONDS / 60}分钟`,
  wrong: '签名不符',
};

/**
 * The door for partners' systems, under `/v1/exchange`. Who knocks is known by the signature over the very bytes that
 * came, so these routes stand before any body parser. A message is understood, then kept, then acknowledged; it is
 * carried out afterwards, by the desk.
 * @throws Error if the file of secrets is not usable.
 */
export function inboundRoutes({ pool, clock, secretsFile, arrived }: InboundDeps): Router {
  const secrets = readPartnerSecrets(secretsFile);
  const raw = express.raw({ type: () => true, limit: LARGEST_BODY, inflate: false });

  const signedBy = (request: Request): Partner => {
    const partner = partnerOf(request);
    const fault = signatureFault(secrets[partner] ?? [], headersOf(request), bytesOf(request), clock.now());
    if (fault) throw new Problem('unauthenticated', { detail: FAULTS[fault] });
    return partner;
  };

  async function receive(request: Request, response: Response): Promise<void> {
    const partner = signedBy(request);
    const { kept, isNew } = await keep(pool, partner, request, clock.now());
    if (isNew) arrived?.();
    else response.set('Idempotent-Replayed', 'true');
    response.status(isNew ? 202 : 200).json(acknowledgementOf(kept));
  }

  async function report(request: Request, response: Response): Promise<void> {
    const partner = signedBy(request);
    const id = messageId.safeParse(request.params.id);
    const found = id.success ? await inboundMessage(pool, { partner, id: id.data }) : undefined;
    if (!found) throw new Problem('no-such-record');
    const { state, caseNo, outcome } = found;
    response.json({ ...acknowledgementOf(found), state, caseNo, ...outcome });
  }

  return Router()
    .use('/:partner', connected(secrets), raw, sizeFault)
    .post('/:partner/messages', json, receive)
    .get('/:partner/messages/:id', report);
}

const connected =
  (secrets: Readonly<Partial<Record<Partner, unknown>>>): RequestHandler =>
  (request, _response, next) => {
    if (!secrets[partnerOf(request)]) throw new Problem('not-found', { detail: '尚未与该单位建立数据交换' });
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

/** Understands the message and keeps it; the same one again is found as it was kept. */
async function keep(
  pool: Pool,
  partner: Partner,
  request: Request,
  now: number,
): Promise<{ kept: InboundMessage; isNew: boolean }> {
  const bytes = bytesOf(request);
  const { id, type, source, subject, data } = valid(envelope, parseJson(bytes), 'body');
  if (id !== request.get(ID_HEADER))
    throw new Problem('validation', {
      fields: [{ path: 'body.id', code: 'mismatch', message: `应与 ${ID_HEADER} 一致` }],
    });
  const name = nameOf(partner, type) ?? type;
  const meaning = meaningOf(partner, name, data, localDateOf(now));
  const ackId = randomUUID();
  const bodySha256 = bodyDigest(bytes);
  const kept = await keepInbound(pool, {
    ...{ partner, id, ackId, name, source, bodySha256 },
    subject: meaning.subject ?? subject,
    body: bytes.toString('utf8'),
    receivedAt: new Date(now).toISOString(),
    caseNo: meaning.kind === 'act' ? meaning.caseNo : undefined,
  });
  if (kept.bodySha256 !== bodySha256)
    throw new Problem('key-reused', { detail: `报文编号${id}已用于${PARTNERS[partner].label}的另一报文` });
  return { kept, isNew: kept.ackId === ackId };
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

const bytesOf = (request: Request): Buffer => (Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));

const headersOf = (request: Request) => ({
  [ID_HEADER]: request.get(ID_HEADER),
  [TIMESTAMP_HEADER]: request.get(TIMESTAMP_HEADER),
  [SIGNATURE_HEADER]: request.get(SIGNATURE_HEADER),
});
