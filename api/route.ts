import express, { type Request, type RequestHandler, type Response, Router } from 'express';
import type { z } from 'zod';
import { seenBy } from '../db/eyes';
import type { Actor } from '../shared/case/actor';
import { ROLES } from '../shared/case/actor';
import { canonicalJson } from '../shared/case/entry';
import { shown } from '../shared/case/personal';
import { NOTHING, type Contract } from '../shared/contract/contract';
import type { FileAnswer, UploadedFile } from '../shared/contract/files';
import { CONTRACTS, type ContractName } from '../shared/contract/contracts';
import { SCOPES } from '../shared/contract/scopes';
import { seeAnswer, seenOf, seeRoute } from './audit/auditing';
import type { AuditBook } from './audit/book';
import { expectedVersion, idempotencyKey, mustBeJson } from './headers';
import { parseJson } from './json-text';
import type { Keyring, Sent } from './keyed';
import { Problem } from './problem';
import type { Doorkeeper, Visitor } from './identity/doorkeeper';
import { LARGEST_UPLOAD, uploadedFile } from './uploads';
import { valid } from './validation';

type Bodied<C extends Contract> = z.output<NonNullable<C['body']>>;

/** A request that has passed its contract. */
export type Asked<C extends Contract> = {
  readonly params: z.output<C['params']>;
  readonly query: z.output<C['query']>;
  readonly body: Bodied<C>;
  /** Who asks; nobody on a public route. */
  readonly actor: C['access'] extends 'public' ? undefined : Actor;
  /** What else is known of who asks by the session of a browser. */
  readonly visitor: C['access'] extends 'public' ? undefined : Visitor;
  /** The Idempotency-Key; empty on routes that change nothing. */
  readonly key: string;
  /** By If-Match. */
  readonly expectedSeq: number | undefined;
  /** The case number issued to an attempt under the same key that died. */
  readonly promised: string | undefined;
};

export type Reply<C extends Contract> = {
  readonly body: z.output<C['answer']>;
  /** The contract's unless said otherwise. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
};
export type Handler<C extends Contract> = (asked: Asked<C>) => Promise<Reply<C>>;
/** What is done on each route: one without a handler does not compile. */
export type Handlers = { readonly [Name in ContractName]: Handler<(typeof CONTRACTS)[Name]> };

/** What a route needs beside its contract and its handler. */
export type Routing = {
  readonly doorkeeper: Doorkeeper;
  readonly keyring: Keyring;
  readonly book: AuditBook;
  /** Stops a person who asks too often. */
  readonly pace: RequestHandler;
  /** Digest of a request's body. */
  readonly digest: (text: string) => string;
  /** Looks at every answer before it is sent: tests compare it with its contract. */
  readonly inspect?: (contract: Contract, answer: unknown) => void;
};

const LARGEST_BODY = '2mb';

/** All routes of the contracts; an address that exists answers other methods with 405. */
export function routesOf(handlers: Handlers, routing: Routing): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const methods = new Map<string, string[]>();
  for (const name of Object.keys(CONTRACTS) as ContractName[]) {
    const contract: Contract = CONTRACTS[name];
    const path = contract.path.replaceAll(/\{(\w+)\}/g, ':$1');
    router[contract.method](path, ...served(name, { contract, handler: handlers[name], routing }));
    methods.set(path, [...(methods.get(path) ?? []), ...(contract.method === 'get' ? ['GET', 'HEAD'] : ['POST'])]);
  }
  for (const [path, allow] of methods) {
    router.all(path, ({ method }) => {
      throw new Problem('method-not-allowed', { detail: `该地址不支持 ${method}，支持 ${allow.join('、')}`, allow });
    });
  }
  return router;
}

type Locals = { visitor?: Visitor };

/** Who asks, as the audit log notes it: with the post, and the delegation if it is a colleague's. */
const underPost = ({ actor, post, delegation }: Visitor) => ({
  ...actor,
  ...(post === undefined ? {} : { post }),
  ...(delegation === undefined ? {} : { delegation }),
});

function served(name: ContractName, route: Served): RequestHandler[] {
  const { contract, routing } = route;
  const authenticate: RequestHandler = async (req, res, next) => {
    seeRoute(res, name, contract);
    if (contract.access !== 'public') {
      const visitor = await routing.doorkeeper.admit(req);
      seenOf(res).actor = underPost(visitor);
      mustBeAllowed(contract, visitor);
      (res.locals as Locals).visitor = visitor;
    }
    next();
  };
  const answer: RequestHandler = async (req, res) => {
    const { visitor } = res.locals as Locals;
    const work = () => answered(route, req, visitor);
    const sent = await (visitor ? seenBy(visitor.actor, work) : work()).catch(async (error: unknown) => {
      await seeAnswer(routing.book, contract, { req, res, status: statusOf(error) });
      throw error;
    });
    await seeAnswer(routing.book, contract, { req, res, status: sent.status, sent });
    send(res, sent);
  };
  // Nobody is read at length before it is known who it is.
  const limit = contract.upload ? LARGEST_UPLOAD : LARGEST_BODY;
  const read = contract.method === 'post' ? [express.raw({ type: () => true, limit, inflate: false })] : [];
  return [authenticate, ...(contract.access === 'public' ? [] : [routing.pace]), ...read, answer];
}

const statusOf = (error: unknown): number => (error instanceof Problem ? error.status : 500);

/** @throws Problem `forbidden` if the role or the token is not one for this route. */
function mustBeAllowed({ access, scope }: Contract, { actor, scopes }: Visitor): void {
  if (typeof access !== 'string' && !access.includes(actor.role)) {
    const allowed = access.map((role) => ROLES[role]).join('、');
    throw new Problem('forbidden', { detail: `${ROLES[actor.role]}无权使用该接口，由${allowed}办理` });
  }
  if (scope && !scopes?.includes(scope))
    throw new Problem('forbidden', { detail: `访问令牌没有 ${scope} 权限（${SCOPES[scope]}）` });
}

type Served = { readonly contract: Contract; readonly handler: Handler<Contract>; readonly routing: Routing };

async function answered(
  { contract, handler, routing }: Served,
  req: Request,
  visitor: Visitor | undefined,
): Promise<Sent> {
  const actor = visitor?.actor;
  const body = contract.method === 'post' ? await bodyOf(contract, req) : {};
  const asked = {
    params: valid(contract.params, req.params, 'path'),
    query: valid(contract.query, { ...req.query }, 'query'),
    body: valid(contract.body ?? NOTHING, body, 'body'),
    actor,
    visitor,
    key: contract.writes ? idempotencyKey(req.headers) : '',
    expectedSeq: contract.versioned ? expectedVersion(req.headers) : undefined,
  };
  const work = async (promised?: string): Promise<Sent> => {
    const reply = await handler({ ...asked, promised } as Asked<Contract>);
    if (contract.download) return download(contract, reply.body as FileAnswer);
    routing.inspect?.(contract, reply.body);
    return sent(contract, reply);
  };
  if (!contract.writes || !actor) return work();
  const bodySha256 = routing.digest(contract.upload ? fileText(body as UploadedFile) : canonicalJson(body));
  const keyed = { actorId: actor.id, key: asked.key, methodPath: `${req.method} ${req.originalUrl}`, bodySha256 };
  return routing.keyring.once(keyed, work);
}

async function bodyOf({ upload }: Contract, req: Request): Promise<unknown> {
  if (upload) return uploadedFile(req.body, req.headers, upload);
  const bytes: unknown = req.body;
  if (!Buffer.isBuffer(bytes) || bytes.length === 0) return {};
  mustBeJson(req.headers);
  return parseJson(bytes);
}

const sent = (
  { status, answerType = 'application/json' }: Contract,
  { body, headers = {}, status: told = status }: Reply<Contract>,
): Sent => ({
  status: told,
  // Whatever is answered with: numbers and addresses of people leave as their masks.
  text: shown(JSON.stringify(body)),
  headers: { ...headers, 'Content-Type': `${answerType}; charset=utf-8` },
});

/** What tells one file from another. */
const fileText = ({ name = '', bytes }: UploadedFile): string => `${name}\n${bytes.toString('base64')}`;

/** A file is made for whoever asks, and not kept: it is no answer to something that was done. */
const download = ({ status }: Contract, { bytes, type, name }: FileAnswer): Sent => ({
  status,
  text: '',
  bytes,
  headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${name}"` },
});

/** Sends an answer as it is. */
export function send(res: Response, { status, text, bytes, headers }: Sent): void {
  res
    .status(status)
    .set({ 'Cache-Control': 'no-store', ...headers })
    .send(bytes ?? text);
}
