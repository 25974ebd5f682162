import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { rateLimit } from 'express-rate-limit';
import { errors, type Provider } from 'oidc-provider';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { Log } from '../../../shared/platform/log';
import type { AuditBook } from '../../audit/book';
import { originOf } from '../../audit/origin';
import { noticePage, pagePolicy } from '../page';
import { accountOpenedBy } from './login';
import { loginPage } from './login-page';
import { openIdProvider, type ProviderSettings } from './provider';
import { signInNote } from './sign-in-note';

/** Attempts a minute that fail, from one address: many people may sit behind one, and few of them mistype at once. */
const FAILURES_PER_MINUTE = 60;

/** The provider and its login page, as a server of its own. */
export function identityApp(settings: ProviderSettings, pool: Pool, log: Log, book: AuditBook): Express {
  const provider = openIdProvider(settings, { pool, log, book });
  const desk = { provider, pool, book, policy: pagePolicy([new URL(settings.client.callback).origin]) };
  const app = express().disable('x-powered-by').disable('etag');
  if (settings.issuer.startsWith('https:')) app.set('trust proxy', 1);
  app.get('/interaction/:uid', asking(desk));
  app.post('/interaction/:uid', limited(desk), express.urlencoded({ extended: false, limit: '4kb' }), answering(desk));
  app.use('/interaction', lost(settings.client.callback, log));
  app.post('/token', limitedSystems());
  app.use(provider.callback());
  return app;
}

type Desk = {
  readonly provider: Provider;
  readonly pool: Pool;
  readonly book: AuditBook;
  readonly policy: string;
};

/** Shows the login page of a sign-in that this browser has begun. */
function asking(desk: Desk): RequestHandler {
  return async (req, res) => {
    await mustBeLogin(desk, req, res);
    show(res, 200, loginPage(req.path), desk.policy);
  };
}

const credentials = z.object({ name: z.string().max(200), password: z.string().max(1_000) });

function answering(desk: Desk): RequestHandler {
  const { provider, pool, book, policy } = desk;
  return async (req, res) => {
    await mustBeLogin(desk, req, res);
    const given = credentials.safeParse(req.body);
    const tried = given.success ? await accountOpenedBy(pool, given.data, Date.now()) : undefined;
    if (tried?.kind === 'opened')
      return provider.interactionFinished(req, res, { login: { accountId: tried.id, remember: false } });
    // Those that succeed are noted by the API, to which they lead.
    if (tried)
      book.note(signInNote({ ...tried, from: originOf(req), route: 'password', asked: 'POST /interaction/…' }));
    show(res, 401, loginPage(req.path, { name: given.data?.name.slice(0, 40) ?? '' }), policy);
  };
}

/** @throws SessionNotFound if this browser has begun no such sign-in, or too long ago. */
async function mustBeLogin({ provider }: Desk, req: Request, res: Response): Promise<void> {
  const { uid, prompt } = await provider.interactionDetails(req, res);
  if (uid !== req.params.uid || prompt.name !== 'login') throw new Error('the provider asks for something unknown');
}

function limited({ policy }: Desk): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: FAILURES_PER_MINUTE,
    skipSuccessfulRequests: true,
    legacyHeaders: false,
    standardHeaders: false,
    handler: (_req, res) => show(res, 429, noticePage('尝试次数过多', '请一分钟后再登录。'), policy),
  });
}

/** Those that guess secrets of systems; the answer is as RFC 6749 has it. */
function limitedSystems(): RequestHandler {
  return rateLimit({
    ...{ windowMs: 60_000, limit: FAILURES_PER_MINUTE, skipSuccessfulRequests: true },
    ...{ legacyHeaders: false, standardHeaders: false },
    handler: (_req, res) => void res.status(429).set('Retry-After', '60').json({ error: 'temporarily_unavailable' }),
  });
}

/** The sign-in is not known any more: it can only be begun anew. */
function lost(callback: string, log: Log): ErrorRequestHandler {
  const again = { href: new URL('/auth/login', callback).href, text: '重新登录' };
  return (error: unknown, _req, res, _next) => {
    const expired = error instanceof errors.SessionNotFound;
    if (!expired) log.error({ err: error }, 'a sign-in could not be served');
    const detail = expired ? '本次登录已经超时，请重新登录。' : '登录服务暂时不能办理，请稍后重新登录。';
    show(res, expired ? 400 : 503, noticePage('登录没有完成', detail, again), pagePolicy());
  };
}

function show(res: Response, status: number, html: string, policy: string): void {
  res.status(status).set({
    'Cache-Control': 'no-store',
    'Content-Security-Policy': policy,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
  res.type('html').send(html);
}
