import { createHash, createPrivateKey } from 'node:crypto';
import { interactionPolicy, Provider, type Context } from 'oidc-provider';
import type { Pool } from 'pg';
import { usableAccount } from '../../../db/accounts';
import { SCOPES } from '../../../shared/contract/scopes';
import { localDateOf } from '../../../shared/law/local-date';
import type { Log } from '../../../shared/platform/log';
import type { AuditBook } from '../../audit/book';
import { noticePage, pagePolicy } from '../page';
import { clientClaims, clientFeatures, compareDigests, noteTokens, subjectOfClients } from './client-tokens';
import { recordsIn } from './records';

export type ProviderSettings = {
  readonly issuer: string;
  /** EC P-256 private key, PEM. */
  readonly key: string;
  readonly client: { readonly id: string; readonly secret: string; readonly callback: string };
};

/** A sign-in is begun and ended at once: what the provider remembers is of no use afterwards. */
const MINUTE = 60;
const LIFETIMES = {
  Interaction: 15 * MINUTE,
  Session: 15 * MINUTE,
  Grant: 15 * MINUTE,
  AuthorizationCode: MINUTE,
  AccessToken: MINUTE,
  IdToken: 5 * MINUTE,
};

/** What is said of a person, in the words of `api/claims.ts`. */
const CLAIMS = ['sub', 'name', 'role', 'organ', 'organ_name', 'district'];

export type ProviderDesk = { readonly pool: Pool; readonly log: Log; readonly book: AuditBook };

/**
 * Our own OpenID provider, over the accounts of this installation. People sign in for one client, the API; other systems
 * get tokens of their own.
 */
export function openIdProvider({ issuer, key, client }: ProviderSettings, { pool, log, book }: ProviderDesk): Provider {
  const provider = new Provider(issuer, {
    adapter: recordsIn(pool),
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [client.callback],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_basic',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...createPrivateKey(key).export({ format: 'jwk' }), use: 'sig', alg: 'ES256' }] },
    cookies: { keys: [createHash('sha256').update(`cookies ${key}`).digest('base64url')] },
    pkce: { required: () => true },
    scopes: ['openid', 'profile', ...Object.keys(SCOPES)],
    claims: { openid: CLAIMS, profile: ['name'] },
    // The API needs to ask for nothing more: the ID token says all.
    conformIdTokenClaims: false,
    features: {
      ...{ devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
      ...clientFeatures(client.id),
    },
    clientAuthMethods: ['client_secret_basic', 'private_key_jwt'],
    extraTokenClaims: clientClaims(pool),
    formats: { customizers: { jwt: subjectOfClients } },
    interactions: {
      policy: passwordEachTime(),
      url: (_context: Context, { uid }: { uid: string }) => `/interaction/${uid}`,
    },
    ttl: LIFETIMES,
    findAccount: (_context: Context, id: string) => accountOf(pool, id),
    loadExistingGrant: consented,
    renderError,
  });
  // Whoever gives us an https address has put a proxy before us that speaks it.
  provider.proxy = issuer.startsWith('https:');
  compareDigests(provider, client.id);
  noteTokens(provider, { pool, log, book }, client.id);
  provider.on('server_error', (_context, error) => log.error({ err: error }, 'the provider has failed'));
  return provider;
}

/**
 * Counters are shared, and a session of the provider's own would outlive ours: whoever asks is shown the login page,
 * also with an address from which the wish for it was taken out.
 */
function passwordEachTime() {
  const { Check, base } = interactionPolicy;
  const policy = base();
  const given = ({ oidc }: Context): boolean => (oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT);
  policy.get('login').checks.add(new Check('password_each_time', 'the password is asked for each time', given));
  return policy;
}

async function accountOf(pool: Pool, id: string) {
  const account = await usableAccount(pool, id, localDateOf(Date.now()));
  if (!account) return undefined;
  const { name, role, organ, organName, district } = account;
  const claims = { sub: id, name, role, organ, organ_name: organName, district };
  return { accountId: id, claims: async () => claims };
}

/** The console is part of this installation: nobody is asked whether it may know who signs in. */
async function consented({ oidc: { provider, client, session } }: Context) {
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile');
  await grant.save();
  return grant;
}

async function renderError(context: Context): Promise<void> {
  context.type = 'html';
  context.set('Content-Security-Policy', pagePolicy());
  context.body = noticePage('登录没有完成', '登录请求已经失效或者不完整，请回到工作平台重新登录。');
}
