import { randomUUID } from 'node:crypto';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import pinoHttp from 'pino-http';
import type { Logger } from 'pino';
import type { JWK } from 'jose';
import type { Contract } from '../shared/contract/contract';
import { currentPartnerSecrets } from '../shared/exchange/secrets';
import type { StandbyAddresses } from '../shared/exchange/partners';
import type { DevelopmentIssuer } from './development-issuer';
import { auditing } from './audit/auditing';
import { AuditBook } from './audit/book';
import { verifierPages } from './verifier-pages';
import { codecRoutes, type CodecSettings } from './codec/router';
import { consolePages } from './console-pages';
import { docsPages } from './docs-page';
import { eventRoutes } from './exchange-events';
import { identityOf } from './identity/identity';
import type { SignInSettings } from './identity/relying-party';
import { inboundRoutes } from './inbound/router';
import { Keyring } from './keyed';
import type { Office } from './office';
import { PACE, paced, person } from './pace';
import { partyPages } from './party/router';
import { nowhere, problemHandler } from './problem-handler';
import { routesOf, type Handlers } from './route';
import { auditRoutes } from './routes/audit';
import { boardRoutes } from './routes/board';
import { administrationRoutes } from './routes/administration';
import { calculationRoutes } from './routes/calculations';
import { calendarRoutes } from './routes/calendars';
import { caseRoutes } from './routes/cases';
import { dataGrantRoutes } from './routes/data-grants';
import { consentRoutes } from './routes/consents';
import { deliveryRoutes } from './routes/deliveries';
import { deskRoutes } from './routes/desk';
import { documentRoutes } from './routes/documents';
import { identityRoutes } from './routes/identity';
import { importRowRoutes } from './routes/import-rows';
import { importRoutes } from './routes/imports';
import { inboxRoutes } from './routes/inbox';
import { invitationRoutes, type InvitationPost } from './routes/invitations';
import { partyFileRoutes } from './routes/party-files';
import { intakeRoutes } from './routes/intake';
import { integrationRoutes } from './routes/integrations';
import { lawRoutes } from './routes/law';
import { mediatorRoutes } from './routes/mediators';
import { mandateRoutes } from './routes/mandates';
import { postRoutes } from './routes/posts';
import { reconciliationRoutes } from './routes/reconciliations';
import { retentionRoutes } from './routes/retention';
import { revelationRoutes } from './routes/revelations';
import { sealedFactRoutes } from './routes/sealed-facts';
import { simulationRoutes } from './routes/simulation';
import { archiveRoutes } from './routes/archive';
import { signingRoutes } from './routes/signing';
import { systemRoutes } from './routes/system';
import { caseStream } from './stream/stream';
import { viewRoutes } from './routes/views';
import { sessionCalendarRoutes } from './routes/session-calendar';
import { worklistRoutes } from './routes/worklist';
import type { Tokens } from './tokens';

export type AppDeps = {
  readonly office: Office;
  readonly tokens: Tokens;
  readonly log: Logger;
  /** Only where development tokens are issued. */
  readonly developmentIssuer?: DevelopmentIssuer | undefined;
  /** Where people sign in with a browser; without it nobody does. */
  readonly signIn?: SignInSettings | undefined;
  /** How invitations reach parties; without it links have no host, and nothing is e-mailed. */
  readonly invitationPost?: InvitationPost | undefined;
  /** Where operators read what Temporal stores; without it nobody does. */
  readonly codec?: CodecSettings | undefined;
  /** PARTNER_SECRETS_FILE. */
  readonly partnerSecretsFile?: string | undefined;
  /** STANDBY_ADDRESSES. */
  readonly standbyAddresses?: StandbyAddresses | undefined;
  /** Told of every message of a partner, once it is kept. */
  readonly messageArrived?: () => void;
  /** Requests a minute from one address. */
  readonly requestsPerMinute?: number;
  /** Requests a minute of one person. */
  readonly requestsOfAPerson?: number;
  /** TRUSTED_PROXIES: whose word is taken for where a request comes from. */
  readonly trustedProxies?: readonly string[] | undefined;
  /** The audit log of this process, for whoever closes it; otherwise it has one of its own. */
  readonly book?: AuditBook | undefined;
  /** Public keys of the daily roots; none where nobody signs any. */
  readonly rootKeys?: readonly JWK[] | undefined;
  /** Aborted when the API closes: whoever only listens is let go. */
  readonly closing?: AbortSignal | undefined;
  /** Sees every answer before it goes out; for tests. */
  readonly inspect?: (contract: Contract, answer: unknown) => void;
};

/** The whole API, in the order in which a request meets it. */
export function createApp({
  office,
  tokens,
  log,
  developmentIssuer,
  signIn,
  invitationPost = { publicUrl: signIn?.publicUrl ?? '', mails: false },
  codec,
  partnerSecretsFile,
  standbyAddresses,
  messageArrived,
  requestsPerMinute = PACE.address,
  requestsOfAPerson = PACE.person,
  trustedProxies,
  closing,
  book = new AuditBook(office),
  rootKeys = [],
  inspect,
}: AppDeps): Express {
  const { pool, clock, vault } = office;
  const app = express().disable('x-powered-by').disable('etag').enable('case sensitive routing');
  app.set('query parser', 'simple').set('trust proxy', trustedProxies ?? false);
  app.use(requestLog(log));
  app.use(helmet({ contentSecurityPolicy: { directives: CONTENT_SECURITY } }));
  app.use(paced(requestsPerMinute));
  app.use(compression({ threshold: '4kb' }));
  app.use('/docs', docsPages());
  app.use('/console', consolePages());
  app.use('/verify', verifierPages({ pool, clock }, rootKeys));
  app.get('/', (_req, res) => res.redirect('/console/'));
  const { doorkeeper, routes: signInRoutes } = identityOf({ pool, clock, log: office.log }, tokens, signIn);
  app.use(auditing(book));
  app.use('/auth', paced(PACE.secrets), signInRoutes);
  app.use('/party', paced(PACE.secrets), partyPages(office, invitationPost.publicUrl, book));
  const keys = currentPartnerSecrets(partnerSecretsFile, log);
  app.use('/v1/exchange/events', eventRoutes({ pool, clock, keys }));
  app.use('/v1/exchange', inboundRoutes({ pool, clock, keys, arrived: messageArrived }));
  app.all('/v1/stream', caseStream({ pool, log: office.log, doorkeeper, closing }));
  const pace = paced(requestsOfAPerson, person);
  if (codec) app.use('/codec', codecRoutes({ ...codec, doorkeeper, book, pace }));
  const keyring = new Keyring(pool, log);
  app.use(
    routesOf(handlersOf(office, { developmentIssuer, standbyAddresses, messageArrived, invitationPost, rootKeys }), {
      doorkeeper,
      keyring,
      book,
      pace,
      digest: vault.digest,
      ...(inspect ? { inspect } : {}),
    }),
  );
  app.use(nowhere);
  app.use(problemHandler(log));
  return app;
}

function handlersOf(
  office: Office,
  deps: Pick<AppDeps, 'developmentIssuer' | 'standbyAddresses' | 'messageArrived'> & {
    readonly rootKeys: readonly JWK[];
    readonly invitationPost: InvitationPost;
  },
): Handlers {
  return {
    ...caseRoutes(office),
    ...intakeRoutes(office),
    ...documentRoutes(office),
    ...invitationRoutes(office, deps.invitationPost),
    ...partyFileRoutes(office),
    ...simulationRoutes(office),
    ...sealedFactRoutes(office),
    ...revelationRoutes(office),
    ...worklistRoutes(office),
    ...sessionCalendarRoutes(office),
    ...deskRoutes(office),
    ...boardRoutes(office),
    ...viewRoutes(office),
    ...mediatorRoutes(office),
    ...lawRoutes(office),
    ...calculationRoutes(),
    ...calendarRoutes(office),
    ...inboxRoutes(office),
    ...deliveryRoutes(office, deps.standbyAddresses),
    ...reconciliationRoutes(office),
    ...importRoutes(office),
    ...importRowRoutes(office),
    ...mandateRoutes(office),
    ...integrationRoutes(office, deps.messageArrived),
    ...administrationRoutes(office),
    ...postRoutes(office),
    ...dataGrantRoutes(office),
    ...identityRoutes(deps.developmentIssuer),
    ...archiveRoutes(office),
    ...signingRoutes(office),
    ...auditRoutes(office, deps.rootKeys),
    ...retentionRoutes(office),
    ...consentRoutes(office),
    ...systemRoutes(office),
  };
}

/** No script and no style but our own; the documentation draws its icons as data. */
const CONTENT_SECURITY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
};

/** One line for each request: who it was for and how it went, never what was in it. */
function requestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: (_req, res) => {
      const id = randomUUID();
      res.setHeader('Request-Id', id);
      return id;
    },
    // What went wrong is told by the problem handler, with its cause.
    useLevel: 'debug',
    quietReqLogger: true,
    serializers: {
      req: ({ id, method, url }: { id: unknown; method: string; url: string }) => ({
        id,
        method,
        // The link of a party is half of its key.
        path: url.split('?')[0]?.replace(/^\/party\/[\w-]{43}$/, '/party/…'),
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
  });
}
