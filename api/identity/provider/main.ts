// The OpenID provider of this installation, a process of its own. Another provider takes its place by OIDC_ISSUER.
// First, for it must be there before the library is.
import { saidAtLoading } from './library-voice';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { openPool } from '../../../db/pool';
import { forgetExpiredRecords } from '../../../db/provider-records';
import { publicUrlOf, readConfig, type Config } from '../../../shared/platform/config';
import { createLog } from '../../../shared/platform/log';
import { AuditBook } from '../../audit/book';
import { AUDIENCE } from '../../claims';
import { callbackOf } from '../relying-party';
import { identityApp } from './app';
import type { ProviderSettings } from './provider';

const CLEARED_EVERY_MS = 600_000;
const LONGEST_FAREWELL_MS = 3_000;

async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog('identity', config.LOG_LEVEL);
  for (const text of saidAtLoading) log.info(text);
  console.warn = console.info = (text: string) => log.info(text);
  const pool = openPool(config.DATABASE_URL, log, 5);
  const book = new AuditBook({ pool, clock: Date, log });
  const server = identityApp(settingsOf(config), pool, log, book).listen(config.IDENTITY_PORT, config.API_HOST);
  await once(server, 'listening');
  const clear = (): void =>
    void forgetExpiredRecords(pool).catch((error: unknown) => log.warn(error, 'what has expired was not cleared'));
  clear();
  setInterval(clear, CLEARED_EVERY_MS).unref();
  log.info({ host: config.API_HOST, port: config.IDENTITY_PORT }, 'the identity provider is open');
  const signalled = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  process.send?.('ready');
  await signalled;
  const gone = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, LONGEST_FAREWELL_MS).unref())]);
  await book.close().catch((error: unknown) => log.error({ err: error }, 'audit entries could not be written'));
  await pool.end();
}

/** @throws Error for a setting without which nobody could trust the provider. */
function settingsOf(config: Config): ProviderSettings {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET_FILE, IDENTITY_KEY_FILE } = config;
  if (!OIDC_ISSUER || !OIDC_CLIENT_SECRET_FILE || !IDENTITY_KEY_FILE)
    throw new Error('The identity provider needs OIDC_ISSUER, OIDC_CLIENT_SECRET_FILE and IDENTITY_KEY_FILE');
  // What says who has signed in would be as good as a token for the API.
  if (OIDC_CLIENT_ID === AUDIENCE)
    throw new Error(`OIDC_CLIENT_ID must not be ${AUDIENCE}: so the API is called in tokens`);
  const secret = readFileSync(OIDC_CLIENT_SECRET_FILE, 'utf8').trim();
  return {
    issuer: OIDC_ISSUER,
    key: readFileSync(IDENTITY_KEY_FILE, 'utf8'),
    client: { id: OIDC_CLIENT_ID, secret, callback: callbackOf(publicUrlOf(config)) },
  };
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
