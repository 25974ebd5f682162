import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { issueCaseNumber } from '../../db/case-numbers';
import { caseView } from '../../db/case-views';
import { entriesAfter } from '../../db/ledger';
import { transaction } from '../../db/pool';
import { verifyLedger } from '../../db/verify-ledger';
import { checkPackage } from '../../shared/archive/check';
import { unpacked } from '../../shared/archive/package';
import { CLERK, openHouse, opened, ORGAN_TITLE, person, type House } from '../api/house';
import type { InMemoryCases } from '../api/in-memory-cases';
import { freshDatabase, type FreshDatabase } from '../support/database';

const run = promisify(execFile);

let house: House<InMemoryCases>;
let elsewhere: FreshDatabase;
let folder: string;
beforeAll(async () => {
  [house, elsewhere, folder] = await Promise.all([
    openHouse(),
    freshDatabase(),
    mkdtemp(path.join(tmpdir(), 'yuhe-case-file-')),
  ]);
}, 120_000);
afterAll(async () => {
  await house.close();
  await elsewhere.drop();
  await rm(folder, { recursive: true });
});

const command = (...options: string[]) =>
  run(process.execPath, ['--require', 'tsx/cjs', path.join(__dirname, '../../scripts/case-file.ts'), ...options], {
    env: { ...process.env, DATABASE_URL: elsewhere.url },
  });

const act = async (caseNo: string, name: string, input: object) => {
  const { status, text } = await house.post(`/v1/cases/${caseNo}/actions`, { name, input }, CLERK);
  if (status !== 200) throw new Error(text);
};

/** A case that was declined and put away: the shortest way to an archived file. */
async function archivedCase(): Promise<string> {
  const caseNo = await opened(house);
  await act(caseNo, 'registration.decline', {
    reason: '属于承揽合同纠纷，不是劳动争议',
    remedies: '可以向人民法院起诉',
  });
  await act(caseNo, 'closing.close', { result: 'declined', note: '已书面告知' });
  await act(caseNo, 'closing.archive', { fileNo: '南岸调2026-1', catalogue: ['登记表', '不予受理通知书'] });
  return caseNo;
}

async function packageOf(caseNo: string): Promise<Buffer> {
  const token = await house.issuer.sign(CLERK);
  const answer = await fetch(`${house.url}/v1/cases/${caseNo}/package`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  expect(answer.headers.get('content-type')).toBe('application/zip');
  return Buffer.from(await answer.arrayBuffer());
}

test('a case leaves as one package and arrives elsewhere with the same hashes', async () => {
  const caseNo = await archivedCase();
  const zip = await packageOf(caseNo);
  const { body: keys } = await house.get('/v1/signing-keys');
  const reading = checkPackage(unpacked(zip)!, keys);
  expect(reading).toMatchObject({
    findings: [],
    standing: 'good',
    manifest: { caseNo, organTitle: ORGAN_TITLE, fileNo: '南岸调2026-1', keepUntil: '2036-07-14' },
  });
  // 办案规则第24条: the class is in a file of its own, so that every reader of this form takes the package.
  const retention = unpacked(zip)?.get('retention.json');
  expect(JSON.parse(Buffer.from(retention!).toString())).toMatchObject({ class: 'other', leastYears: 5 });
  const [file, keyFile] = [path.join(folder, 'case.zip'), path.join(folder, 'keys.json')];
  await Promise.all([writeFile(file, zip), writeFile(keyFile, JSON.stringify(keys))]);

  await expect(command('import', file)).rejects.toMatchObject({ stderr: expect.stringContaining('unknown-key') });
  expect((await command('check', file, '--keys', keyFile)).stdout).toContain('whole');
  expect((await command('import', file, '--keys', keyFile)).stdout).toContain(`${reading.entries.length} entries`);
  expect((await command('import', file, '--keys', keyFile)).stdout).toContain('is here already');

  const hashes = async ({ pool }: FreshDatabase) => (await entriesAfter(pool, caseNo, 0)).map(({ hash }) => hash);
  expect(await hashes(elsewhere)).toEqual(await hashes(house.database));
  expect((await caseView(elsewhere.pool, caseNo))?.facts).toEqual((await caseView(house.database.pool, caseNo))?.facts);
  expect((await verifyLedger(elsewhere.pool)).findings).toEqual([]);
  // The number that came along is not given to a case of this installation.
  const issue = () => transaction(elsewhere.pool, (client) => issueCaseNumber(client, 2026));
  expect([await issue(), await issue()]).not.toContain(caseNo);
  expect((await verifyLedger(elsewhere.pool)).findings).toEqual([]);
});

test('a changed package is not taken in, and neither is a case that still goes on', async () => {
  const { body: keys } = await house.get('/v1/signing-keys');
  const keyFile = path.join(folder, 'keys.json');
  await writeFile(keyFile, JSON.stringify(keys));
  const [open, cut] = [path.join(folder, 'open.zip'), path.join(folder, 'cut.zip')];
  await writeFile(open, await packageOf(await opened(house)));
  await writeFile(cut, (await readFile(open)).subarray(0, 3_000));
  await expect(command('import', open, '--keys', keyFile)).rejects.toMatchObject({
    stderr: expect.stringContaining('archived'),
  });
  await expect(command('import', cut, '--keys', keyFile)).rejects.toMatchObject({
    stderr: expect.stringContaining('no package'),
  });
});

test('who does not see the case gets no package; an organisation without a key seals none', async () => {
  const caseNo = await opened(house);
  expect((await house.get(`/v1/cases/${caseNo}/package`, { ...CLERK, organ: 'ORG-OTHER' })).status).toBe(403);
  expect((await house.get(`/v1/cases/${caseNo}/package`, person('hotline'))).status).toBe(403);
  const { seals } = house.office;
  Object.assign(house.office, { seals: undefined });
  const { status, body } = await house.get(`/v1/cases/${caseNo}/package`, CLERK);
  Object.assign(house.office, { seals });
  expect({ status, body }).toMatchObject({ status: 404, body: { detail: expect.stringContaining('签章密钥') } });
});
