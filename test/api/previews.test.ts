import { randomUUID } from 'node:crypto';
import { deflateSync, crc32 } from 'node:zlib';
import { PDFDocument, rgb } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { byItself } from '../../db/eyes';
import { keepPartyFile, type PartyFileType } from '../../db/party-files';
import { nameOf } from '../../shared/platform/objects/object-store';
import { CLERK, openHouse, opened, person, type House } from './house';
import { Browser } from './identity-house';

let house: House;
let caseNo: string;
beforeAll(async () => {
  house = await openHouse();
  caseNo = await opened(house);
});
afterAll(() => house.close());

async function handedIn(type: PartyFileType, content: Buffer): Promise<string> {
  const about = { id: randomUUID(), caseNo, side: 'worker' as const, name: '材料', type, sha256: nameOf(content) };
  const by = { handedInBy: '冉启贵', handedInAt: '2026-07-14T02:00:00.000Z' };
  await byItself(() => keepPartyFile(house.office, { ...about, ...by }, content));
  // The same content is the same file.
  const { rows } = await house.database.pool.query<{ id: string }>('select id from party_files where sha256 = $1', [
    about.sha256,
  ]);
  return rows[0]!.id;
}

/** What is answered of the preview, as bytes. */
async function preview(id: string, actor = CLERK): Promise<{ status: number; type: string | null; bytes: Buffer }> {
  const answer = await fetch(`${house.url}/v1/cases/${caseNo}/party-files/${id}/preview`, {
    headers: { authorization: `Bearer ${await house.issuer.sign(actor)}` },
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, type: answer.headers.get('content-type'), bytes };
}

/** A picture as phones make it: lying on its side, which only its notes say, and with the place where it was taken. */
const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 1_600, height: 900, channels: 3, background: '#0b5cab' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitude: '29/1 33/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();

let made: Promise<Buffer> | undefined;
const paper = (): Promise<Buffer> => (made ??= newPaper());

async function newPaper(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage([595, 842]).drawRectangle({ x: 0, y: 421, width: 595, height: 421, color: rgb(1, 0, 0) });
  document.addPage([10, 10]);
  return Buffer.from(await document.save());
}

const colourAt = async (picture: Buffer, left: number, top: number): Promise<readonly number[]> => [
  ...(await sharp(picture).extract({ left, top, width: 1, height: 1 }).raw().toBuffer()),
];

test('a photo is small, upright, and without what the camera noted', async () => {
  const { status, type, bytes } = await preview(await handedIn('image/jpeg', await photo()));
  expect([status, type]).toEqual([200, 'image/jpeg']);
  const { width, height, exif, orientation } = await sharp(bytes).metadata();
  expect({ width, height, exif, orientation }).toEqual({
    width: 270,
    height: 480,
    exif: undefined,
    orientation: undefined,
  });
});

test('of a PDF it is the first page, in its colours', async () => {
  const { status, bytes } = await preview(await handedIn('application/pdf', await paper()));
  expect(status).toBe(200);
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 339, height: 480 });
  const [[red, green], [white]] = [await colourAt(bytes, 170, 60), await colourAt(bytes, 170, 440)];
  expect([red! > 240, green! < 20, white! > 240]).toEqual([true, true, true]);
});

test('it is drawn once, lies beside its file under the same key, and is no look at the file', async () => {
  const id = await handedIn('image/jpeg', await photo());
  const first = await preview(id);
  const { rows } = await house.database.pool.query<{ object: string; bytes: number }>(
    `select o.object, o.bytes from case_objects o join party_files f using (case_no, sha256)
     where f.case_no = $1 and f.type = 'image/jpeg' and rendition = 'preview'`,
    [caseNo],
  );
  expect(rows).toEqual([{ object: expect.any(String), bytes: first.bytes.length }]);
  expect((await preview(id)).bytes).toEqual(first.bytes);
  const items: { id: string; seenAt?: string }[] = (await house.get(`/v1/cases/${caseNo}/party-files`, CLERK)).body
    .items;
  expect(items.flatMap(({ seenAt }) => seenAt ?? [])).toEqual([]);
});

/** A PNG of a few dozen bytes that says it has so many pixels. */
function bomb(side: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const beginning = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = chunk('IDAT', deflateSync(Buffer.alloc(1_000)));
  return Buffer.concat([beginning, chunk('IHDR', header), pixels, chunk('IEND', Buffer.of())]);
}

test.each<[string, PartyFileType, () => Buffer | Promise<Buffer>]>([
  ['a bomb of three billion pixels', 'image/png', () => bomb(60_000)],
  ['a photo that was cut short', 'image/jpeg', async () => (await photo()).subarray(0, 300)],
  ['what only begins like a PDF', 'application/pdf', () => Buffer.from('%PDF-1.7\nnothing')],
])('%s has none, and the next one is drawn all the same', async (_, type, content) => {
  const { status, bytes } = await preview(await handedIn(type, await content()));
  expect([status, (JSON.parse(bytes.toString()) as { type: string }).type]).toEqual([
    404,
    '/docs/problems/no-such-record',
  ]);
  expect((await preview(await handedIn('application/pdf', await paper()))).status).toBe(200);
});

test('nobody sees it who may not see the file', async () => {
  const content = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const id = await handedIn('image/png', content);
  expect((await preview(id, person('mediator', { organ: 'ORG-ELSEWHERE' }))).status).toBe(403);
  const inside = async (partyId: string): Promise<Browser> => {
    const { body } = await house.post(`/v1/cases/${caseNo}/invitations`, { partyId }, CLERK);
    const guest = new Browser();
    await guest.go(house.url + body.link, { method: 'POST', body: new URLSearchParams({ code: body.code }) });
    return guest;
  };
  const address = `${house.url}/party/files/${id}/preview`;
  const [own, other] = [await (await inside('p1')).ask(address), await (await inside('p2')).ask(address)];
  expect([own.status, own.headers.get('content-type'), other.status]).toEqual([200, 'image/jpeg', 404]);
  expect((await new Browser().ask(address)).status).toBe(401);
});
