import { execFile } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { usableApiClient } from '../../db/api-clients';
import { localDate } from '../../shared/law/local-date';
import { freshDatabase, type FreshDatabase } from '../support/database';

const run = promisify(execFile);
const SCRIPT = path.join(__dirname, '../../scripts/api-client.ts');
const DAY = localDate('2026-11-24');

let database: FreshDatabase;
let folder: string;
beforeAll(async () => {
  database = await freshDatabase();
  folder = mkdtempSync(path.join(tmpdir(), 'yuhe-api-client-'));
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

const command = (...options: string[]) =>
  run(process.execPath, ['--require', 'tsx/cjs', SCRIPT, ...options], {
    env: { ...process.env, DATABASE_URL: database.url },
  });
const COURT = ['--name', '渝中区人民法院', '--role', 'court', '--organ', '渝0103', '--scope', 'result:read'];
const TERM = ['--from', '2026-01-01', '--until', '2099-12-31'];

test('npm run api-client: a system gets a secret that is told once, of which the digest is kept; it is listed, and revoked', async () => {
  const { stdout } = await command('add', '--id', 'court-0103', ...COURT, ...TERM);
  const [, secret] = /^court-0103 has the secret ([\w-]{43})\n$/.exec(stdout) ?? [];
  expect(await usableApiClient(database.pool, 'court-0103', DAY)).toMatchObject({
    ...{ role: 'court', organ: '渝0103', scopes: ['result:read'] },
    credential: { secretDigest: createHash('sha256').update(secret!).digest() },
  });
  const line = 'court-0103\t渝中区人民法院\tcourt\t渝0103\tresult:read\t2026-01-01..2099-12-31\tsecret\t';
  expect((await command('list')).stdout).toBe(`${line}good\n`);
  await expect(command('add', '--id', 'court-0103', ...COURT, ...TERM)).rejects.toMatchObject({ code: 1 });
  await command('revoke', '--id', 'court-0103');
  expect((await command('list')).stdout).toBe(`${line}revoked\n`);
  expect(await usableApiClient(database.pool, 'court-0103', DAY)).toBeUndefined();
}, 60_000);

test('npm run api-client: a public key takes the place of a secret, and a private one is not taken', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const [its, ours] = [path.join(folder, 'private.pem'), path.join(folder, 'public.pem')];
  writeFileSync(its, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(ours, publicKey.export({ type: 'spki', format: 'pem' }));
  await expect(command('add', '--id', 'signs', ...COURT, ...TERM, '--key', its)).rejects.toMatchObject({ code: 1 });
  const { stdout } = await command('add', '--id', 'signs', ...COURT, ...TERM, '--key', ours);
  expect(stdout).toBe('signs signs with its key\n');
  const { credential } = (await usableApiClient(database.pool, 'signs', DAY))!;
  expect(credential).toMatchObject({ publicKey: { kty: 'EC', crv: 'P-256', alg: 'ES256' } });
  expect(JSON.stringify(credential)).not.toContain('"d"');
}, 60_000);

test.each([
  ['a role of nobody’s system', ['--id', 'party', '--name', 'x', '--role', 'worker', ...TERM]],
  ['the role that may do everything', ['--id', 'root', '--name', 'x', '--role', 'administrator', ...TERM]],
  ['an unknown scope', ['--id', 'wide', '--name', 'x', '--role', 'court', '--scope', 'everything', ...TERM]],
  ['no last day', ['--id', 'endless', ...COURT]],
])(
  'npm run api-client: %s is refused',
  async (_what, wish) => {
    await expect(command('add', ...wish)).rejects.toMatchObject({ code: 1, stdout: '' });
  },
  60_000,
);
