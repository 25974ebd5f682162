import { createLocalJWKSet, createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { Actor } from '../shared/case/actor';
import { actorOf, AUDIENCE, scopesOf } from './claims';
import type { Standing } from './client-standing';
import type { DevelopmentIssuer } from './development-issuer';
import { Problem, unavailable } from './problem';

/** Signatures that are accepted: asymmetric ones only, so that no verifier can sign. */
const ALGORITHMS = ['EdDSA', 'ES256', 'PS256', 'RS256'];
const KNOWN_TOKENS = 2_000;

/** Who has been given a token, and what for. */
export type Bearer = { readonly actor: Actor; readonly scopes: readonly string[] };

/** Finds out who makes a request. */
export type Tokens = {
  /** @throws Problem `unauthenticated` without a valid token; `unavailable` if the issuer's keys cannot be had. */
  bearerOf(authorization: string | undefined): Promise<Bearer>;
};

export type Issuer = { readonly issuer: string; readonly keys: JWTVerifyGetKey };

/**
 * Accepts the tokens of these issuers, for our audience, while they are valid by the clock.
 * @param standing whether the bearer of a good token may still use it; all may unless said otherwise.
 */
export function acceptTokens(issuers: readonly Issuer[], clock: { now(): number }, standing?: Standing): Tokens {
  /** A bearer sends the same token again and again: its signature is checked once. */
  const known = new Map<string, { readonly bearer: Bearer; readonly until: number }>();

  async function verified(token: string): Promise<Bearer> {
    const issuer = issuers.find((each) => each.issuer === issuerNamed(token));
    if (!issuer) throw new Problem('unauthenticated', { detail: '访问令牌的签发者不受信任' });
    const { payload } = await jwtVerify(token, issuer.keys, {
      issuer: issuer.issuer,
      audience: AUDIENCE,
      algorithms: ALGORITHMS,
      requiredClaims: ['exp', 'sub'],
      currentDate: new Date(clock.now()),
      clockTolerance: 5,
    }).catch(explain);
    const actor = actorOf(payload);
    if (!actor) throw new Problem('unauthenticated', { detail: '访问令牌没有写明有效的身份和角色' });
    const bearer = { actor, scopes: scopesOf(payload) };
    if (known.size >= KNOWN_TOKENS) known.clear();
    known.set(token, { bearer, until: (payload.exp ?? 0) * 1000 });
    return bearer;
  }

  return {
    bearerOf: async (authorization) => {
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
      if (!token) throw new Problem('unauthenticated', { detail: '请求没有附上访问令牌（Authorization: Bearer …）' });
      const before = known.get(token);
      const bearer = before && before.until > clock.now() ? before.bearer : await verified(token);
      if (standing && !(await standing(bearer.actor.id)))
        throw new Problem('unauthenticated', { detail: '该系统的接入资格已经撤销或者到期' });
      return bearer;
    },
  };
}

export const ownKeys = ({ issuer, jwk }: DevelopmentIssuer): Issuer => ({
  issuer,
  keys: createLocalJWKSet({ keys: [jwk] }),
});

/** An issuer whose keys are found by OpenID Connect Discovery, when the first token comes. */
export function discovered(issuer: string): Issuer {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  const find = async (): Promise<JWTVerifyGetKey> => {
    const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(5_000),
    });
    const { jwks_uri: address } = (await answer.json()) as { jwks_uri: string };
    return createRemoteJWKSet(new URL(address));
  };
  return {
    issuer,
    keys: async (header, token) => {
      keys ??= find();
      const get = await keys.catch((cause: unknown) => {
        keys = undefined;
        throw unavailable(cause);
      });
      return get(header, token);
    },
  };
}

/** Read before anything is verified, only to choose the keys. */
function issuerNamed(token: string): unknown {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return (payload as { iss?: unknown } | null)?.iss;
  } catch {
    return undefined;
  }
}

function explain(error: unknown): never {
  if (error instanceof Problem) throw error;
  if (error instanceof errors.JWTExpired)
    throw new Problem('unauthenticated', { detail: '访问令牌已经过期' }, { cause: error });
  if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) throw unavailable(error);
  throw new Problem('unauthenticated', { detail: '访问令牌无效' }, { cause: error });
}
