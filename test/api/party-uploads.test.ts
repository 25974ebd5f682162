import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { byItself } from '../../db/eyes';
import { addPart, forgetUploadsBefore, uploadOf } from '../../db/uploads';
import { CLERK, NOW, openHouse, opened, type House } from './house';
import { Browser } from './identity-house';
import type { InMemoryCases } from './in-memory-cases';

let house: House<InMemoryCases>;
let caseNo: string;
let browser: Browser;
let csrf: string;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  house.clock.set(NOW);
  caseNo = await opened(house);
  [browser, csrf] = await inside('p1');
  await house.database.pool.query('delete from uploads');
  await byItself(() => house.office.files.sweep(100));
});

const FILE = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(3_000)]);
const NAME = '工资条.pdf';

async function inside(partyId: string): Promise<[Browser, string]> {
  const { body } = await house.post(`/v1/cases/${caseNo}/invitations`, { partyId }, CLERK);
  const guest = new Browser();
  const home = await guest.go(`${house.url}${body.link}`, {
    method: 'POST',
    body: new URLSearchParams({ code: body.code }),
  });
  return [guest, /name="csrf" value="([^"]*)"/.exec(home.text)?.[1] ?? ''];
}

/** A browser asks as the script of our page does. */
type Sent = { readonly method: string; readonly headers?: Record<string, string>; readonly body?: Buffer };
const send = (at: string, { method, headers = {}, body }: Sent, who = browser) =>
  who.ask(house.url + at, {
    method,
    headers: { 'tus-resumable': '1.0.0', 'x-yuhe-form': csrf, ...headers },
    ...(body ? { body: new Uint8Array(body) } : {}),
  });
const begin = (bytes = FILE.length, headers: Record<string, string> = {}) =>
  send('/party/uploads', {
    method: 'POST',
    headers: {
      'upload-length': String(bytes),
      'upload-metadata': `filetype YQ==,filename ${Buffer.from(NAME).toString('base64')}`,
      ...headers,
    },
  });
const begun = async (bytes = FILE.length): Promise<string> => (await begin(bytes)).headers.get('location')!;
const part = (at: string, offset: number, body: Buffer, headers: Record<string, string> = {}) =>
  send(at, {
    method: 'PATCH',
    headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset), ...headers },
    body,
  });
const offsetOf = async (at: string): Promise<string | null> =>
  (await send(at, { method: 'HEAD' })).headers.get('upload-offset');
const listed = async () => (await house.get(`/v1/cases/${caseNo}/party-files`, CLERK)).body.items;
const rows = async (table: string) => (await house.database.pool.query(`select from ${table}`)).rowCount;

describe('A file in parts', () => {
  test('is announced, sent part after part, and taken in with the last of them', async () => {
    const answer = await begin();
    expect([answer.status, answer.headers.get('tus-resumable')]).toEqual([201, '1.0.0']);
    const at = answer.headers.get('location')!;
    expect((await part(at, 0, FILE.subarray(0, 1_000))).status).toBe(204);
    expect(await offsetOf(at)).toBe('1000');
    expect(await listed()).toEqual([]);
    const last = await part(at, 1_000, FILE.subarray(1_000));
    expect([last.status, last.headers.get('upload-offset')]).toEqual([204, String(FILE.length)]);
    expect(await listed()).toMatchObject([{ name: NAME, type: 'application/pdf', bytes: FILE.length, side: 'worker' }]);
    const [{ id, sha256 }] = await listed();
    const file = await browser.go(`${house.url}/party/files/${id}`);
    expect([file.status, file.headers.get('content-length')]).toEqual([200, String(FILE.length)]);
    const { rows: entered } = await house.database.pool.query(
      `select from case_events where case_no = $1 and event ->> 'sha256' = $2`,
      [caseNo, sha256],
    );
    expect(entered).toHaveLength(1);
    expect([await rows('upload_parts'), await offsetOf(at)]).toEqual([0, String(FILE.length)]);
  });

  test('whose connection breaks keeps what has come, and goes on from there', async () => {
    const at = await begun();
    await brokenOff(at, FILE.subarray(0, 1_200));
    let offset = 0;
    for (let tries = 0; offset === 0 && tries < 50; tries += 1) offset = Number(await offsetOf(at));
    expect(offset).toBe(1_200);
    await part(at, offset, FILE.subarray(offset));
    expect(await listed()).toMatchObject([{ bytes: FILE.length }]);
  });

  test('that goes on at another place than where it stands is told where it stands', async () => {
    const at = await begun();
    await part(at, 0, FILE.subarray(0, 500));
    const answer = await part(at, 0, FILE.subarray(0, 500));
    expect([answer.status, await answer.json()]).toEqual([
      409,
      expect.objectContaining({
        type: '/docs/problems/offset-mismatch',
        detail: '文件已经收到500字节，续传应当从第500字节开始，不能从第0字节开始',
      }),
    ]);
  });

  test('of which two parts come to the same place at once has one of them', async () => {
    const at = await begun();
    const answers = await Promise.all([1, 2, 3].map(() => part(at, 0, FILE.subarray(0, 700))));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409]);
    expect(await offsetOf(at)).toBe('700');
  });

  test('is taken in when all of it came and the process died before', async () => {
    const at = await begun();
    await part(at, 0, FILE.subarray(0, FILE.length - 1));
    // As the process leaves it that dies between the last part and what follows.
    const own = { id: at.split('/').at(-1)!, caseNo, side: 'worker' as const };
    await byItself(() =>
      addPart(house.office, own, {
        ...{ at: FILE.length - 1, content: FILE.subarray(FILE.length - 1) },
        now: new Date(NOW).toISOString(),
      }),
    );
    expect(await listed()).toEqual([]);
    expect((await part(at, FILE.length, Buffer.of())).status).toBe(204);
    expect(await listed()).toHaveLength(1);
    expect(await byItself(() => uploadOf(house.office.pool, own))).toMatchObject({ finished: true });
    expect((await part(at, FILE.length, Buffer.of())).status).toBe(204);
    expect(await listed()).toHaveLength(1);
  });

  test('handed in twice is kept and entered once', async () => {
    for (const at of [await begun(), await begun()]) expect((await part(at, 0, FILE)).status).toBe(204);
    expect(await listed()).toHaveLength(1);
    expect(await rows(`case_objects where case_no = '${caseNo}' and rendition = 'content'`)).toBe(1);
  });

  test('that is no photo and no PDF is refused at its end, and forgotten', async () => {
    const script = Buffer.from('<script>alert(1)</script>');
    const at = await begun(script.length);
    const answer = await part(at, 0, script);
    expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([
      415,
      '不能识别这个文件，请提交照片（jpg、png）或者pdf文件',
    ]);
    expect((await send(at, { method: 'HEAD' })).status).toBe(404);
    expect(await listed()).toEqual([]);
  });

  test('that was given up, and one to which nothing came for a day, leave nothing in the store', async () => {
    const [given, left] = [await begun(), await begun()];
    for (const at of [given, left]) await part(at, 0, FILE.subarray(0, 100));
    expect((await send(given, { method: 'DELETE' })).status).toBe(204);
    expect((await send(given, { method: 'HEAD' })).status).toBe(404);
    const forget = (before: number) =>
      byItself(() => forgetUploadsBefore(house.office.pool, new Date(before).toISOString()));
    expect([await forget(NOW), await forget(NOW + 1)]).toEqual([0, 1]);
    expect(await rows('upload_parts')).toBe(0);
    expect(await rows('objects_to_remove where not_before <= now()')).toBe(2);
    expect(await byItself(() => house.office.files.sweep(100))).toBe(2);
  });
});

describe('A request about an upload is refused', () => {
  const nothing = Buffer.of(1);
  test.each<[string, (at: string) => Promise<{ status: number }>, number]>([
    ['without the secret of the page', () => begin(10, { 'x-yuhe-form': 'A'.repeat(43) }), 403],
    ['for a file that is too large', () => begin(10 * 1024 * 1024 + 1), 413],
    ['for an empty file', () => begin(0), 400],
    ['without a length', () => begin(1, { 'upload-length': 'many' }), 400],
    ['in another version', (at) => part(at, 0, nothing, { 'tus-resumable': '0.2.2' }), 400],
    ['in another format', (at) => part(at, 0, nothing, { 'content-type': 'text/plain' }), 415],
    ['without a place', (at) => part(at, 0, nothing, { 'upload-offset': '-1' }), 400],
    ['for more than was announced', (at) => part(at, 0, Buffer.concat([FILE, nothing])), 413],
    ['for one that there is not', () => part('/party/uploads/3f0c2d0e-6d1e-4b8e-9a53-0d7f5b1f9a01', 0, nothing), 404],
    ['for what is no number', () => send('/party/uploads/..%2f..', { method: 'HEAD' }), 404],
  ])('%s', async (_, asked, status) => {
    expect((await asked(await begun())).status).toBe(status);
    expect(await listed()).toEqual([]);
  });

  test('from nobody, and from the other side', async () => {
    const at = await begun();
    expect((await send(at, { method: 'HEAD' }, new Browser())).status).toBe(401);
    const [employer, secret] = await inside('p2');
    const theirs = { method: 'HEAD', headers: { 'x-yuhe-form': secret } };
    expect((await send(at, theirs, employer)).status).toBe(404);
  });

  test('from a side that has begun ten and finished none', async () => {
    for (let no = 1; no <= 10; no += 1) expect((await begin()).status).toBe(201);
    const answer = await begin();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '3600']);
  });
});

test('what is spoken is said to everybody', async () => {
  const answer = await new Browser().ask(`${house.url}/party/uploads`, { method: 'OPTIONS' });
  expect([answer.status, answer.headers.get('tus-version'), answer.headers.get('tus-max-size')]).toEqual([
    ...[204, '1.0.0', String(10 * 1024 * 1024)],
  ]);
});

/** Announces the whole file, sends its beginning, and cuts the line. */
function brokenOff(at: string, beginning: Buffer): Promise<void> {
  return new Promise((gone) => {
    const asking = request(house.url + at, {
      method: 'PATCH',
      headers: {
        ...{ 'tus-resumable': '1.0.0', 'x-yuhe-form': csrf, cookie: `yuhe-party=${browser.cookie('yuhe-party')}` },
        ...{ 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
        'content-length': FILE.length,
      },
    });
    asking.on('error', () => gone());
    asking.write(beginning, () => setTimeout(() => asking.destroy(new Error('cut')), 200));
  });
}
