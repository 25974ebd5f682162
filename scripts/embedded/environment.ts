import path from 'node:path';
import { PARTNER_NAMES, PARTNERS } from '../../shared/exchange/partners';
import type { EmbeddedDatabase } from './database';
import { GROUND } from './folders';
import type { Secrets } from './secrets';

/** The ports of the embedded system, all on 127.0.0.1. */
export interface Ports {
  readonly api: number;
  readonly sandbox: number;
  readonly identity: number;
  readonly temporal: number;
  readonly temporalUi: number;
  readonly database: number;
}

/**
 * Where everything listens unless somebody else does. The API may be wished elsewhere by API_PORT; all of them by
 * YUHE_FIRST_PORT, so that several systems that start at once on one machine do not go for the same ports.
 */
export function usualPorts(): Ports {
  const { YUHE_FIRST_PORT, API_PORT } = process.env;
  const first = Number(YUHE_FIRST_PORT);
  const usual = first
    ? {
        api: first,
        sandbox: first + 1,
        temporal: first + 2,
        temporalUi: first + 3,
        database: first + 4,
        identity: first + 5,
      }
    : { api: 3000, sandbox: 3010, temporal: 7233, temporalUi: 8233, database: 5433, identity: 3020 };
  return API_PORT ? { ...usual, api: Number(API_PORT) } : usual;
}

type DatabaseUrls = Pick<EmbeddedDatabase, 'url' | 'apiUrl'>;

/** The settings of `shared/platform/config.ts` for the processes of the embedded system. */
export function embeddedEnvironment(ports: Ports, secrets: Secrets, database: DatabaseUrls): Record<string, string> {
  const sandbox = `http://127.0.0.1:${ports.sandbox}`;
  return {
    TEMPORAL_ADDRESS: `127.0.0.1:${ports.temporal}`,
    TEMPORAL_NAMESPACE: 'default',
    TEMPORAL_UI_URL: `http://127.0.0.1:${ports.temporalUi}`,
    DATABASE_URL: database.url,
    API_DATABASE_URL: database.apiUrl,
    API_HOST: '127.0.0.1',
    API_PORT: String(ports.api),
    PUBLIC_URL: `http://127.0.0.1:${ports.api}`,
    ...signIn(ports, secrets),
    DEV_ISSUER_SECRET_FILE: secrets.devIssuerFile,
    PAYLOAD_KEY_FILE: secrets.payloadKeyFile,
    KEY_FOLDER: secrets.keyFolder,
    VAULT_KEY_FILE: secrets.vaultKeyFile,
    AUDIT_KEY_FILE: secrets.auditKeyFile,
    AUDIT_ROOTS_FILE: path.join(GROUND, 'audit-roots.jws'),
    PARTNER_SECRETS_FILE: secrets.partnersFile,
    SIGNING_KEYS_FOLDER: secrets.signingKeysFolder,
    FILES_FOLDER: path.join(GROUND, 'files'),
    SANDBOX_PORT: String(ports.sandbox),
    // The embedded sandbox plays every partner, each under a path of its own.
    ...Object.fromEntries(PARTNER_NAMES.map((partner) => [PARTNERS[partner].address, `${sandbox}/${partner}`])),
    STANDBY_ADDRESSES: JSON.stringify(
      Object.fromEntries(PARTNER_NAMES.map((partner) => [partner, { 备用线路: `${sandbox}/${partner}/standby` }])),
    ),
  };
}

/** People sign in at our own provider, unless the installation names another. */
function signIn({ identity }: Ports, { identityKeyFile, clientSecretFile }: Secrets): Record<string, string> {
  const own = `http://127.0.0.1:${identity}`;
  const { OIDC_ISSUER = own, OIDC_CLIENT_SECRET_FILE = clientSecretFile } = process.env;
  return {
    OIDC_ISSUER,
    OIDC_CLIENT_SECRET_FILE,
    ...(OIDC_ISSUER === own
      ? { TOKEN_ISSUER: own, IDENTITY_PORT: String(identity), IDENTITY_KEY_FILE: identityKeyFile }
      : {}),
  };
}
