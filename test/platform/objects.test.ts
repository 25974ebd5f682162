import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { diskObjects } from '../../shared/platform/objects/disk-objects';
import { nameOf, type ObjectStore } from '../../shared/platform/objects/object-store';
import { openObjects } from '../../shared/platform/objects/open-objects';
import { s3Objects } from '../../shared/platform/objects/s3-objects';
import { s3Server, type S3Server } from '../support/s3-server';

const BYTES = Buffer.from('已经加密的内容');
const NAME = nameOf(BYTES);
const PLACE = `${NAME.slice(0, 2)}/${NAME}`;

let folder: string;
let server: S3Server;
let stores: Record<'disk' | 's3', { store: ObjectStore; alter: (bytes: Buffer) => void; names: () => string[] }>;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'yuhe-objects-'));
  server = await s3Server();
  const onDisk = path.join(folder, 'files');
  stores = {
    disk: {
      store: diskObjects(onDisk),
      alter: (bytes) => writeFileSync(path.join(onDisk, PLACE), bytes),
      names: () => readdirSync(path.join(onDisk, NAME.slice(0, 2))),
    },
    s3: {
      store: bucket(),
      alter: (bytes) => server.objects.set(PLACE, bytes),
      names: () => [...server.objects.keys()].map((key) => key.slice(3)),
    },
  };
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const bucket = (more: { secretAccessKey?: string; bucket?: string } = {}): ObjectStore => {
  const { secretAccessKey = server.credentials.secretAccessKey } = more;
  const credentialsFile = path.join(folder, `credentials-${secretAccessKey}.json`);
  writeFileSync(credentialsFile, JSON.stringify({ ...server.credentials, secretAccessKey }));
  const { endpoint, region } = server;
  return s3Objects({ endpoint, region, bucket: more.bucket ?? server.bucket, credentialsFile, patienceMs: 300 });
};

describe.each(['disk', 's3'] as const)('files on %s', (kind) => {
  test('are read as they were kept, under the digest of their bytes, once however often they are kept', async () => {
    const { store, names } = stores[kind];
    expect(await store.put(BYTES)).toBe(NAME);
    expect(await store.put(BYTES)).toBe(NAME);
    expect(await store.get(NAME)).toEqual(BYTES);
    expect(names()).toEqual([NAME]);
  });

  test('that are not there, and that were altered, are told apart and never read', async () => {
    const { store, alter } = stores[kind];
    await expect(store.get(NAME)).rejects.toThrow('has no object');
    await store.put(BYTES);
    alter(Buffer.from('别的内容'));
    await expect(store.get(NAME)).rejects.toThrow('was altered');
  });

  test('are gone when they were removed, and removing them again is no fault', async () => {
    const { store } = stores[kind];
    await store.put(BYTES);
    await store.remove(NAME);
    await store.remove(NAME);
    await expect(store.get(NAME)).rejects.toThrow('has no object');
  });

  test('are named by digests alone: nobody reads or removes what lies elsewhere', async () => {
    const { store } = stores[kind];
    for (const name of ['../secrets/payload-key', `${NAME.toUpperCase()}`, ''])
      await expect(store.get(name)).rejects.toThrow('named by a SHA-256');
  });
});

test('a file on disk that was cut short is written anew', async () => {
  const { store, alter } = stores.disk;
  await store.put(BYTES);
  alter(BYTES.subarray(0, 3));
  await store.put(BYTES);
  expect(await store.get(NAME)).toEqual(BYTES);
});

test('a folder that cannot be used is an outage', async () => {
  const file = path.join(folder, 'no-folder');
  writeFileSync(file, '');
  chmodSync(file, 0o400);
  await expect(diskObjects(file).put(BYTES)).rejects.toMatchObject({ code: 'ECONNSTORE' });
});

describe('a bucket', () => {
  test('is asked again when its service is overloaded', async () => {
    server.mischief.push({ status: 503, code: 'SlowDown' }, { status: 500, code: 'InternalError' });
    await stores.s3.store.put(BYTES);
    expect(server.asked).toEqual(Array(3).fill(`PUT ${PLACE}`));
    expect(server.objects.get(PLACE)).toEqual(BYTES);
  });

  test.each<[string, () => ObjectStore, RegExp]>([
    ['with another secret', () => bucket({ secretAccessKey: 'another' }), /403: SignatureDoesNotMatch/],
    ['that there is not', () => bucket({ bucket: 'elsewhere' }), /no bucket elsewhere/],
  ])('%s is an outage that says why', async (_, opened, why) => {
    await expect(opened().put(BYTES)).rejects.toThrow(why);
    await expect(opened().put(BYTES)).rejects.toMatchObject({ code: 'ECONNSTORE' });
  });

  test('that stays silent is not waited for without end', async () => {
    server.mischief.push({ silentMs: 2_000 });
    await expect(stores.s3.store.get(NAME)).rejects.toThrow('does not answer');
  });
});

test.each([
  [{}, /neither FILES_FOLDER nor S3_ENDPOINT/],
  [{ S3_ENDPOINT: 'http://127.0.0.1:1', S3_BUCKET: 'b' }, /S3_CREDENTIALS_FILE is not/],
])('settings %j name no place for files', (settings, why) => {
  expect(() => openObjects({ S3_REGION: 'x', ...settings })).toThrow(why);
});
