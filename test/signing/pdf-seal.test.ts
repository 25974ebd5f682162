import { X509Certificate } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { KeyBundle } from '../../shared/signing/keys';
import { readPdfSignatures } from '../../shared/signing/pdf-reading';
import { sealedPdf } from '../../shared/signing/pdf-seal';
import { certificate, KEY, seal } from './organ-key';

const BUNDLE: KeyBundle = { asOf: '2026-11-24T00:00:00.000Z', keys: [KEY] };
async function paper(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([595, 842]).drawText('16,350.00', { x: 72, y: 700 });
  return document.save({ useObjectStreams: false });
}

it('the certificate is one that others can read and verify', async () => {
  const read = new X509Certificate(await certificate);
  expect(read.subject).toContain(KEY.title);
  expect(read.verify(read.publicKey)).toBe(true);
  expect(new Date(read.validTo).toISOString()).toBe(KEY.validUntil);
});

it('a sealed file is proved to be whole and to come from the organisation', async () => {
  const [signature, ...more] = readPdfSignatures(await sealedPdf(await paper(), await seal()), BUNDLE);
  expect(more).toEqual([]);
  expect(signature).toMatchObject({
    holds: true,
    coversAll: true,
    standing: 'good',
    statedAt: '2026-05-20T07:30:00.000Z',
    key: { title: KEY.title },
  });
});

it('the file as it was stays in it byte for byte, and the same seal gives the same bytes', async () => {
  const before = await paper();
  const after = await sealedPdf(before, await seal());
  expect(Buffer.from(after.subarray(0, before.length)).equals(Buffer.from(before))).toBe(true);
  expect(Buffer.from(await sealedPdf(before, await seal())).equals(Buffer.from(after))).toBe(true);
});

it('a second seal leaves the first good', async () => {
  const first = await sealedPdf(await paper(), await seal({ reason: '调解员签名' }));
  const both = readPdfSignatures(await sealedPdf(first, await seal()), BUNDLE);
  expect(both.map(({ holds, coversAll }) => ({ holds, coversAll }))).toEqual([
    { holds: true, coversAll: true },
    { holds: true, coversAll: true },
  ]);
});

describe('it is seen when', () => {
  const sealedPaper = async () => sealedPdf(await paper(), await seal());

  it('a single byte of the content was changed', async () => {
    const changed = await sealedPaper();
    changed[100] = (changed[100] ?? 0) ^ 1;
    expect(readPdfSignatures(changed, BUNDLE)[0]).toMatchObject({ holds: false });
  });

  it('something was appended behind the seal', async () => {
    const appended = Buffer.concat([await sealedPaper(), Buffer.from('1 0 obj <<>> endobj')]);
    expect(readPdfSignatures(appended, BUNDLE)[0]).toMatchObject({ holds: true, coversAll: false });
  });

  it('the file was cut off', async () => {
    const cut = (await sealedPaper()).subarray(0, -200);
    expect(readPdfSignatures(cut, BUNDLE)[0]).toMatchObject({ holds: false });
  });

  it('the key is nobody’s that we know, or was revoked', async () => {
    const file = await sealedPaper();
    expect(readPdfSignatures(file, { ...BUNDLE, keys: [] })[0]).toMatchObject({ key: undefined, standing: 'unknown' });
    const revoked = { ...KEY, revokedAt: '2026-05-01T00:00:00.000Z' };
    expect(readPdfSignatures(file, { ...BUNDLE, keys: [revoked] })[0]).toMatchObject({ standing: 'revoked-before' });
  });
});
