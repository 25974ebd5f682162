import { defaultPayloadConverter } from '@temporalio/common';
import { randomBytes } from 'node:crypto';
import type { Actor } from '../../shared/case/actor';
import { payloadEncryption } from '../../shared/platform/codec';
import { fixedKeyring, namedKey } from '../../shared/platform/keys/keyring';
import { ADMINISTRATOR, MEDIATOR, openHouse, person, type House } from './house';

const UI = 'http://127.0.0.1:8233';
const codec = payloadEncryption(fixedKeyring(namedKey('payload-test', randomBytes(32))));
const SAID = { caseNo: 'CQ-2026-000123', party: '冉启贵' };

let house: House;
beforeAll(async () => {
  house = await openHouse({ codec: { codec, namespace: 'default', ui: `${UI}/` } });
});
afterAll(() => house.close());

type Wire = { readonly metadata: Record<string, string>; readonly data: string };
const wired = (text: string): Wire => ({
  metadata: { encoding: Buffer.from('json/plain').toString('base64') },
  data: Buffer.from(text).toString('base64'),
});
const stored = async (): Promise<Wire> => {
  const [payload] = await codec.encode([defaultPayloadConverter.toPayload(SAID)]);
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
  const metadata = Object.entries(payload!.metadata!).map(([name, bytes]) => [name, base64(bytes)]);
  return { metadata: Object.fromEntries(metadata) as Record<string, string>, data: base64(payload!.data!) };
};
const sent = (work: string, payloads: readonly unknown[], actor?: Actor, headers: Record<string, string> = {}) =>
  house.post(`/codec/${work}`, { payloads }, actor, { headers: { origin: UI, 'x-namespace': 'default', ...headers } });

describe('what Temporal stores', () => {
  test('is read by an administrator, in the form in which Temporal’s UI asks for it', async () => {
    const { status, body, headers } = await sent('decode', [await stored()], ADMINISTRATOR);
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe(UI);
    const [{ metadata, data }] = body.payloads;
    expect(Buffer.from(metadata.encoding, 'base64').toString()).toBe('json/plain');
    expect(JSON.parse(Buffer.from(data, 'base64').toString())).toEqual(SAID);
  });

  test('is encrypted as the API would have encrypted it', async () => {
    const there = await sent('encode', [wired('{"caseNo":"CQ-2026-000124"}')], ADMINISTRATOR);
    expect(there.text).not.toContain(wired('{"caseNo":"CQ-2026-000124"}').data);
    const back = await sent('decode', there.body.payloads, ADMINISTRATOR);
    expect(back.body.payloads).toEqual([wired('{"caseNo":"CQ-2026-000124"}')]);
  });

  test.each(['mediator', 'clerk', 'supervisor', 'statistics', 'rules-keeper', 'court', 'worker'] as const)(
    'is not shown to the %s',
    async (role) => {
      const { status, text } = await sent('decode', [await stored()], person(role));
      expect({ status, shown: text.includes('冉启贵') }).toEqual({ status: 403, shown: false });
    },
  );

  test('is shown to nobody who does not say who they are', async () => {
    expect(await sent('decode', [await stored()])).toMatchObject({ status: 401 });
  });

  test('of another namespace, or encrypted by somebody else, is refused with the reason', async () => {
    const other = await sent('decode', [await stored()], ADMINISTRATOR, { 'x-namespace': 'elsewhere' });
    expect(other).toMatchObject({ status: 403, body: { detail: expect.stringContaining('X-Namespace 应为 default') } });
    const foreign = { ...(await stored()), data: randomBytes(60).toString('base64') };
    const refused = await sent('decode', [foreign], ADMINISTRATOR);
    expect(refused).toMatchObject({ status: 400, body: { detail: expect.stringContaining('不能解密') } });
  });

  test.each(['{"payloads": 3}', '{"payloads": [{"data": "…"}]}', '[]'])('is not looked for in %s', async (text) => {
    const answer = await house.post('/codec/decode', text, ADMINISTRATOR);
    expect(answer.status).toBe(400);
  });
});

describe('a page of another site', () => {
  test('is not told that it may ask, nor may it read an answer', async () => {
    const asks = (origin: string) => fetch(`${house.url}/codec/decode`, { method: 'OPTIONS', headers: { origin } });
    const [ours, other] = [await asks(UI), await asks('https://evil.example')];
    expect([ours, other].map(({ headers }) => headers.get('access-control-allow-origin'))).toEqual([UI, null]);
    expect(ours.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('x-namespace');
    const answer = await sent('decode', [await stored()], ADMINISTRATOR, { origin: 'https://evil.example' });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

test('who decrypts is in the audit log before it is shown, with the cases that were in it', async () => {
  await sent('decode', [await stored()], ADMINISTRATOR);
  await sent('decode', [await stored()], MEDIATOR);
  await house.book.close();
  const { rows } = await house.database.pool.query<{ entry: object }>(
    `select entry from audit_entries where entry ->> 'route' = 'decodePayloads' order by at desc, seq desc limit 2`,
  );
  expect(rows.map(({ entry }) => entry)).toEqual([
    expect.objectContaining({ kind: 'refusal', status: 403, actor: expect.objectContaining({ role: 'mediator' }) }),
    expect.objectContaining({
      ...{ kind: 'look', shows: 'case', status: 200, caseNos: ['CQ-2026-000123'], asked: 'POST /codec/decode' },
      actor: expect.objectContaining({ id: ADMINISTRATOR.id, role: 'administrator' }),
    }),
  ]);
});

test('nothing is decrypted where no UI is named', async () => {
  const without = await openHouse();
  try {
    expect(await without.post('/codec/decode', { payloads: [] }, ADMINISTRATOR)).toMatchObject({ status: 404 });
  } finally {
    await without.close();
  }
});
