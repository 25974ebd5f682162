import type { Payload, PayloadCodec } from '@temporalio/common';
import express, { Router, type Request, type RequestHandler } from 'express';
import { ROLES } from '../../shared/case/actor';
import { casesIn, seeBefore, seenOf } from '../audit/auditing';
import type { AuditBook } from '../audit/book';
import { mustBeJson } from '../headers';
import type { Doorkeeper } from '../identity/doorkeeper';
import { parseJson } from '../json-text';
import { Problem } from '../problem';
import { send } from '../route';
import { valid } from '../validation';
import { payloadsShape, payloadsText } from './payload-json';

/** A page of Temporal's UI asks for what stands in many events at once. */
const LARGEST_BODY = '8mb';

/** How Temporal's UI has what Temporal stores decrypted. */
export type CodecSettings = {
  /** How payloads are encrypted. */
  readonly codec: PayloadCodec;
  /** Whose payloads they are: TEMPORAL_NAMESPACE. */
  readonly namespace: string;
  /** Where browsers reach Temporal's UI: no other page may ask. */
  readonly ui: string;
};

type CodecDesk = CodecSettings & {
  readonly doorkeeper: Doorkeeper;
  readonly book: AuditBook;
  /** Stops a person who asks too often. */
  readonly pace: RequestHandler;
};

/**
 * /codec: Temporal's contract for remote codecs (POST /decode, POST /encode), for system administrators alone: by a
 * token, or by the session that their browser has with the console. Who decodes is noted before it is answered.
 */
export function codecRoutes(desk: CodecDesk): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.use(fromTheUi(new URL(desk.ui).origin));
  const read = express.raw({ type: () => true, limit: LARGEST_BODY, inflate: false });
  for (const work of ['decode', 'encode'] as const) {
    router.post(`/${work}`, admitted(desk, work), desk.pace, read, answering(desk, work));
    router.all(`/${work}`, ({ method }) => {
      throw new Problem('method-not-allowed', { detail: `该地址不支持 ${method}，支持 POST`, allow: ['POST'] });
    });
  }
  return router;
}

/** Pages of the UI's origin may ask and read, with the cookie of whoever has signed in; a browser lets no others. */
function fromTheUi(origin: string): RequestHandler {
  return (req, res, next) => {
    res.vary('Origin');
    if (req.headers.origin === origin)
      res.set({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' });
    if (req.method !== 'OPTIONS') return next();
    res.set({
      'Access-Control-Allow-Methods': 'POST',
      'Access-Control-Allow-Headers': 'Authorization, Content-Type, X-Namespace',
      'Access-Control-Max-Age': '600',
    });
    res.status(204).end();
  };
}

type Work = 'decode' | 'encode';

/** What the audit log calls it; encoding shows nothing, and is noted as something that was done. */
const NOTED = {
  decode: { route: 'decodePayloads', shows: 'case', kind: 'look' },
  encode: { route: 'encodePayloads', shows: 'nothing', kind: 'act' },
} as const;

function admitted({ doorkeeper, ui, namespace }: CodecDesk, work: Work): RequestHandler {
  return async (req, res, next) => {
    Object.assign(seenOf(res), NOTED[work]);
    const { actor } = await doorkeeper.admit(req, new URL(ui).origin);
    seenOf(res).actor = actor;
    if (actor.role !== 'administrator')
      throw new Problem('forbidden', { detail: `${ROLES[actor.role]}无权查看流程引擎的内容，由系统管理员查看` });
    const asked = req.get('x-namespace') ?? namespace;
    if (asked !== namespace)
      throw new Problem('forbidden', { detail: `X-Namespace 应为 ${namespace}，其他命名空间的内容不由本系统加密` });
    next();
  };
}

function answering({ codec, book }: CodecDesk, work: Work): RequestHandler {
  return async (req, res) => {
    const payloads = await worked(codec, work, await payloadsOf(req));
    const sent = { status: 200, text: payloadsText(payloads), headers: JSON_TYPE };
    seenOf(res).caseNos = casesIn(payloads.map(({ data }) => Buffer.from(data ?? []).toString('utf8')).join(' '));
    await seeBefore(book, { req, res, status: 200, sent });
    send(res, sent);
  };
}

const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };

async function payloadsOf(req: Request): Promise<Payload[]> {
  mustBeJson(req.headers);
  const { payloads } = valid(payloadsShape, parseJson(req.body as Buffer), 'body');
  return payloads;
}

async function worked(codec: PayloadCodec, work: Work, payloads: Payload[]): Promise<Payload[]> {
  try {
    return await codec[work](payloads);
  } catch (cause) {
    const detail = '内容不能解密：不是本系统加密的，已被改动，或者其密钥没有交给本进程';
    throw new Problem('validation', { detail }, { cause });
  }
}
