import path from 'node:path';
import { PARTNER_NAMES } from '../../shared/exchange/partners';
import type { Ports } from './environment';
import { GROUND } from './folders';

/** Those of the first accounts that are told in the terminal; all of them are in `secrets/accounts.json`. */
const TOLD = ['clerk', 'mediator', 'supervisor'];

/**
 * What the terminal shows when everything runs: where it is, and who can sign in.
 * @param passwords with which the installation began, by account.
 */
export function welcome({ api, sandbox, temporalUi }: Ports, passwords: Readonly<Record<string, string>>): string {
  const at = (port: number, place = ''): string => `http://127.0.0.1:${port}${place}`;
  return `
渝和 Yuhe is running.

  Console            ${at(api, '/console/')}
  API                ${at(api, '/v1')}
  Documentation      ${at(api, '/docs')}
  Temporal           ${at(temporalUi, '/namespaces/default/workflows')}
  Sandbox partners   ${at(sandbox)} (${PARTNER_NAMES.join(', ')})
  Data and logs      ${GROUND}

  What Temporal stores is encrypted. To read it in Temporal's UI, sign in at the console as administrator, and there, in
  the same browser, allow under the glasses (top right) "Include cross-origin credentials" for ${at(api, '/codec')}

  Sign in at the console as
${TOLD.map((id) => `    ${id.padEnd(14)} ${passwords[id]}`).join('\n')}
  All accounts that this installation began with, one for each role: ${path.join(GROUND, 'secrets/accounts.json')}
  Further accounts:                     npm run account -- add
  A token to develop against the API:   npm run token -- --role mediator
  Ctrl-C stops everything; the data stays.
`;
}
