import path from 'node:path';
import { GROUND } from '../../scripts/embedded/folders';
import { readPartnerSecrets } from '../../shared/exchange/secrets';
import { readConfig } from '../../shared/platform/config';
import { createSandbox } from './sandbox';

/** The sandbox as a process of the embedded system. */
function main(): void {
  const { API_HOST, API_PORT, PARTNER_SECRETS_FILE } = readConfig();
  const sandbox = createSandbox({
    secrets: readPartnerSecrets(PARTNER_SECRETS_FILE),
    yuheUrl: `http://${API_HOST}:${API_PORT}`,
    folder: path.join(GROUND, 'sandbox'),
  });
  sandbox.resume();
  const server = sandbox.app.listen(Number(process.env.SANDBOX_PORT), '127.0.0.1', (error) => {
    if (error) throw error;
    process.send?.('ready');
  });
  const stop = () => {
    sandbox.stop();
    server.closeAllConnections();
    server.close();
    process.disconnect?.();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
}

main();
