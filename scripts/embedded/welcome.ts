import type { Ports } from './environment';
import { GROUND } from './folders';

/** What the terminal shows when everything runs: where it is, and who can log in. */
export function welcome({ api, sandbox, temporalUi }: Ports): string {
  const at = (port: number, path = ''): string => `http://127.0.0.1:${port}${path}`;
  return `
渝和 Yuhe is running.

  API                ${at(api, '/v1')}
  Documentation      ${at(api, '/docs')}
  Temporal           ${at(temporalUi, '/namespaces/default/workflows')}
  Sandbox partners   ${at(sandbox)} (court, arbitration, union, hotline)
  Data and logs      ${GROUND}

  Log in with a development token: npm run token -- --role mediator
  Ctrl-C stops everything; the data stays.
`;
}
