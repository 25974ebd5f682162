import { documentCode, readDocumentCode, type SealedContent } from '../../shared/signing/document-code';
import { drawPrivateKey } from '../../shared/signing/es256';
import { signerOf } from '../../shared/signing/jws';
import type { KeyBundle, PublicKey } from '../../shared/signing/keys';
import { KEY, privateKey } from './organ-key';
import { verify, createPublicKey } from 'node:crypto';

const bundle = (key: Partial<PublicKey> = {}): KeyBundle => ({
  asOf: '2026-11-24T00:00:00.000Z',
  keys: [{ ...KEY, ...key }],
});
const CONTENT: SealedContent = {
  title: '调解协议书',
  no: '南岸示例调协〔2026〕3号',
  caseNo: 'CQ-2026-000001',
  issuedAt: '2026-05-20T07:30:00.000Z',
  keyFields: [
    ['金额', '¥16,350.00（壹万陆仟叁佰伍拾元整）'],
    ['履行期限', '2026年6月10日前'],
  ],
  digest: 'ab'.repeat(32),
};
const code = () => documentCode(CONTENT, signerOf('k1', privateKey));

it('what the code says is proved without network: title, number, amounts, who issued it and when', async () => {
  expect(readDocumentCode(await code(), bundle())).toMatchObject({
    kind: 'proved',
    standing: 'good',
    key: { title: KEY.title },
    seal: { t: '调解协议书', n: CONTENT.no, f: CONTENT.keyFields, d: CONTENT.digest },
  });
});

it('the same content gives the same code', async () => {
  expect(await code()).toBe(await code());
});

it('any library that knows ES256 comes to the same result', async () => {
  const [head, body, tail = ''] = (await code()).slice('YUHE1:'.length).split('.');
  const point = Buffer.from(KEY.point, 'base64url');
  const key = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  });
  const content = Buffer.from(`${head}.${body}`);
  expect(verify('sha256', content, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(tail, 'base64url'))).toBe(true);
});

describe('a code does not count when', () => {
  const changed = async (change: (payload: string) => string): Promise<string> => {
    const [head, body = '', tail] = (await code()).split('.');
    const payload = Buffer.from(body, 'base64url').toString();
    return `${head}.${Buffer.from(change(payload)).toString('base64url')}.${tail}`;
  };
  it.each([
    ['the amount was changed', () => changed((text) => text.replace('16,350', '61,350')), bundle()],
    ['its digest was changed', () => changed((text) => text.replace('abab', 'abac')), bundle()],
    ['nobody knows the key', code, bundle({ id: 'k2' })],
    ['another key signed it', () => documentCode(CONTENT, signerOf('k1', drawPrivateKey())), bundle()],
  ] as const)('%s', async (_, text, keys) => {
    expect(readDocumentCode(await text(), keys).kind).toBe('unproved');
  });

  it.each([
    ['it is cut off', async (): Promise<string> => (await code()).slice(0, -40)],
    [
      'its header names no algorithm at all',
      async (): Promise<string> => {
        const [, body, tail] = (await code()).split('.');
        return `YUHE1:${Buffer.from('{"alg":"none","kid":"k1"}').toString('base64url')}.${body}.${tail}`;
      },
    ],
    ['it is some other text', () => Promise.resolve('https://example.org/')],
  ] as const)('%s', async (_, text) => {
    expect(['unreadable', 'unproved']).toContain(readDocumentCode(await text(), bundle()).kind);
  });
});

describe('the key', () => {
  it.each([
    ['was revoked before the document was issued', { revokedAt: '2026-05-01T00:00:00.000Z' }, 'revoked-before'],
    ['was revoked since', { revokedAt: '2026-06-01T00:00:00.000Z' }, 'revoked-since'],
    ['had expired', { validUntil: '2026-05-01T00:00:00.000Z' }, 'expired-before'],
    ['was not valid yet', { validFrom: '2026-06-01T00:00:00.000Z' }, 'not-yet-valid'],
  ] as const)('%s, and the reader is told', async (_, key, standing) => {
    expect(readDocumentCode(await code(), bundle(key))).toMatchObject({ kind: 'proved', standing });
  });
});
