import { randomBytes, randomUUID } from 'node:crypto';
import { keepPartyFile } from '../../db/party-files';
import { byItself } from '../../db/eyes';
import { nameOf } from '../../shared/platform/objects/object-store';
import { CLERK, MEDIATOR, openHouse, opened, person, type House } from './house';

let house: House;
let caseNo: string;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  caseNo = await opened(house);
});

const contract = (): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(2_000)]);

type Scan = { readonly side?: string; readonly key?: string; readonly actor?: typeof CLERK };
/** A caseworker hands in what was scanned, as a browser's form does. */
async function scan(content: Buffer, { side = 'worker', key = randomUUID(), actor = CLERK }: Scan = {}) {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(content)]), '劳动合同.pdf');
  const whole = new Response(form);
  const headers = { 'content-type': whole.headers.get('content-type')! };
  const body = new Uint8Array(await whole.arrayBuffer());
  return house.post(`/v1/cases/${caseNo}/party-files?side=${side}`, body, actor, { key, headers });
}
const listed = async () => (await house.get(`/v1/cases/${caseNo}/party-files`, CLERK)).body.items;
const entered = async () => {
  const { body } = await house.get(`/v1/cases/${caseNo}/events?limit=500`, CLERK);
  const items: { event: { type: string } }[] = body.entries;
  return items.map(({ event }) => event).filter(({ type }) => type === 'standing.evidence-attached');
};

describe('A paper scanned at the window', () => {
  test('lies with those of its side, says who scanned it, and stands in the docket by its digest', async () => {
    const content = contract();
    const { status, body } = await scan(content);
    expect([status, body.file.handedInBy]).toEqual([201, expect.stringContaining('调解组织工作人员')]);
    expect(await listed()).toMatchObject([
      { id: body.file.id, side: 'worker', name: '劳动合同.pdf', type: 'application/pdf', seenAt: expect.any(String) },
    ]);
    expect(await entered()).toMatchObject([{ name: '劳动合同.pdf', by: 'worker', sha256: nameOf(content) }]);
    const file = await house.get(`/v1/cases/${caseNo}/party-files/${body.file.id}`, MEDIATOR);
    expect([file.status, file.headers.get('content-length')]).toEqual([200, String(content.length)]);
  });

  test('is the same file when it is sent again, by the same key or by another', async () => {
    const [content, key] = [contract(), randomUUID()];
    const first = await scan(content, { key });
    await house.database.pool.query('delete from idempotency');
    expect((await scan(content, { key })).body.file.id).toBe(first.body.file.id);
    const other = await scan(content, { actor: MEDIATOR });
    expect([other.status, other.body.file.id]).toEqual([200, first.body.file.id]);
    expect([(await listed()).length, (await entered()).length]).toEqual([1, 1]);
  });

  test('is entered by the repetition if it was kept, and not yet entered, when the server died', async () => {
    const [content, key] = [contract(), randomUUID()];
    const { body } = await scan(content, { key });
    const { id, side, name, type, sha256, handedInBy, handedInAt } = body.file;
    // The other case: only the row is there.
    const before = caseNo;
    caseNo = await opened(house);
    expect(before).not.toBe(caseNo);
    await house.database.pool.query('delete from party_files where id = $1', [id]);
    await house.database.pool.query('delete from idempotency');
    await byItself(() =>
      keepPartyFile(house.office, { id, caseNo, side, name, type, sha256, handedInBy, handedInAt }, content),
    );
    expect(await entered()).toEqual([]);
    expect((await scan(content, { key })).body.file.id).toBe(id);
    expect(await entered()).toMatchObject([{ sha256 }]);
  });

  test.each([
    ['of a type that is not taken', 'worker', Buffer.from('MZ what is this'), 415],
    ['without content', 'worker', Buffer.alloc(0), 400],
    ['for a side that hands in nothing', 'third-party', contract(), 400],
    ['that is too large', 'worker', Buffer.concat([contract(), Buffer.alloc(10 * 1024 * 1024)]), 413],
  ])('%s is refused, and nothing is kept', async (_what, side, content, status) => {
    expect((await scan(content, { side })).status).toBe(status);
    expect([await listed(), await entered()]).toEqual([[], []]);
  });

  test.each([
    ['another organisation', person('clerk', { id: 'clerk-2', organ: 'ORG-YZ-CTR' })],
    ['a party, whose own page it is not', person('worker', { cases: [] })],
    ['a supervisor', person('supervisor')],
  ])('is not taken from %s', async (_who, actor) => {
    expect((await scan(contract(), { actor })).status).toBe(403);
    expect(await listed()).toEqual([]);
  });
});
