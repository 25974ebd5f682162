import { createHash, timingSafeEqual } from 'node:crypto';
import { errors, type Context, type Provider } from 'oidc-provider';
import type { Pool } from 'pg';
import { usableApiClient } from '../../../db/api-clients';
import type { Outcome } from '../../../shared/audit/entry';
import { SCOPES } from '../../../shared/contract/scopes';
import { localDateOf } from '../../../shared/law/local-date';
import type { Log } from '../../../shared/platform/log';
import type { AuditBook } from '../../audit/book';
import { originOf } from '../../audit/origin';
import { AUDIENCE } from '../../claims';
import { subjectOf } from '../../client-standing';
import { signInNote } from './sign-in-note';

// Tokens for systems (RFC 6749 section 4.4; access tokens as RFC 9068 has them), beside the sign-in of people.

/** A token is good for so long; a revocation is felt sooner, for the API asks after the system. */
const LIFETIME_SECONDS = 600;
/** The only thing that tokens are for; asked for or not. */
const RESOURCE = 'urn:yuhe:api';

const clientNow = (pool: Pool, id: string) => usableApiClient(pool, id, localDateOf(Date.now()));

/** A system as the provider knows it; undefined if there is none, or it may not be used now. */
export async function clientMetadata(pool: Pool, id: string): Promise<Record<string, unknown> | undefined> {
  const client = await clientNow(pool, id);
  if (!client) return undefined;
  const { credential, scopes } = client;
  return {
    client_id: id,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    id_token_signed_response_alg: 'ES256',
    ...(scopes.length > 0 ? { scope: scopes.join(' ') } : {}),
    ...('secretDigest' in credential
      ? { token_endpoint_auth_method: 'client_secret_basic', client_secret: credential.secretDigest.toString('hex') }
      : { token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: [credential.publicKey] } }),
  };
}

/** The part of the provider's configuration that is for systems. @param consoleId the client that is none of them. */
export const clientFeatures = (consoleId: string) => ({
  clientCredentials: { enabled: true },
  resourceIndicators: {
    enabled: true,
    defaultResource: (_context: Context, client: { clientId: string }) =>
      client.clientId === consoleId ? undefined : RESOURCE,
    getResourceServerInfo: (_context: Context, resource: string, client: { clientId: string }) => {
      if (resource !== RESOURCE || client.clientId === consoleId) throw new errors.InvalidTarget();
      return {
        scope: Object.keys(SCOPES).join(' '),
        audience: AUDIENCE,
        accessTokenFormat: 'jwt',
        accessTokenTTL: LIFETIME_SECONDS,
        jwt: { sign: { alg: 'ES256' } },
      };
    },
  },
});

/** What a system's token says of it, in the words of `api/claims.ts`. */
export const clientClaims = (pool: Pool) => async (_context: Context, token: { kind: string; clientId: string }) => {
  if (token.kind !== 'ClientCredentials') return undefined;
  const client = await clientNow(pool, token.clientId);
  return client && { role: client.role, name: client.name, organ: client.organ, district: client.district };
};

/** The subject of a system's token: no account has a name like it. */
export const subjectOfClients = (
  _context: Context,
  token: { kind: string; clientId: string },
  { payload }: { payload: { sub?: string } },
): void => {
  if (token.kind === 'ClientCredentials') payload.sub = subjectOf(token.clientId);
};

/** The secrets of systems are kept as digests: what is sent is compared with those. */
export function compareDigests(provider: Provider, consoleId: string): void {
  const plain = provider.Client.prototype.compareClientSecret;
  provider.Client.prototype.compareClientSecret = function (actual) {
    if (this.clientId === consoleId) return plain.call(this, actual);
    const kept = Buffer.from(this.clientSecret ?? '', 'hex');
    const given = createHash('sha256').update(actual).digest();
    return kept.length === given.length && timingSafeEqual(kept, given);
  };
}

/** Who gets a token, and who is refused one, is noted, in that order; whatever was sent along is not. */
export function noteTokens(provider: Provider, { pool, log, book }: Desk, consoleId: string): void {
  let line = Promise.resolve();
  const note = (context: Context, outcome?: Outcome): void => {
    const noted = line.then(async () => {
      const client = await clientNow(pool, clientOf(context) ?? '');
      const account = client && { ...client, id: subjectOf(client.id) };
      book.note(signInNote({ from: originOf(context), route: 'token', asked: 'POST /token', account, outcome }));
    });
    line = noted.catch((error: unknown) => log.error({ err: error }, 'an attempt to get a token could not be noted'));
  };
  provider.on('grant.success', (context) => {
    // Those of the console are: the API notes who has signed in.
    if (clientOf(context) !== consoleId) note(context);
  });
  provider.on('grant.error', (context, { error }) => {
    // Whatever else is wrong with a request is no attempt to be somebody.
    if (error === 'invalid_client') note(context, clientOf(context) === undefined ? 'unknown' : 'wrong-secret');
  });
}

type Desk = { readonly pool: Pool; readonly log: Log; readonly book: AuditBook };

/** Undefined as long as nobody has said who it is. */
const clientOf = ({ oidc }: { oidc: { readonly client?: { readonly clientId: string } } }): string | undefined =>
  oidc.client?.clientId;
