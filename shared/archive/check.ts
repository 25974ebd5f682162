import { hashOf, NO_PREVIOUS, type Entry } from '../case/entry';
import { readSigned, standingAt, type Reading } from '../signing/jws';
import type { KeyBundle, KeyStanding, PublicKey } from '../signing/keys';
import { digestOfBytes, manifest, PARTS, type Manifest } from './manifest';
import type { PackageFiles } from './package';

/** What can be wrong with a package. */
export const PACKAGE_FAULTS = {
  'no-manifest': '没有案卷目录，或者目录不能识别',
  unsealed: '案卷目录没有签章，或者签章与目录不符',
  'unknown-key': '签章密钥不在已知公钥之内',
  missing: '目录所列的文件缺失',
  altered: '文件内容与目录所列的摘要不符',
  unlisted: '文件不在目录之内',
  'entries-unreadable': '卷宗条目不能识别',
  'entry-altered': '卷宗条目的内容与其校验值不符',
  'entries-cut': '卷宗条目缺失、次序颠倒或者被截断',
} as const;
export type PackageFault = keyof typeof PACKAGE_FAULTS;

/** Something wrong; `where`: path of the file, or number of the entry. */
export type PackageFinding = { readonly fault: PackageFault; readonly where: string };

/** What came out of looking at a package. It counts only without findings. */
export type PackageReading = {
  readonly manifest: Manifest | undefined;
  readonly entries: readonly Entry[];
  readonly key: PublicKey | undefined;
  readonly standing: KeyStanding;
  readonly findings: readonly PackageFinding[];
};

/**
 * Looks at a package: every file is listed and as listed, the list is sealed by the organisation, the docket is whole.
 * Needs no network. The keys are those of the one who looks: those in the package could be anybody's.
 */
export function checkPackage(files: PackageFiles, bundle: KeyBundle): PackageReading {
  const catalogue = files.get(PARTS.manifest);
  const list = catalogue && manifest.safeParse(json(text(catalogue))).data;
  const seal = sealOf(files, bundle);
  const docket = docketOf(files);
  const key = seal?.holds ? seal.key : undefined;
  const standing = seal?.holds && list ? standingAt(seal, list.madeAt) : 'unknown';
  if (!catalogue || !list)
    return {
      manifest: undefined,
      entries: [],
      key,
      standing,
      findings: [{ fault: 'no-manifest', where: PARTS.manifest }],
    };
  const findings = [
    ...sealFaults(seal, digestOfBytes(catalogue)),
    ...fileFaults(files, list),
    ...(docket ? docketFaults(docket, list) : [{ fault: 'entries-unreadable', where: PARTS.entries } as const]),
  ];
  return { manifest: list, entries: docket ?? [], key, standing, findings };
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function json(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

function sealOf(files: PackageFiles, bundle: KeyBundle): Reading | undefined {
  const seal = files.get(PARTS.seal);
  return seal && readSigned(text(seal), bundle);
}

function sealFaults(seal: Reading | undefined, digest: string): PackageFinding[] {
  if (seal && !seal.key) return [{ fault: 'unknown-key', where: seal.keyId }];
  return seal?.holds && seal.payload === digest ? [] : [{ fault: 'unsealed', where: PARTS.seal }];
}

function fileFaults(files: PackageFiles, list: Manifest): PackageFinding[] {
  const listed = new Set<string>([PARTS.manifest, PARTS.seal, ...list.files.map(({ path }) => path)]);
  return [
    ...list.files.flatMap(({ path, sha256 }): PackageFinding[] => {
      const bytes = files.get(path);
      if (!bytes) return [{ fault: 'missing', where: path }];
      return digestOfBytes(bytes) === sha256 ? [] : [{ fault: 'altered', where: path }];
    }),
    // Folders are listed by some packers.
    ...[...files.keys()]
      .filter((path) => !listed.has(path) && !path.endsWith('/'))
      .map((path): PackageFinding => ({ fault: 'unlisted', where: path })),
  ];
}

function docketOf(files: PackageFiles): Entry[] | undefined {
  const lines = files.get(PARTS.entries);
  const entries = lines && text(lines).split('\n').filter(Boolean).map(json);
  return entries?.every((entry): entry is Entry => typeof entry === 'object' && entry !== null && 'hash' in entry)
    ? entries
    : undefined;
}

function docketFaults(entries: readonly Entry[], { caseNo, entries: count, head }: Manifest): PackageFinding[] {
  const findings = entries.flatMap((entry, i): PackageFinding[] => {
    const before = entries[i - 1];
    const where = String(entry.seq);
    const bound = entry.seq === i + 1 && entry.previous === (before?.hash ?? NO_PREVIOUS);
    if (!bound) return [{ fault: 'entries-cut', where }];
    return entry.hash === hashOf(caseNo, entry) ? [] : [{ fault: 'entry-altered', where }];
  });
  const whole = entries.length === count && entries.at(-1)?.hash === head;
  return whole ? findings : [...findings, { fault: 'entries-cut', where: String(entries.length) }];
}
