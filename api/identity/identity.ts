import type { Router } from 'express';
import type { Pool } from 'pg';
import type { Log } from '../../shared/platform/log';
import type { Tokens } from '../tokens';
import { Cookies } from './cookies';
import { doorkeeperOf, tokensOnly, type Doorkeeper } from './doorkeeper';
import { callbackOf, relyingParty, type SignInSettings } from './relying-party';
import { sessionsOf } from './sessions';
import { noSignIn, signInRoutes } from './sign-in';

/** How the API knows who asks: by tokens, and by the sessions of those who have signed in with a browser. */
export type Identity = {
  readonly doorkeeper: Doorkeeper;
  /** For /auth. */
  readonly routes: Router;
};

/** @param settings where people sign in with a browser; without them nobody does. */
export function identityOf(
  { pool, clock, log }: { readonly pool: Pool; readonly clock: { now(): number }; readonly log: Log },
  tokens: Tokens,
  settings: SignInSettings | undefined,
): Identity {
  if (!settings) return { doorkeeper: tokensOnly(tokens), routes: noSignIn() };
  const { publicUrl } = settings;
  const cookies = new Cookies(publicUrl);
  const sessions = sessionsOf(pool, clock, cookies);
  return {
    doorkeeper: doorkeeperOf(tokens, sessions, publicUrl),
    routes: signInRoutes({
      ...{ sessions, cookies, publicUrl, log },
      party: relyingParty(settings, callbackOf(publicUrl)),
    }),
  };
}
