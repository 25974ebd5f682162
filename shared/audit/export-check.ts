import type { JWK } from 'jose';
import { chainFaults, RootChecker } from './checks';
import type { AuditEntry } from './entry';
import type { AuditFinding } from './faults';
import type { RootLeaf } from './root';

/** The files of an exported audit log: all UTF-8, the lists a JSON value on each line. */
export const EXPORT_FILES = {
  entries: 'entries.jsonl',
  roots: 'roots.jsonl',
  leaves: 'leaves.jsonl',
  keys: 'keys.json',
  readMe: '说明.txt',
} as const;

/** One root in an export. */
export type ExportedRoot = { readonly day: string; readonly jws: string };
/** One leaf in an export, with the number of its root. */
export type ExportedLeaf = RootLeaf & { readonly no: number };

/** What was found in an export. */
export type ExportReport = {
  readonly entries: number;
  readonly chains: number;
  readonly roots: number;
  /** Chains that no root in the export covers yet: nothing but their own links speaks for them. */
  readonly uncovered: readonly string[];
  /** The keys are those that the checker had from elsewhere; otherwise only those in the export itself. */
  readonly pinned: boolean;
  readonly findings: readonly AuditFinding[];
};

/** It is no export of ours, or a file is missing or unreadable. */
export class BadExport extends Error {
  override readonly name = 'BadExport';
}

/**
 * Checks an exported audit log by itself, without network and database: every link, every signature, and that the
 * entries are what the roots say.
 * @param files by name, as they are in the archive.
 * @param trusted public keys from elsewhere; without them the export's own are used, and the report says so.
 * @throws BadExport
 */
export async function checkAuditExport(
  files: ReadonlyMap<string, Uint8Array>,
  trusted?: readonly JWK[],
): Promise<ExportReport> {
  const chains = grouped(lines<AuditEntry>(files, EXPORT_FILES.entries));
  const roots = lines<ExportedRoot>(files, EXPORT_FILES.roots);
  const leaves = lines<ExportedLeaf>(files, EXPORT_FILES.leaves);
  const keys = trusted ?? keysIn(files);
  const findings = [...chains.values()].flatMap(chainFaults);
  const checker = new RootChecker(keys, true);
  const under = (root: number) => leaves.filter(({ no }) => no === root);
  for (const { day, jws } of roots) findings.push(...(await checker.check(day, jws, under)).findings);
  findings.push(...behind(chains, leaves, roots));
  const covered = new Set(leaves.map(({ chain }) => chain));
  return {
    entries: [...chains.values()].reduce((sum, chain) => sum + chain.length, 0),
    chains: chains.size,
    roots: roots.length,
    uncovered: [...chains.keys()].filter((chain) => !covered.has(chain)),
    pinned: trusted !== undefined,
    findings,
  };
}

/** Chains that the roots knew longer, or otherwise. A chain's name begins with its day: others are not in the export. */
function behind(
  chains: ReadonlyMap<string, readonly AuditEntry[]>,
  leaves: readonly ExportedLeaf[],
  roots: readonly ExportedRoot[],
): AuditFinding[] {
  const [from, to] = [roots[0]?.day ?? '', roots.at(-1)?.day ?? ''];
  return leaves
    .filter(({ kind, chain }) => kind === 'audit' && chain.slice(0, 10) >= from && chain.slice(0, 10) <= to)
    .filter(({ chain, seq, hash }) => chains.get(chain)?.[seq - 1]?.hash !== hash)
    .map(({ chain, seq }) => ({ fault: 'behind-root', where: chain, seq }));
}

function grouped(entries: readonly AuditEntry[]): ReadonlyMap<string, readonly AuditEntry[]> {
  const chains = new Map<string, AuditEntry[]>();
  for (const entry of entries) {
    const chain = chains.get(entry.chain);
    if (chain) chain.push(entry);
    else chains.set(entry.chain, [entry]);
  }
  return chains;
}

function textOf(files: ReadonlyMap<string, Uint8Array>, name: string): string {
  const bytes = files.get(name);
  if (!bytes) throw new BadExport(`缺少文件 ${name}`);
  return new TextDecoder().decode(bytes);
}

function lines<Line>(files: ReadonlyMap<string, Uint8Array>, name: string): readonly Line[] {
  return textOf(files, name)
    .split('\n')
    .filter((line) => line !== '')
    .map((line, i) => parsed<Line>(line, `${name} 第${i + 1}行`));
}

const keysIn = (files: ReadonlyMap<string, Uint8Array>): readonly JWK[] =>
  parsed<{ keys?: readonly JWK[] }>(textOf(files, EXPORT_FILES.keys), EXPORT_FILES.keys).keys ?? [];

function parsed<Value>(text: string, where: string): Value {
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === 'object') return value as Value;
  } catch {
    // Said below.
  }
  throw new BadExport(`${where} 不能识别`);
}
