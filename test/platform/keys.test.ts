import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sm3 } from 'sm-crypto-v2';
import { addKey, keyFile } from '../../shared/platform/keys/key-file';
import { keysUnder, PURPOSES, requiredKeys, type Purpose } from '../../shared/platform/keys/key-chest';
import { fixedKeyring, namedKey, openText, sealText } from '../../shared/platform/keys/keyring';
import { SUITES, type SuiteName } from '../../shared/platform/keys/suite';

const NAMES = Object.keys(SUITES) as SuiteName[];
const TEXT = '身份证号 500108199001011234，冉启贵';

describe.each(NAMES)('the suite %s', (name) => {
  const suite = SUITES[name];
  const [key, about] = [randomBytes(32), Buffer.from('CQ-2026-000001')];
  const seal = (text = TEXT) => suite.seal(key, Buffer.from(text), about);

  test('gives back what was sealed, also nothing', () => {
    for (const text of [TEXT, '', 'x'.repeat(100_000)])
      expect(suite.open(key, seal(text), about).toString()).toBe(text);
  });

  test('shows nothing of it, and seals the same differently each time', () => {
    expect(seal().toString('utf8')).not.toMatch(/5001|冉/);
    expect(seal().equals(seal())).toBe(false);
  });

  test('refuses what was altered, cut, moved, or sealed with another key', () => {
    const sealed = seal();
    for (let at = 0; at < sealed.length; at += 1) {
      const altered = Buffer.from(sealed);
      altered[at]! ^= 1;
      expect(() => suite.open(key, altered, about)).toThrow();
    }
    for (const end of [0, 8, 20, sealed.length - 1])
      expect(() => suite.open(key, sealed.subarray(0, end), about)).toThrow();
    expect(() => suite.open(key, sealed, Buffer.from('CQ-2026-000002'))).toThrow();
    expect(() => suite.open(randomBytes(32), sealed, about)).toThrow();
  });

  test('makes the same digest of the same text only with the same key', () => {
    expect(suite.mac(key, TEXT)).toHaveLength(32);
    expect(suite.mac(key, TEXT).equals(suite.mac(key, TEXT))).toBe(true);
    expect(suite.mac(key, TEXT).equals(suite.mac(randomBytes(32), TEXT))).toBe(false);
  });
});

test('SM3 is that of sm-crypto-v2, which shares no code with OpenSSL', () => {
  const reference = sm3(Buffer.from('abc'), { key: new Uint8Array(32).fill(1), mode: 'hmac' });
  expect(SUITES.sm.mac(Buffer.alloc(32, 1), 'abc').toString('hex')).toBe(reference);
});

describe('the keys of an installation', () => {
  let folder: string;
  let root: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'yuhe-keys-'));
    root = path.join(folder, 'root');
    writeFileSync(root, Buffer.alloc(32, 7).toString('base64'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test.each(NAMES)('are another for each purpose, in the suite that is wished (%s)', (suite) => {
    const keys = keysUnder(Buffer.alloc(32, 7), { CIPHER_SUITE: suite });
    const all = (Object.keys(PURPOSES) as Purpose[]).map((purpose) => keys[purpose].current());
    expect(new Set(all.map(({ bytes }) => bytes.toString('hex'))).size).toBe(5);
    expect(new Set(all.map(({ id }) => id)).size).toBe(5);
    expect(all.every(({ suiteName }) => suiteName === suite)).toBe(true);
  });

  test('what was written in one suite is read after a change to the other', () => {
    const [aes, sm] = NAMES.map((suite) => keysUnder(Buffer.alloc(32, 7), { CIPHER_SUITE: suite }));
    expect(openText(sm!.records, 'm1', sealText(aes!.records, 'm1', TEXT))).toBe(TEXT);
    expect(openText(aes!.records, 'm1', sealText(sm!.records, 'm1', TEXT))).toBe(TEXT);
  });

  test('rotate while everybody is at work: new texts under the new key, old ones still read, by all processes', () => {
    const settings = { PAYLOAD_KEY_FILE: root, KEY_FOLDER: path.join(folder, 'keys'), CIPHER_SUITE: 'aes' as const };
    const [writer, reader] = [requiredKeys(settings), requiredKeys(settings)];
    const before = sealText(writer.records, 'm1', TEXT);
    const file = path.join(folder, 'keys', 'records.json');
    const id = addKey(file, 'records', 'sm', new Date('2026-11-24T03:00:00Z'));
    const later = requiredKeys(settings);
    const after = sealText(later.records, 'm1', TEXT);
    expect(after).toContain(`:${id}:`);
    // The reader was started before there was the key.
    for (const sealed of [before, after]) expect(openText(reader.records, 'm1', sealed)).toBe(TEXT);
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  test('a new key is written with after two seconds at the latest', () => {
    const file = path.join(folder, 'records.json');
    let now = 0;
    const ring = keyFile(file, [namedKey('first', randomBytes(32))], { now: () => now });
    const id = addKey(file, 'records', 'aes', new Date('2026-11-24T03:00:00Z'));
    expect(ring.current().id).toBe('first');
    now = 2_001;
    expect(ring.current().id).toBe(id);
  });

  test('a key that this process was not given is named in the error, and never shown', () => {
    const ring = fixedKeyring(namedKey('mine', randomBytes(32)));
    const foreign = sealText(fixedKeyring(namedKey('theirs', randomBytes(32))), 'm1', TEXT);
    expect(() => openText(ring, 'm1', foreign)).toThrow('no key theirs');
  });

  test('what was kept before texts were sealed is read as it is', () => {
    expect(openText(fixedKeyring(namedKey('mine', randomBytes(32))), 'm1', '{"id":"m1"}')).toBe('{"id":"m1"}');
  });

  test('nothing starts without a key', () => {
    expect(() => requiredKeys({ CIPHER_SUITE: 'aes' })).toThrow('PAYLOAD_KEY_FILE is not set');
  });
});
