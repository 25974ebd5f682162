import type { JWK } from 'jose';
import type { Pool } from 'pg';
import { chainFaults, RootChecker } from '../../shared/audit/checks';
import type { AuditFault, AuditFinding } from '../../shared/audit/faults';
import { canonicalJson } from '../../shared/case/entry';
import { auditChains } from './entries';
import { leavesOf, roots } from './roots';

/** What audit chains and roots are held against. */
export type AuditWitness = {
  /** The public keys that may have signed roots. */
  readonly keys: readonly JWK[];
  /** Roots (JWS compact) as they were published outside of the database. */
  readonly published?: readonly string[] | undefined;
};

/** The result of an examination of the audit log. */
export type AuditExamination = {
  readonly chains: number;
  readonly entries: number;
  readonly roots: number;
  readonly findings: readonly AuditFinding[];
};

/**
 * Examines every audit chain and every root, and whether cases and audit chains still are what was signed. What it
 * cannot find is a change after the newest root that keeps all hashes and heads; the root of that day will hold it.
 */
export async function verifyAudit(pool: Pool, witness: AuditWitness): Promise<AuditExamination> {
  const findings: AuditFinding[] = [];
  let [chains, entries] = [0, 0];
  for await (const chain of auditChains(pool)) {
    findings.push(...chainFaults(chain));
    chains += 1;
    entries += chain.length;
  }
  const signed = await rootFindings(pool, witness);
  findings.push(...signed.findings);
  for (const fault of Object.keys(QUERIES) as (keyof typeof QUERIES)[]) {
    const { rows } = await pool.query<{ where: string; seq: number }>(QUERIES[fault]);
    findings.push(...rows.map(({ where, seq }) => ({ fault, where, seq })));
  }
  return { chains, entries, roots: signed.count, findings };
}

async function rootFindings(pool: Pool, { keys, published = [] }: AuditWitness) {
  const kept = await roots(pool);
  const checker = new RootChecker(keys);
  const findings: AuditFinding[] = [];
  for (const { body, jws } of kept) {
    const checked = await checker.check(body.day, jws, await leavesOf(pool, body.no));
    findings.push(...checked.findings);
    if (checked.body && canonicalJson(checked.body) !== canonicalJson(body))
      findings.push({ fault: 'root-altered', where: body.day });
  }
  const known = new Set(kept.map(({ jws }) => jws));
  const missing = published.filter((jws) => !known.has(jws)).length;
  if (missing > 0) findings.push({ fault: 'root-missing', where: `${missing}` });
  return { count: kept.length, findings };
}

/** What is found by comparing tables: one row for each finding. */
const QUERIES = {
  'audit-truncated': `
    select h.chain as where, h.seq from audit_heads h
    left join lateral (select seq, hash from audit_entries e where e.chain = h.chain order by seq desc limit 1) last on true
    where (last.seq, last.hash) is distinct from (h.seq, h.hash)
    union all
    select chain, max(seq) from audit_entries e
    where not exists (select from audit_heads h where h.chain = e.chain) group by chain`,
  'audit-misdated': `
    select chain as where, seq from audit_entries
    where (chain, seq, at) is distinct from
      (entry ->> 'chain', (entry ->> 'seq')::int, (entry ->> 'at')::timestamptz)`,
  'behind-root': `
    select l.chain as where, l.seq from audit_root_leaves l
    where not exists (
      select from case_events e where l.kind = 'case' and (e.case_no, e.seq, e.hash) = (l.chain, l.seq, l.hash))
      and not exists (
      select from audit_entries a where l.kind = 'audit' and (a.chain, a.seq, a.hash) = (l.chain, l.seq, l.hash))`,
} as const satisfies Partial<Record<AuditFault, string>>;
