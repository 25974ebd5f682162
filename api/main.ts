import { once } from 'node:events';
import type { Server } from 'node:http';
import { Client, Connection } from '@temporalio/client';
import { caseFiles } from '../db/case-files';
import { openDoorPool } from '../db/pool';
import { personalData } from '../db/personal-data';
import { sealColumnsWith } from '../db/sealed-columns';
import { payloadEncryption } from '../shared/platform/codec';
import { publicUrlOf, readConfig, type Config } from '../shared/platform/config';
import { requiredKeys } from '../shared/platform/keys/key-chest';
import { createLog } from '../shared/platform/log';
import { openObjects } from '../shared/platform/objects/open-objects';
import { createApp } from './app';
import { AuditBook } from './audit/book';
import { rootKey } from './audit/root-key';
import { temporalCases } from './cases';
import { clientStanding } from './client-standing';
import { counterOf } from './counter';
import { developmentIssuer, developmentIssuerUrl, type DevelopmentIssuer } from './development-issuer';
import { useFaces } from './documents/typesetter';
import { keepHouse } from './housekeeping';
import type { SignInSettings } from './identity/relying-party';
import { createInboundDesk } from './inbound/desk';
import type { Office } from './office';
import { organSeals } from './signing/organ-keys';
import { acceptTokens, discovered, ownKeys } from './tokens';
import { vaultCipher } from './vault-cipher';

/** An answer that is on its way is waited for, but not for ever. */
const LONGEST_FAREWELL_MS = 4_000;

async function main(): Promise<void> {
  const config = readConfig();
  const log = createLog('api', config.LOG_LEVEL);
  const clock = Date;
  const pool = openDoorPool(required(config, 'API_DATABASE_URL'), log, 20);
  const keys = requiredKeys(config);
  sealColumnsWith(keys.records);
  const codec = payloadEncryption(keys.payload);
  // Both stores are looked for when they are needed: without them the API is up, and says that it cannot do anything.
  const connection = Connection.lazy({ address: config.TEMPORAL_ADDRESS });
  const client = new Client({
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    dataConverter: { payloadCodecs: [codec] },
  });
  if (config.DOCUMENT_FONTS) useFaces(config.DOCUMENT_FONTS);
  const office: Office = {
    ...{ pool, clock, log },
    cases: temporalCases(client, config.TASK_QUEUE),
    seals: config.SIGNING_KEYS_FOLDER ? organSeals(pool, config.SIGNING_KEYS_FOLDER) : undefined,
    vault: vaultCipher(keys),
    personal: personalData(pool, keys),
    files: caseFiles(pool, keys, openObjects(config)),
    training: config.TRAINING,
  };
  const issuer = await issuerOf(config);
  const tokens = acceptTokens(
    [...(issuer ? [ownKeys(issuer)] : []), ...(config.TOKEN_ISSUER ? [discovered(config.TOKEN_ISSUER)] : [])],
    clock,
    clientStanding(pool, clock),
  );
  const desk = createInboundDesk({ pool, cases: counterOf(office), deliver: office.cases.retryDelivery, log });
  const closing = new AbortController();
  const book = new AuditBook(office);
  const key = await rootKey(required(config, 'AUDIT_KEY_FILE'));
  const app = createApp({
    office,
    book,
    rootKeys: key.keys,
    trustedProxies: config.TRUSTED_PROXIES,
    tokens,
    log,
    developmentIssuer: issuer,
    signIn: signInOf(config),
    invitationPost: {
      publicUrl: publicUrlOf(config),
      mails: config.SMTP_URL !== undefined,
      texts: config.SMS_URL !== undefined,
    },
    codec: config.TEMPORAL_UI_URL
      ? { codec, namespace: config.TEMPORAL_NAMESPACE, ui: config.TEMPORAL_UI_URL }
      : undefined,
    partnerSecretsFile: config.PARTNER_SECRETS_FILE,
    standbyAddresses: config.STANDBY_ADDRESSES,
    messageArrived: () => desk.hurry(),
    closing: closing.signal,
  });
  const server = app.listen(config.API_PORT, config.API_HOST);
  await once(server, 'listening');
  const house = keepHouse(office, { pool, clock, key, file: config.AUDIT_ROOTS_FILE });
  desk.start();
  log.info({ host: config.API_HOST, port: config.API_PORT }, 'the API is open');
  process.send?.('ready');
  const leave = async () => {
    await book.close().catch((error: unknown) => log.error({ err: error }, 'audit entries could not be written'));
    await Promise.all([pool.end(), connection.close()]);
  };
  await signalled();
  closing.abort();
  await Promise.race([Promise.all([closed(server), house.stop(), desk.stop()]), pause(LONGEST_FAREWELL_MS)]);
  await Promise.race([leave(), pause(LONGEST_FAREWELL_MS / 4)]);
  log.info('the API is closed');
}

async function issuerOf(config: Config): Promise<DevelopmentIssuer | undefined> {
  const { DEV_ISSUER_SECRET_FILE: file } = config;
  return file ? developmentIssuer(file, developmentIssuerUrl(config)) : undefined;
}

/** @throws Error if a provider is named that would not know us. */
function signInOf(config: Config): SignInSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET_FILE: clientSecretFile } = config;
  if (!issuer) return undefined;
  if (!clientSecretFile) throw new Error('OIDC_ISSUER is set, and OIDC_CLIENT_SECRET_FILE is not');
  return { publicUrl: publicUrlOf(config), issuer, clientId, clientSecretFile };
}

/** @throws Error for a setting without which the API cannot keep its promises. */
function required(config: Config, name: keyof typeof REQUIRED): string {
  const value = config[name];
  if (value) return value;
  throw new Error(`${name} is not set: ${REQUIRED[name]}`);
}

const REQUIRED = {
  AUDIT_KEY_FILE: 'the API signs what the audit log has come to each day, and does not start without a key',
  API_DATABASE_URL: 'the API asks the database under a role that row-level security binds, never as its owner',
} as const;

function signalled(): Promise<unknown> {
  return Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}

/** Takes nobody new, lets go who only keeps the line, and waits for the answers that are on their way. */
function closed(server: Server): Promise<unknown> {
  const gone = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  return gone;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref());

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
