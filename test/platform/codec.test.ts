import { defaultPayloadConverter } from '@temporalio/common';
import { randomBytes } from 'node:crypto';
import { payloadEncryption } from '../../shared/platform/codec';

const codec = payloadEncryption(randomBytes(32));
const SAID = { party: '张三', claim: '拖欠工资' };
const payload = defaultPayloadConverter.toPayload(SAID);

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
  const stored = await payloadEncryption(randomBytes(32)).encode([payload]);
  await expect(codec.decode(stored)).rejects.toThrow();
});

test('what was stored before there was a key can still be read', async () => {
  await expect(codec.decode([payload])).resolves.toEqual([payload]);
});

test('a key of another length is refused at once', () => {
  expect(() => payloadEncryption(randomBytes(16))).toThrow('16 bytes instead of 32');
});
