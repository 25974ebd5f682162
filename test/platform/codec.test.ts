import { defaultPayloadConverter } from '@temporalio/common';
import { randomBytes } from 'node:crypto';
import { payloadEncryption } from '../../shared/platform/codec';
import { fixedKeyring, namedKey, UNNAMED } from '../../shared/platform/keys/keyring';

const ringOf = (bytes: Buffer) => fixedKeyring(namedKey(UNNAMED, bytes));

const codec = payloadEncryption(ringOf(randomBytes(32)));
const SAID = { party: '张三', claim: '拖欠工资' };
const payload = defaultPayloadConverter.toPayload(SAID);

const SAID_THEN = {
  caseNo: 'CQ-2026-000123',
  entries: [
    {
      seq: 1,
      at: '2026-07-14T02:00:00.000Z',
      on: '2026-07-14',
      by: { id: 'mediator-1', role: 'mediator' },
      event: { type: 'mediation.proposed', reason: '双方有调解意愿' },
    },
  ],
};
const STORED_THEN = [
  'OZRZ72U2SM8zHI5VQJVKvakEYvj9rn7p2GgXYTRX2MbPSV4iR7Mu0RQsspe4DdfQ9l79LUzJY+SSvWmebcwxsDALnAi85j6ZWghc',
  'LU1uXRw1Vr7GL0igXZvLQBMN0vh0Fempym6I99VT5Q==',
].join('');

test('Temporal gets nothing that it can read', async () => {
  const [stored] = await codec.encode([payload]);
  expect(Buffer.from(stored!.data!).toString('utf8')).not.toContain('张三');
  expect(Buffer.from(stored!.metadata!.encoding!).toString()).toBe('binary/encrypted');
});

test('what comes back is what was sent', async () => {
  const [restored] = await codec.decode(await codec.encode([payload]));
  expect(defaultPayloadConverter.fromPayload(restored!)).toEqual(SAID);
});

test('nothing comes back as nothing, also as the engine writes it: an empty array without bytes', async () => {
  const nothing = { ...defaultPayloadConverter.toPayload(undefined), data: [] as unknown as Uint8Array };
  const [restored] = await codec.decode(await codec.encode([nothing]));
  expect(defaultPayloadConverter.fromPayload(restored!)).toBeUndefined();
});

test('the same content is stored differently each time', async () => {
  const [first, second] = await codec.encode([payload, payload]);
  expect(Buffer.from(first!.data!).equals(Buffer.from(second!.data!))).toBe(false);
});

test('an altered payload is refused', async () => {
  const [stored] = await codec.encode([payload]);
  stored!.data![stored!.data!.length - 1]! ^= 1;
  await expect(codec.decode([stored!])).rejects.toThrow();
});

test('a payload under another key is refused', async () => {
  const stored = await payloadEncryption(ringOf(randomBytes(32))).encode([payload]);
  await expect(codec.decode(stored)).rejects.toThrow();
});

test('what was stored before there was a key can still be read', async () => {
  await expect(codec.decode([payload])).resolves.toEqual([payload]);
});

test('what says the same again and again takes little room, and comes back whole', async () => {
  const said = { entries: Array.from({ length: 20 }, (_, seq) => ({ seq, by: { role: 'mediator', organ: '南岸' } })) };
  const long = defaultPayloadConverter.toPayload(said);
  const [stored] = await codec.encode([long]);
  expect(stored!.data!.length).toBeLessThan(long.data!.length / 3);
  const [restored] = await codec.decode([stored!]);
  expect(defaultPayloadConverter.fromPayload(restored!)).toEqual(said);
});

test('what was stored years ago, with the words and the key of then, can still be read', async () => {
  const then = payloadEncryption(ringOf(Buffer.alloc(32, 7)));
  const stored = {
    metadata: {
      encoding: Buffer.from('binary/encrypted'),
      'inner-encoding': Buffer.from('json/plain'),
      'inner-compression': Buffer.from('deflate-1'),
    },
    data: Buffer.from(STORED_THEN, 'base64'),
  };
  const [restored] = await then.decode([stored]);
  expect(defaultPayloadConverter.fromPayload(restored!)).toEqual(SAID_THEN);
});

test('a payload that hides how it was compressed is refused', async () => {
  const [stored] = await codec.encode([defaultPayloadConverter.toPayload('调解'.repeat(200))]);
  const { 'inner-compression': _, ...metadata } = stored!.metadata!;
  await expect(codec.decode([{ ...stored!, metadata }])).rejects.toThrow();
});

test('a key of another length is refused at once', () => {
  expect(() => payloadEncryption(ringOf(randomBytes(16)))).toThrow('16 bytes instead of 32');
});
