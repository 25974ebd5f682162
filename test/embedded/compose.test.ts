import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { readConfig, SETTING_NAMES } from '../../shared/platform/config';

interface ComposeService {
  readonly image: string;
  readonly build?: string;
  readonly restart: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly ports?: readonly string[];
  readonly secrets?: readonly string[];
  readonly configs?: readonly { readonly source: string }[];
  readonly volumes?: readonly string[];
}

interface Compose {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly configs: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, unknown>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const PROJECT = path.resolve(__dirname, '../..');
const text = readFileSync(path.join(PROJECT, 'docker-compose.yml'), 'utf8');
const example = readFileSync(path.join(PROJECT, '.env.example'), 'utf8');
const compose = parse(text, { merge: true }) as Compose;

/** `[name, service]` of every service, as rows of a table. */
const services = Object.entries(compose.services);
const ours = services.filter(([, service]) => service.build);
const isJob = ({ restart }: ComposeService): boolean => restart.startsWith('on-failure');

/** What the container would get: `${NAME}`, `${NAME:-default}` and `${NAME:?why}` replaced. */
function given(environment: Readonly<Record<string, string>>): Record<string, string> {
  const values: Record<string, string> = {
    ...{ YUHE_DB_PASSWORD: 'secret', TOKEN_ISSUER: 'https://id.example.cn' },
    ...{ PUBLIC_URL: 'https://yuhe.example.cn', OIDC_ISSUER: 'https://id.example.cn' },
  };
  const fill = (value: string): string =>
    value.replace(/\$\{(\w+)(?::[-?]([^}]*))?\}/g, (_, name: string, rest?: string) => values[name] ?? rest ?? '');
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, fill(value)]));
}

describe('docker-compose.yml', () => {
  test('has PostgreSQL, Temporal, its UI, the API and workers', () => {
    expect(Object.keys(compose.services)).toEqual(
      expect.arrayContaining(['postgres', 'temporal', 'temporal-ui', 'migration', 'worker', 'api']),
    );
  });

  test.each(services)('%s runs a pinned version', (_, { image }) => {
    expect(image).toMatch(/:\d+\.\d+(\.\d+)?(-\w+)?$/);
  });

  test.each(services.filter(([, service]) => !isJob(service)))(
    '%s comes back, and says whether it is well',
    (_, it) => {
      expect(it.restart).toBe('unless-stopped');
      expect(it.healthcheck?.test.length).toBeGreaterThan(1);
    },
  );

  test.each(services)('%s waits for what can come', (_, { depends_on = {} }) => {
    for (const [name, { condition }] of Object.entries(depends_on)) {
      const other = compose.services[name];
      expect({ name, condition }).toEqual({ name, condition: other && waitFor(other) });
    }
  });

  test.each(services)('%s uses only what is declared', (_, { secrets = [], configs = [], volumes = [] }) => {
    expect(Object.keys(compose.secrets)).toEqual(expect.arrayContaining([...secrets]));
    expect(Object.keys(compose.configs)).toEqual(expect.arrayContaining(configs.map(({ source }) => source)));
    expect(Object.keys(compose.volumes)).toEqual(expect.arrayContaining(volumes.map((volume) => volume.split(':')[0])));
  });

  test.each(services.filter(([, { ports }]) => ports))('%s is reachable from this host only', (_, { ports }) => {
    for (const port of ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  test.each(ours)('%s is given settings that exist, and can run with them', (_, { environment = {} }) => {
    expect(SETTING_NAMES).toEqual(expect.arrayContaining(Object.keys(environment)));
    expect(readConfig(given(environment))).toMatchObject({ TEMPORAL_ADDRESS: 'temporal:7233', TRAINING: false });
  });

  test.each(ours)('%s runs a file that exists', (_, { command }) => {
    expect(existsSync(path.join(PROJECT, command?.at(-1) ?? 'no command'))).toBe(true);
  });
});

const waitFor = (service: ComposeService): string =>
  isJob(service) ? 'service_completed_successfully' : 'service_healthy';

/** Set for all processes alike; our provider neither decrypts nor talks to partners. */
const NOT_READ_BY_THE_PROVIDER = ['PAYLOAD_KEY_FILE', 'PARTNER_SECRETS_FILE', 'KEY_FOLDER'];

describe('a key', () => {
  const isKey = (name: string): boolean => /_(FILE|FOLDER)$/.test(name);
  /** Settings of a service that name a file or folder in the container, with the mount or secret that is there. */
  const places = ours.flatMap(([name, { environment = {}, secrets = [], volumes = [] }]) =>
    Object.entries(environment)
      .filter(([setting, value]) => isKey(setting) && value.startsWith('/run/'))
      .map(([setting, value]) => ({ name, setting, value, secrets, volumes })),
  );
  const mounts = (volumes: readonly string[]) => volumes.map((each) => each.split(':')[1] ?? '');

  test.each(places.filter(({ name, setting }) => !(name === 'identity' && NOT_READ_BY_THE_PROVIDER.includes(setting))))(
    'of $name ($setting) lies where the container has it',
    ({ value, secrets, volumes }) => {
      const given = [...secrets.map((secret) => `/run/secrets/${secret}`), ...mounts(volumes)];
      expect(given.some((place) => value === place || value.startsWith(`${place}/`))).toBe(true);
    },
  );

  test('of sealed facts, of the organisations and of the daily roots is the API’s alone', () => {
    for (const setting of ['VAULT_KEY_FILE', 'SIGNING_KEYS_FOLDER', 'AUDIT_KEY_FILE'])
      expect(places.filter((each) => each.setting === setting).map(({ name }) => name)).toEqual(['api']);
    for (const volume of ['vault', 'signing-keys'])
      expect(ours.filter(([, { volumes = [] }]) => volumes.some((each) => each.startsWith(`${volume}:`)))).toHaveLength(
        1,
      );
  });

  test('that was added later is read by everything that encrypts, and added by the API’s container alone', () => {
    for (const [name, { volumes = [] }] of ours.filter(([each]) => each !== 'identity'))
      expect({ name, volumes }).toEqual({
        name,
        volumes: expect.arrayContaining([name === 'api' ? 'keys:/run/keys' : 'keys:/run/keys:ro']),
      });
  });

  test('folder that a volume keeps belongs to who runs the processes', () => {
    const dockerfile = readFileSync(path.join(PROJECT, 'Dockerfile'), 'utf8');
    const made = /install --directory --owner=node .*?--mode=700 ([^]*?[^\\])\n/.exec(dockerfile)![1]!.split(/[\s\\]+/);
    expect(made.sort()).toEqual([...new Set(ours.flatMap(([, { volumes = [] }]) => mounts(volumes)))].sort());
  });
});

describe('.env.example', () => {
  const offered = [...example.matchAll(/^#?([A-Z0-9_]+)=/gm)].map(([, name]) => name);

  test('offers every setting', () => {
    expect(offered).toEqual(expect.arrayContaining([...SETTING_NAMES]));
  });

  test('offers everything that docker-compose.yml asks for', () => {
    const asked = [...text.matchAll(/(?<!\$)\$\{(\w+)/g)].map(([, name]) => name);
    expect(offered).toEqual(expect.arrayContaining(asked));
  });

  test('has the required ones ready to be filled in', () => {
    const required = [...text.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name);
    expect(required.length).toBeGreaterThan(0);
    for (const name of required) expect(example).toMatch(new RegExp(`^${name}=`, 'm'));
  });
});
