import { z } from 'zod';
import { PARTNER_NAMES } from '../exchange/partners';

const port = z.coerce.number().int().min(1).max(65_535);
const databaseAddress = z.url({ protocol: /^postgres(ql)?$/ });
const serviceUrl = z.url({ protocol: /^https?$/ });

function parsedJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'must be JSON' });
    return z.NEVER;
  }
}

/**
 * Everything that differs between two installations, under the one name it has in the environment, in `.env`, in
 * docker-compose.yml and here. Keys come as files, which can be given to one process and kept from all others.
 */
const settings = z.object({
  /** host:port of Temporal's frontend. */
  TEMPORAL_ADDRESS: z.string().min(1).default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  /**
   * Where operators' browsers reach Temporal's UI: its pages, and no others, may have payloads decrypted at /codec of the
   * API; without it nobody has.
   */
  TEMPORAL_UI_URL: serviceUrl.optional(),
  TASK_QUEUE: z.string().min(1).default('yuhe'),
  /** A workflow bundle built beforehand; without it the worker builds one at start. */
  WORKFLOW_BUNDLE: z.string().min(1).optional(),

  /** The database, as its owner: for the worker, our own provider and all commands. */
  DATABASE_URL: databaseAddress,
  /** The same database for the API, under a role that row-level security binds; `migrate-database` makes the role. */
  API_DATABASE_URL: databaseAddress.optional(),

  API_HOST: z.string().min(1).default('127.0.0.1'),
  API_PORT: port.default(3000),
  /** Where browsers reach the API; without it at API_HOST and API_PORT, over http. */
  PUBLIC_URL: serviceUrl.optional(),
  /** Addresses or networks (comma between them) of proxies whose word is taken for where a request comes from. */
  TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(',').map((each) => each.trim()))
    .optional(),
  /** The OpenID provider at which people sign in to the console; without it nobody does. */
  OIDC_ISSUER: serviceUrl.optional(),
  /** What the API is called at that provider, and the file with the secret by which the provider knows it. */
  OIDC_CLIENT_ID: z.string().min(1).default('yuhe-console'),
  OIDC_CLIENT_SECRET_FILE: z.string().min(1).optional(),
  /** Where our own provider listens, if it is used, and the file with its key (EC P-256, PEM). */
  IDENTITY_PORT: port.default(3020),
  IDENTITY_KEY_FILE: z.string().min(1).optional(),
  /** The OpenID Connect issuer whose tokens are accepted. */
  TOKEN_ISSUER: serviceUrl.optional(),
  /** File with the secret that signs development tokens; without it no development token is accepted. */
  DEV_ISSUER_SECRET_FILE: z.string().min(1).optional(),
  /** File with the key that encrypts payloads before they leave the process for Temporal (32 bytes, base64). */
  PAYLOAD_KEY_FILE: z.string().min(1).optional(),
  /** Folder with the organisations' private keys, a file each; without it documents are issued without a seal. */
  SIGNING_KEYS_FOLDER: z.string().min(1).optional(),
  /** Folder with an installation's own licensed faces (仿宋_GB2312, 小标宋, 黑体 …: ttf, otf, ttc) for its documents. */
  DOCUMENT_FONTS: z.string().min(1).optional(),
  /** File with the keys that sign the daily roots of the audit log (Ed25519, PEM; the first signs). */
  AUDIT_KEY_FILE: z.string().min(1).optional(),
  /** File to which each daily root is added, to be kept or sent elsewhere than the database. */
  AUDIT_ROOTS_FILE: z.string().min(1).optional(),
  /** Folder with further keys by purpose (`payload.json` …), the newest of which is written with: `npm run keys`. */
  KEY_FOLDER: z.string().min(1).optional(),
  /** File with the keys of sealed facts, for the API alone. */
  VAULT_KEY_FILE: z.string().min(1).optional(),
  /** How a key that is derived or drawn is used: AES-256-GCM and HMAC-SHA256, or SM4 and SM3 (国密). */
  CIPHER_SUITE: z.enum(['aes', 'sm']).default('aes'),
  /** Folder in which files lie, encrypted, if there is no S3_ENDPOINT. */
  FILES_FOLDER: z.string().min(1).optional(),
  /** A service that speaks the protocol of S3, its bucket, and the JSON file with accessKeyId and secretAccessKey. */
  S3_ENDPOINT: serviceUrl.optional(),
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_CREDENTIALS_FILE: z.string().min(1).optional(),
  /** JSON file: partner → the secret that signs the messages exchanged with it. */
  PARTNER_SECRETS_FILE: z.string().min(1).optional(),

  /** Mail server as `smtp://user:password@host:port`; without it notices are kept and shown, but not mailed. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(1).default('渝和 <yuhe@localhost>'),

  /** Gateway for text messages, and the file with the secret that signs what is said to it (`whsec_…`). */
  SMS_URL: serviceUrl.optional(),
  SMS_SECRET_FILE: z.string().min(1).optional(),

  /** Base address of each partner's interface; a partner without one is not connected. */
  COURT_URL: serviceUrl.optional(),
  ARBITRATION_URL: serviceUrl.optional(),
  UNION_URL: serviceUrl.optional(),
  HOTLINE_URL: serviceUrl.optional(),
  INSPECTION_URL: serviceUrl.optional(),
  NATIONAL_PLATFORM_URL: serviceUrl.optional(),
  /** JSON: partner → name → further address, to which an operator may redirect what the usual one does not take. */
  STANDBY_ADDRESSES: z
    .string()
    .transform(parsedJson)
    .pipe(z.partialRecord(z.enum(PARTNER_NAMES), z.record(z.string().min(1).max(50), serviceUrl)))
    .optional(),

  /** host:port where the worker offers its metrics to Prometheus; without it, it does not. */
  METRICS_ADDRESS: z.string().min(1).optional(),
  /** A system to practise on: everything it sends and prints is marked as such. */
  TRAINING: z.stringbool().default(false),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']).default('info'),
});

export type Config = z.infer<typeof settings>;

/** The names that `readConfig` understands. */
export const SETTING_NAMES: readonly string[] = Object.keys(settings.shape);

/**
 * Reads the settings from the environment; an empty variable is as good as none.
 * @throws Error that names every setting that is missing or wrong.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = settings.safeParse(given);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The configuration is not usable (see .env.example):\n${faults.join('\n')}`);
}

/** Where browsers reach the API, without a slash at the end. */
export const publicUrlOf = ({ PUBLIC_URL, API_HOST, API_PORT }: Config): string =>
  (PUBLIC_URL ?? `http://${API_HOST}:${API_PORT}`).replace(/\/+$/, '');
