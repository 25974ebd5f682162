import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { toBase64url } from '../../shared/signing/base64url';
import { selfSigned } from '../../shared/signing/certificate';
import { documentCode, readDocumentCode, type SealedContent } from '../../shared/signing/document-code';
import { signerOf } from '../../shared/signing/jws';
import type { KeyBundle, PublicKey } from '../../shared/signing/keys';
import { readPdfSignatures } from '../../shared/signing/pdf-reading';
import { sealedPdf } from '../../shared/signing/pdf-seal';
import { drawSm2Key, isSm2Signature, sm2PointOf, sm2Signature, sm3Digest } from '../../shared/signing/sm2';
import { keepPrivateKey, privateKey } from '../../api/signing/private-keys';
import { KEY, seal as sealOnP256 } from './organ-key';

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const said = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('SM2 as GB/T 32918.5 prints it (annex A.2, message digest, 1234567812345678)', () => {
  const PRIVATE = hex('3945208F 7B2144B1 3F36E38A C6D39F95 88939369 2860B51A 42FB81EF 4DF7C5B8');
  const POINT = hex(
    `04
    09F9DF31 1E5421A1 50DD7D16 1E4BC5C6 72179FAD 1833FC07 6BB08FF3 56F35020
    CCEA490C E26775A5 2DC6EA71 8CC1AA60 0AED05FB F35E084A 6632F607 2DA9AD13`.replaceAll('\n', ''),
  );
  const SIGNED = hex(
    `
    F5A03B06 48D2C463 0EEAC513 E1BB81A1 5944DA38 27D5B741 43AC7EAC EEE720B3
    B1B6AA29 DF212FD8 763182BC 0D421CA1 BB9038FD 1F7F42D4 840B69C4 85BBC1AA`.replaceAll('\n', ''),
  );

  test('has that point, and that signature holds', () => {
    expect(sm2PointOf(PRIVATE)).toEqual(POINT);
    expect(isSm2Signature(SIGNED, said('message digest'), POINT)).toBe(true);
  });

  test.each([
    ['another message', SIGNED, 'message digesT', POINT],
    ['a bit of it turned', SIGNED.with(5, SIGNED[5]! ^ 1), 'message digest', POINT],
    ['zeros', new Uint8Array(64), 'message digest', POINT],
    ['half of it', SIGNED.slice(0, 32), 'message digest', POINT],
    ['a point that is not on the curve', SIGNED, 'message digest', POINT.with(64, POINT[64]! ^ 1)],
    ['no point', SIGNED, 'message digest', new Uint8Array(65)],
  ])('does not hold for %s', (_what, signed, message, point) => {
    expect(isSm2Signature(signed, said(message), point)).toBe(false);
  });
});

test('SM3 is as GB/T 32905 prints it (annex A.1, abc)', () => {
  expect(sm3Digest(said('abc'))).toEqual(
    hex('66C7F0F4 62EEEDD9 D1F2D46B DC10E4E2 4167C487 5CF2F7A2 297DA02B 8F4BA8E0'),
  );
});

const key = drawSm2Key();
const signer = signerOf('k2', key, 'SM2');
const SM2_KEY: PublicKey = { ...KEY, id: 'k2', algorithm: 'SM2', point: toBase64url(sm2PointOf(key)) };
const bundle = (...keys: PublicKey[]): KeyBundle => ({ asOf: '2026-11-24T00:00:00.000Z', keys });
const CONTENT: SealedContent = {
  ...{ title: '调解协议书', no: '南岸示例调协〔2026〕3号', caseNo: 'CQ-2026-000001' },
  ...{ issuedAt: '2026-05-20T07:30:00.000Z', keyFields: [['金额', '¥16,350.00']], digest: 'ab'.repeat(32) },
};

describe('a code under an SM2 key', () => {
  test('is proved without network, and says by its header how it was signed', async () => {
    const code = await documentCode(CONTENT, signer);
    expect(JSON.parse(Buffer.from(code.slice('YUHE1:'.length).split('.')[0]!, 'base64url').toString())).toEqual({
      ...{ alg: 'SGD_SM3_SM2', kid: 'k2' },
    });
    expect(readDocumentCode(code, bundle(KEY, SM2_KEY))).toMatchObject({ kind: 'proved', standing: 'good' });
  });

  test('is the same for the same content, and another for another', async () => {
    expect(await documentCode(CONTENT, signer)).toBe(await documentCode(CONTENT, signer));
    const signatures = ['甲', '乙', '甲'].map((text) => toBase64url(sm2Signature(said(text), key)));
    expect(new Set(signatures).size).toBe(2);
    // Two signatures under one nonce would give the key away: their halves differ.
    expect(signatures[0]!.slice(0, 40)).not.toBe(signatures[1]!.slice(0, 40));
  });

  test('proves nothing if its key is known as one of another algorithm, or its header names another', async () => {
    const code = await documentCode(CONTENT, signer);
    expect(readDocumentCode(code, bundle({ ...SM2_KEY, algorithm: 'ES256' })).kind).toBe('unproved');
    const [, ...rest] = code.split('.');
    const head = Buffer.from(JSON.stringify({ alg: 'ES256', kid: 'k2' })).toString('base64url');
    expect(readDocumentCode([`YUHE1:${head}`, ...rest].join('.'), bundle(SM2_KEY)).kind).toBe('unproved');
    expect(readDocumentCode(code, bundle({ ...KEY, id: 'k2' })).kind).toBe('unproved');
  });
});

describe('a file under an SM2 key', () => {
  const certificate = selfSigned(
    { title: KEY.title, point: sm2PointOf(key), validFrom: KEY.validFrom, validUntil: KEY.validUntil, serial: 7 },
    signer,
  );
  const paper = async (): Promise<Uint8Array> => {
    const document = await PDFDocument.create();
    document.addPage();
    return document.save({ useObjectStreams: false });
  };
  const sealed = async (): Promise<Uint8Array> =>
    sealedPdf(await paper(), {
      ...{ signer, certificate: await certificate, name: KEY.title, reason: '加盖电子印章' },
      at: '2026-05-20T07:30:00.000Z',
    });

  test('is proved by the page that verifies, and says so of every byte', async () => {
    const pdf = await sealed();
    const [found] = readPdfSignatures(pdf, bundle(SM2_KEY));
    expect(found).toMatchObject({ holds: true, coversAll: true, standing: 'good', key: { id: 'k2' } });
    const altered = pdf.with(20, pdf[20]! ^ 1);
    expect(readPdfSignatures(altered, bundle(SM2_KEY))[0]).toMatchObject({ holds: false });
    expect(readPdfSignatures(pdf, bundle({ ...SM2_KEY, algorithm: 'ES256' }))[0]).toMatchObject({ key: undefined });
  });

  test('may bear a seal on P-256 as well: both hold', async () => {
    const twice = await sealedPdf(await sealed(), await sealOnP256());
    expect(readPdfSignatures(twice, bundle(KEY, SM2_KEY)).map(({ holds, key: whose }) => [holds, whose?.id])).toEqual([
      [true, 'k2'],
      [true, 'k1'],
    ]);
  });

  test('has a certificate that OpenSSL reads: whose it is, until when, and a key on the curve of SM2', async () => {
    const read = new X509Certificate(await certificate);
    expect(read.subject).toContain(KEY.title);
    expect(new Date(read.validTo).toISOString()).toBe(KEY.validUntil);
    const spki = read.publicKey.export({ type: 'spki', format: 'der' });
    expect(spki.toString('hex')).toContain(SM2_CURVE);
    expect(new Uint8Array(spki.subarray(-65))).toEqual(sm2PointOf(key));
    expect(Buffer.from(read.raw).toString('hex').split(SM2_WITH_SM3)).toHaveLength(3);
  });
});

/** Object identifiers as DER has them: 1.2.156.10197.1.301, and 1.2.156.10197.1.501, which stands twice. */
const SM2_CURVE = '06082a811ccf5501822d';
const SM2_WITH_SM3 = '06082a811ccf55018375';

test('an SM2 key is kept as a file that others can read: PKCS #8, as OpenSSL has it', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'yuhe-sm2-'));
  try {
    const id = await keepPrivateKey(folder, { algorithm: 'SM2', key });
    expect(await privateKey(folder, id)).toEqual({ algorithm: 'SM2', key });
    const pem = createPrivateKey(readFileSync(path.join(folder, `${id}.pem`)));
    const point = createPublicKey(pem).export({ type: 'spki', format: 'der' }).subarray(-65);
    expect(new Uint8Array(point)).toEqual(sm2PointOf(key));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
