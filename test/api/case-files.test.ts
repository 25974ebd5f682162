import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { caseFiles } from '../../db/case-files';
import { eraseCaseKey } from '../../db/case-keys';
import { byItself } from '../../db/eyes';
import { discardPartyFile, keepPartyFile, moveContents, partyFile } from '../../db/party-files';
import { verifyFiles } from '../../db/verify-files';
import { keysUnder } from '../../shared/platform/keys/key-chest';
import { nameOf, type ObjectStore } from '../../shared/platform/objects/object-store';
import { s3Objects } from '../../shared/platform/objects/s3-objects';
import { s3Server, type S3Server } from '../support/s3-server';
import { CLERK, openHouse, opened, type House } from './house';

const SLIP = Buffer.from('%PDF-1.7 工资条：冉启贵，实发0元');
const SHA256 = nameOf(SLIP);

describe('what parties hand in, in a bucket', () => {
  let server: S3Server;
  let store: ObjectStore;
  let house: House;
  let caseNo: string;
  const folder = mkdtempSync(path.join(tmpdir(), 'yuhe-bucket-'));
  beforeAll(async () => {
    server = await s3Server();
    const credentialsFile = path.join(folder, 'credentials.json');
    writeFileSync(credentialsFile, JSON.stringify(server.credentials));
    const { endpoint, bucket, region } = server;
    store = s3Objects({ endpoint, bucket, region, credentialsFile, patienceMs: 500, repeats: 0 });
    house = await openHouse({ objects: store });
  });
  beforeEach(async () => {
    server.objects.clear();
    await house.database.pool.query('delete from case_objects; delete from objects_to_remove; delete from party_files');
    caseNo = await opened(house);
  });
  afterAll(async () => {
    await house.close();
    await server.close();
    rmSync(folder, { recursive: true });
  });

  const ID = '3f0c2d0e-6d1e-4b8e-9a53-0d7f5b1f9a01';
  const handIn = (more: { id?: string; side?: 'worker' | 'employer' } = {}) =>
    byItself(() =>
      keepPartyFile(
        house.office,
        {
          ...{ id: ID, caseNo, side: 'worker', name: '工资条.pdf', type: 'application/pdf', sha256: SHA256 },
          ...{ handedInBy: '冉启贵', handedInAt: '2026-07-14T02:00:00.000Z' },
          ...more,
        },
        SLIP,
      ),
    );
  const read = () => house.get(`/v1/cases/${caseNo}/party-files/${ID}`, CLERK);
  /** As the command sees it: as the owner of the database, and as a process that has not used any key yet. */
  const examined = () => {
    const keys = keysUnder(Buffer.alloc(32, 7), { CIPHER_SUITE: 'aes' });
    return verifyFiles(house.database.pool, caseFiles(house.database.pool, keys, store));
  };
  const verified = async () => {
    const { findings } = await examined();
    return findings.map(({ fault }) => fault);
  };
  const theObject = (): string => [...server.objects.keys()][0]!;

  test('lies there encrypted, in no table, and is read by who may see the case', async () => {
    expect(await handIn()).toBe('kept');
    expect([...server.objects.values()].filter((bytes) => bytes.includes('工资条'))).toEqual([]);
    const { rows } = await house.database.pool.query('select content from party_files');
    expect(rows).toEqual([{ content: null }]);
    expect((await read()).text).toBe(SLIP.toString());
    expect((await house.get(`/v1/cases/${caseNo}/party-files`, CLERK)).body.items[0].bytes).toBe(SLIP.length);
  });

  test('is kept once, also when both sides hand it in, and goes with the last who named it', async () => {
    await handIn();
    expect(await handIn({ id: '3f0c2d0e-6d1e-4b8e-9a53-0d7f5b1f9a02' })).toBe('known');
    const other = '3f0c2d0e-6d1e-4b8e-9a53-0d7f5b1f9a03';
    expect(await handIn({ id: other, side: 'employer' })).toBe('kept');
    expect(server.objects.size).toBe(1);
    await byItself(() => discardPartyFile(house.office.pool, ID));
    expect(await byItself(() => house.office.files.sweep(10))).toBe(0);
    await byItself(() => discardPartyFile(house.office.pool, other));
    expect(await byItself(() => house.office.files.sweep(10))).toBe(1);
    expect(server.objects.size).toBe(0);
  });

  test('is not listed while the store does not take it, and the party is told to try again', async () => {
    server.mischief.push({ status: 503, code: 'SlowDown' });
    await expect(handIn()).rejects.toMatchObject({ code: 'ECONNSTORE' });
    expect((await house.get(`/v1/cases/${caseNo}/party-files`, CLERK)).body.items).toEqual([]);
    expect(await handIn()).toBe('kept');
    server.mischief.push({ status: 503, code: 'SlowDown' });
    const answer = await read();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, expect.any(String)]);
    expect((await read()).status).toBe(200);
  });

  test('leaves nothing behind when the process dies before the database knows of it', async () => {
    await byItself(() => house.office.files.put(caseNo, 'half', SLIP));
    expect(server.objects.size).toBe(1);
    expect(await byItself(() => house.office.files.sweep(10))).toBe(0);
    await house.database.pool.query(`update objects_to_remove set not_before = now() - interval '1 minute'`);
    expect(await byItself(() => house.office.files.sweep(10))).toBe(1);
    expect(server.objects.size).toBe(0);
  });

  test('lost, altered or without its key is found by the examination, each by its name', async () => {
    await handIn();
    expect(await verified()).toEqual([]);
    const whole = server.objects.get(theObject())!;
    server.objects.set(theObject(), Buffer.concat([whole, Buffer.of(0)]));
    expect(await verified()).toEqual(['file-altered']);
    server.objects.clear();
    expect(await verified()).toEqual(['file-missing']);
    await house.database.pool.query('delete from case_objects');
    expect(await verified()).toEqual(['file-unkept']);
  });

  test('of another case does not open in its place', async () => {
    await handIn();
    const elsewhere = await opened(house);
    await house.database.pool.query('update case_objects set case_no = $1', [elsewhere]);
    expect(await verified()).toEqual(['file-unkept', 'file-altered']);
  });

  test('is read by nobody once the key of its case is deleted', async () => {
    await handIn();
    await eraseCaseKey(house.database.pool, caseNo);
    expect((await examined()).findings).toEqual([{ fault: 'file-erased', where: `${caseNo}, content ${SHA256}` }]);
  });

  test('and lay in the database before is read from there, and moved', async () => {
    await house.database.pool.query(
      `insert into party_files (id, case_no, side, name, type, sha256, content, bytes, handed_in_by, handed_in_at)
       values ($1, $2, 'worker', '工资条.pdf', 'application/pdf', $3, $4, $5, '冉启贵', now())`,
      [ID, caseNo, SHA256, SLIP, SLIP.length],
    );
    expect([(await read()).text, server.objects.size]).toEqual([SLIP.toString(), 0]);
    server.mischief.push({ status: 500, code: 'InternalError' });
    await expect(byItself(() => moveContents(house.office, 10))).rejects.toMatchObject({ code: 'ECONNSTORE' });
    expect((await read()).text).toBe(SLIP.toString());
    expect(await byItself(() => moveContents(house.office, 10))).toBe(1);
    expect(await byItself(() => moveContents(house.office, 10))).toBe(0);
    expect([(await read()).text, server.objects.size]).toEqual([SLIP.toString(), 1]);
    const kept = await byItself(() => partyFile(house.office, { caseNo, id: ID }));
    expect(kept?.content).toEqual(SLIP);
  });
});
