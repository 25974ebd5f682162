import { readFileSync } from 'node:fs';
import * as oidc from 'openid-client';
import { z } from 'zod';
import type { Actor } from '../../shared/case/actor';
import { actorOf } from '../claims';

/** At which provider people sign in, and where they come back to. */
export type SignInSettings = {
  /** Where browsers reach the API, without a slash at the end. */
  readonly publicUrl: string;
  readonly issuer: string;
  readonly clientId: string;
  /** File with the secret by which the provider knows us. */
  readonly clientSecretFile: string;
};

/** What must be remembered between the way to the provider and the way back. */
export type SignIn = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
};

/** For whom the provider vouches. */
export type SignedIn = { readonly actor: Actor; readonly organName?: string; readonly issuer: string };

/** We, as the provider sees us: OpenID Connect, authorization code with PKCE, state and nonce. */
export type RelyingParty = {
  /** The address at the provider to which somebody is sent to sign in. @throws Error if the provider cannot be had. */
  begin(signIn: SignIn): Promise<URL>;
  /**
   * Who has come back. `undefined`: the provider vouches for somebody to whom it gives no role that we know.
   * @throws Error if what came back is not the answer to what was begun, or the provider does not stand by it.
   */
  finish(returned: URL, signIn: SignIn): Promise<SignedIn | undefined>;
};

const PATIENCE_SECONDS = 5;

/** Where the provider sends people back to. */
export const callbackOf = (publicUrl: string): string => `${publicUrl}/auth/callback`;

/** A sign-in of its own: none can be answered with what came of another. */
export const newSignIn = (returnTo: string): SignIn => ({
  state: oidc.randomState(),
  nonce: oidc.randomNonce(),
  verifier: oidc.randomPKCECodeVerifier(),
  returnTo,
});

/** @param callback where the provider sends people back to. */
export function relyingParty({ issuer, clientId, clientSecretFile }: SignInSettings, callback: string): RelyingParty {
  let known: Promise<oidc.Configuration> | undefined;
  const provider = async (): Promise<oidc.Configuration> => {
    known ??= discover(issuer, clientId, clientSecretFile);
    return known.catch((error: unknown) => {
      // Another attempt asks anew.
      known = undefined;
      throw error;
    });
  };
  return {
    begin: async ({ state, nonce, verifier }) =>
      oidc.buildAuthorizationUrl(await provider(), {
        redirect_uri: callback,
        scope: 'openid profile',
        response_type: 'code',
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...{ state, nonce },
        // Counters are shared: whoever has left cannot be followed into the session at the provider.
        prompt: 'login',
      }),
    finish: async (returned, { state, nonce, verifier }) => {
      const configuration = await provider();
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const tokens = await oidc.authorizationCodeGrant(configuration, returned, checks);
      const claims = tokens.claims();
      if (!claims) throw new Error('the provider has sent no ID token');
      const told = 'role' in claims ? {} : await userInfo(configuration, tokens.access_token, claims.sub);
      return signedIn({ ...told, ...claims }, issuer);
    },
  };
}

async function discover(issuer: string, clientId: string, secretFile: string): Promise<oidc.Configuration> {
  const secret = readFileSync(secretFile, 'utf8').trim();
  // Our own provider on this very machine speaks http; whoever configures such an issuer has decided so.
  const execute = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
  const authentication = oidc.ClientSecretBasic(secret);
  return oidc.discovery(new URL(issuer), clientId, secret, authentication, { execute, timeout: PATIENCE_SECONDS });
}

/** Some providers tell more of a person there than in the ID token. */
async function userInfo(configuration: oidc.Configuration, token: string, subject: string): Promise<object> {
  if (!configuration.serverMetadata().userinfo_endpoint) return {};
  return oidc.fetchUserInfo(configuration, token, subject);
}

const organName = z.string().min(1).max(100);

function signedIn(claims: Readonly<Record<string, unknown>>, issuer: string): SignedIn | undefined {
  const actor = actorOf(claims);
  if (!actor) return undefined;
  const organ = organName.safeParse(claims.organ_name);
  return { actor, ...(organ.success ? { organName: organ.data } : {}), issuer };
}
