import { unzipSync, zipSync } from 'fflate';
import { checkPackage } from '../../shared/archive/check';
import { PARTS } from '../../shared/archive/manifest';
import { packed, unpacked, type CaseFile } from '../../shared/archive/package';
import { NO_PREVIOUS, sealed, type Entry } from '../../shared/case/entry';
import { drawPrivateKey } from '../../shared/signing/es256';
import { signerOf } from '../../shared/signing/jws';
import { localDate } from '../../shared/law/local-date';
import { KEY, privateKey } from '../signing/organ-key';

const CASE_NO = 'CQ-2026-000001';
const KEYS = { asOf: '2026-11-24T00:00:00.000Z', keys: [KEY] };

function docket(length: number): Entry[] {
  const entries: Entry[] = [];
  for (let seq = 1; seq <= length; seq++)
    entries.push(
      sealed(CASE_NO, {
        ...{ seq, at: '2026-05-04T02:00:00.000Z', on: localDate('2026-05-04'), key: `k${seq}` },
        by: { id: 'clerk', role: 'clerk' },
        event: { type: 'performance.urged', no: seq, how: '电话' } as unknown as Entry['event'],
        previous: entries.at(-1)?.hash ?? NO_PREVIOUS,
      }),
    );
  return entries;
}

const CASE_FILE: CaseFile = {
  about: {
    ...{ caseNo: CASE_NO, organ: KEY.organ, organTitle: KEY.title, madeAt: '2026-07-01T00:00:00.000Z' },
    ...{ closedOn: '2026-06-10', archivedOn: '2026-06-20', archiveBy: '2026-07-10', fileNo: '2026-调-0001' },
  },
  entries: docket(3),
  carried: [{ path: 'documents/1.pdf', what: '调解协议书', bytes: new Uint8Array([1, 2, 3]) }],
  keys: KEYS,
};
const zip = () => packed(CASE_FILE, signerOf('k1', privateKey));
const reading = (bytes: Uint8Array) => checkPackage(unpacked(bytes)!, KEYS);
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

/** The package after somebody has been at it. */
async function tampered(change: (files: Record<string, Uint8Array>) => void): Promise<Uint8Array> {
  const files = unzipSync(await zip());
  change(files);
  return zipSync(files);
}

test('a case file is whole, sealed by its organisation, and the same case gives the same bytes', async () => {
  expect(reading(await zip())).toMatchObject({ findings: [], standing: 'good', key: { title: KEY.title } });
  expect(reading(await zip()).entries).toEqual(CASE_FILE.entries);
  expect(Buffer.from(await zip()).equals(Buffer.from(await zip()))).toBe(true);
});

describe('it is seen, without network, when', () => {
  const withText = (path: string, change: (written: string) => string) => (files: Record<string, Uint8Array>) => {
    files[path] = new TextEncoder().encode(change(text(files[path])));
  };
  it.each([
    [
      'a document was changed',
      (files: Record<string, Uint8Array>) => (files['documents/1.pdf'] = new Uint8Array([1, 2, 4])),
      'altered',
    ],
    ['a document was taken out', (files: Record<string, Uint8Array>) => delete files['documents/1.pdf'], 'missing'],
    [
      'something was put in',
      (files: Record<string, Uint8Array>) => (files['documents/2.pdf'] = new Uint8Array([1])),
      'unlisted',
    ],
    [
      'the catalogue was changed',
      withText(PARTS.manifest, (written) => written.replace('2026-06-20', '2026-06-21')),
      'unsealed',
    ],
    ['the catalogue is gone', (files: Record<string, Uint8Array>) => delete files[PARTS.manifest], 'no-manifest'],
    ['the seal is gone', (files: Record<string, Uint8Array>) => delete files[PARTS.seal], 'unsealed'],
    ['an entry was changed', withText(PARTS.entries, (written) => written.replace('电话', '上门')), 'entry-altered'],
    [
      'the last entry was cut off',
      withText(PARTS.entries, (written) => written.split('\n').slice(0, 2).join('\n')),
      'entries-cut',
    ],
    [
      'entries were exchanged',
      withText(PARTS.entries, (written) => written.split('\n').reverse().join('\n')),
      'entries-cut',
    ],
    ['the entries are no entries', withText(PARTS.entries, () => 'x'), 'entries-unreadable'],
  ])('%s', async (_, change, fault) => {
    expect(reading(await tampered(change)).findings).toContainEqual(expect.objectContaining({ fault }));
  });

  it('somebody else has packed and sealed it under the organisation’s key id', async () => {
    const forged = await packed(CASE_FILE, signerOf('k1', drawPrivateKey()));
    expect(reading(forged).findings).toContainEqual({ fault: 'unsealed', where: PARTS.seal });
  });

  it('nobody knows the key, though the package brings one of its own', async () => {
    const files = unpacked(await zip())!;
    expect(checkPackage(files, { ...KEYS, keys: [] }).findings).toEqual([{ fault: 'unknown-key', where: 'k1' }]);
  });

  it('the key was revoked before', async () => {
    const revoked = { ...KEYS, keys: [{ ...KEY, revokedAt: '2026-06-01T00:00:00.000Z' }] };
    expect(checkPackage(unpacked(await zip())!, revoked).standing).toBe('revoked-before');
  });

  it('it is cut off, or no package at all', async () => {
    expect(unpacked((await zip()).subarray(0, 500))).toBeUndefined();
    expect(unpacked(new Uint8Array([1, 2, 3]))).toBeUndefined();
  });
});
