import type { JWK } from 'jose';
import { checkpointOf, leavesOf } from '../../db/audit/roots';
import { wholeDocket } from '../../db/ledger';
import { faultsOf } from '../../db/verify-ledger';
import { inclusionProof, provenRoot, type ProofStep } from '../../shared/audit/merkle';
import { leafText, signedRoot, type RootBody, type RootLeaf } from '../../shared/audit/root';
import type { Office } from '../office';

/** What the faults of a docket are called. */
const FAULT_TEXTS: Readonly<Record<string, string>> = {
  altered: '内容与散列值不符，已被改动',
  unbound: '没有与前一行相连，被调换或者改写',
  missing: '序号不连续，有删除或者调换',
};

/** What is known of a docket's wholeness. */
type Integrity = {
  readonly entries: number;
  readonly findings: readonly { readonly seq?: number; readonly what: string }[];
  /** The newest root that covers the case, if there is one, and the way from the case to it. */
  readonly checkpoint?: Pick<RootBody, 'day' | 'takenAt' | 'no' | 'merkle'> &
    Pick<RootLeaf, 'seq' | 'hash'> & { jws: string };
  readonly proof?: readonly ProofStep[];
};

/** Holds the docket of one case against itself and against the newest signed root that covers it. */
export async function integrityOf(
  { pool }: Pick<Office, 'pool'>,
  keys: readonly JWK[],
  caseNo: string,
): Promise<Integrity> {
  const entries = await wholeDocket(pool, caseNo);
  const findings: { seq?: number; what: string }[] = faultsOf(caseNo, entries).map(({ fault, seq }) => ({
    ...(seq === undefined ? {} : { seq }),
    what: FAULT_TEXTS[fault] ?? fault,
  }));
  const point = await checkpointOf(pool, caseNo);
  if (!point) return { entries: entries.length, findings };
  const { body, jws, leaf } = point;
  if (entries.find(({ seq }) => seq === leaf.seq)?.hash !== leaf.hash)
    findings.push({ seq: leaf.seq, what: `与${body.day}签署的每日根不符` });
  const leaves = await leavesOf(pool, body.no);
  const at = leaves.findIndex(({ kind, chain }) => kind === leaf.kind && chain === leaf.chain);
  const proof = inclusionProof(leaves.map(leafText), at);
  const signed = await signedRoot(jws, keys);
  if (!signed) findings.push({ what: `${body.day}的每日根签名不符` });
  else if (provenRoot(leafText(leaf), proof) !== signed.merkle)
    findings.push({ seq: leaf.seq, what: `不在${body.day}签署的每日根之下` });
  const { day, takenAt, no, merkle } = body;
  return {
    entries: entries.length,
    checkpoint: { day, takenAt, no, seq: leaf.seq, hash: leaf.hash, merkle, jws },
    ...{ proof, findings },
  };
}
