import type { JWK } from 'jose';
import { NO_PREVIOUS } from '../case/entry';
import { auditHashOf, type AuditEntry } from './entry';
import type { AuditFault, AuditFinding } from './faults';
import { merkleRoot } from './merkle';
import { boundTo, inTreeOrder, leafText, signedRoot, type RootBody, type RootLeaf } from './root';

/** The links of one audit chain, in order. */
export function chainFaults(entries: readonly AuditEntry[]): AuditFinding[] {
  return entries.flatMap((entry, i) => {
    const before = entries[i - 1];
    const faults: AuditFault[] = [];
    if (entry.seq !== (before?.seq ?? 0) + 1) faults.push('audit-missing');
    else if (entry.previous !== (before?.hash ?? NO_PREVIOUS)) faults.push('audit-unbound');
    if (entry.hash !== auditHashOf(entry)) faults.push('audit-altered');
    return faults.map((fault) => ({ fault, where: entry.chain, seq: entry.seq }));
  });
}

/** Roots one after the other: each signed, bound to the one before, over the leaves that are said to be under it. */
export class RootChecker {
  private before: { readonly jws: string; readonly no: number } | undefined;

  /** @param keys those that may have signed. @param excerpt the first may be bound to one that is not there. */
  constructor(
    private readonly keys: readonly JWK[],
    private readonly excerpt = false,
  ) {}

  /**
   * @param leaves those under this root, in any order, or by its number.
   * @returns what is wrong with it, and its body if a known key has signed it.
   */
  async check(
    day: string,
    jws: string,
    leaves: readonly RootLeaf[] | ((no: number) => readonly RootLeaf[]),
  ): Promise<{ readonly findings: readonly AuditFinding[]; readonly body?: RootBody }> {
    const { before } = this;
    const body = await signedRoot(jws, this.keys);
    if (!body) return { findings: [{ fault: 'root-unsigned', where: day }] };
    this.before = { jws, no: body.no };
    const faults: AuditFault[] = [];
    if (body.day !== day) faults.push('root-altered');
    const bound = body.previous === boundTo(before?.jws) && body.no === (before?.no ?? 0) + 1;
    if (!bound && (before || body.no === 1 || !this.excerpt)) faults.push('root-unbound');
    const under = typeof leaves === 'function' ? leaves(body.no) : leaves;
    const sameLeaves = body.leaves === under.length && body.merkle === merkleRoot(inTreeOrder(under).map(leafText));
    if (!sameLeaves) faults.push('leaves-altered');
    return { findings: faults.map((fault) => ({ fault, where: day })), body };
  }
}
