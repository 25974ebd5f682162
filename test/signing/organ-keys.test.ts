import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { organSeals, giveKey } from '../../api/signing/organ-keys';
import { signingKeys } from '../../db/signing-keys';
import { documentCode, readDocumentCode } from '../../shared/signing/document-code';
import { freshDatabase, type FreshDatabase } from '../support/database';

const run = promisify(execFile);
const TITLE = '南岸区示例街道劳动人事争议调解委员会';

let database: FreshDatabase;
let folder: string;
beforeAll(async () => {
  database = await freshDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'yuhe-keys-'));
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const command = (...options: string[]) =>
  run(process.execPath, ['--require', 'tsx/cjs', path.join(__dirname, '../../scripts/signing-key.ts'), ...options], {
    env: { ...process.env, DATABASE_URL: database.url, SIGNING_KEYS_FOLDER: folder },
  });

const published = async (asOf: string) => ({ asOf, keys: [...(await signingKeys(database.pool))] });
const content = (issuedAt: string) => ({
  ...{ title: '受理通知书', no: '1号', caseNo: 'CQ-2026-000001', issuedAt, keyFields: [], digest: '00'.repeat(32) },
});

test('an organisation’s key is a file that only its owner reads; what is published proves what it seals', async () => {
  await giveKey(database.pool, folder, { organ: 'A', title: TITLE, at: '2026-01-01T00:00:00.000Z' });
  const [file = ''] = await readdir(folder);
  expect((await stat(path.join(folder, file))).mode & 0o077).toBe(0);
  const seal = await organSeals(database.pool, folder).sealOf('A', '2026-05-01T00:00:00.000Z');
  const code = await documentCode(content('2026-05-01T00:00:00.000Z'), seal!.signer);
  expect(readDocumentCode(code, await published('2026-06-01T00:00:00.000Z'))).toMatchObject({
    kind: 'proved',
    standing: 'good',
    key: { title: TITLE },
  });
});

test('before its first key and after its last one an organisation has no seal', async () => {
  const seals = organSeals(database.pool, folder);
  expect(await seals.sealOf('A', '2025-12-31T00:00:00.000Z')).toBeUndefined();
  expect(await seals.sealOf('A', '2031-01-02T00:00:00.000Z')).toBeUndefined();
  expect(await seals.sealOf('B', '2026-05-01T00:00:00.000Z')).toBeUndefined();
});

test('npm run signing-key: a key given, listed and revoked is used no more, and verifiers learn of it', async () => {
  const id = (await command('give', '--organ', 'C', '--title', TITLE)).stdout.trim();
  expect((await command('list')).stdout).toContain(`${id}\tC\t${TITLE}`);
  const seals = organSeals(database.pool, folder);
  const later = new Date(Date.now() + 60_000).toISOString();
  const seal = await seals.sealOf('C', later);
  expect(seal?.key.id).toBe(id);
  await command('revoke', '--id', id, '--because', '印章遗失');
  expect(await seals.sealOf('C', later)).toBeUndefined();
  const code = await documentCode(content(later), seal!.signer);
  expect(readDocumentCode(code, await published(later))).toMatchObject({ standing: 'revoked-before' });
  await expect(command('revoke', '--id', id, '--because', '再次')).rejects.toMatchObject({ code: 1 });
  await expect(command('give', '--organ', 'C')).rejects.toMatchObject({ code: 1 });
});

test('npm run signing-key: an organisation may seal with SM2, by a key that is drawn or one that it has', async () => {
  const id = (await command('give', '--organ', 'D', '--title', TITLE, '--algorithm', 'SM2')).stdout.trim();
  expect((await command('list')).stdout).toMatch(new RegExp(`^${id}\tD\t.*\tgood\tSM2$`, 'm'));
  const later = new Date(Date.now() + 60_000).toISOString();
  const seal = await organSeals(database.pool, folder).sealOf('D', later);
  const code = await documentCode(content(later), seal!.signer);
  expect(readDocumentCode(code, await published(later))).toMatchObject({ kind: 'proved', key: { algorithm: 'SM2' } });
  const given = ['--organ', 'E', '--title', TITLE, '--key', path.join(folder, `${id}.pem`)];
  const again = (await command('give', ...given)).stdout.trim();
  const { keys } = await published(later);
  expect(keys.find((key) => key.id === again)).toMatchObject({ algorithm: 'SM2', point: seal!.key.point });
  await expect(command('give', '--organ', 'F', '--title', TITLE, '--algorithm', 'RSA')).rejects.toMatchObject({
    code: 1,
  });
}, 60_000);

test('a published key is never changed or taken away', async () => {
  for (const statement of [`update signing_keys set title = 'x'`, 'delete from signing_keys'])
    await expect(database.pool.query(statement)).rejects.toThrow();
});
