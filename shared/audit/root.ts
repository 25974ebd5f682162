import { compactVerify, importJWK, type JWK } from 'jose';
import { digestOf, NO_PREVIOUS } from '../case/entry';

/** How far one chain was when a root was taken: a case's docket, or an audit chain. */
export type RootLeaf = {
  readonly kind: 'case' | 'audit';
  /** The case's number, or the audit chain's name. */
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
};

/** What is signed each day. */
export type RootBody = {
  readonly format: 'yuhe-root/1';
  /** From 1 without gaps. */
  readonly no: number;
  /** The civil day (Asia/Shanghai) that it closes. */
  readonly day: string;
  /** Instant, UTC, ISO. */
  readonly takenAt: string;
  /** SHA-256 of the signature before (as text); 64 zeros for the first. */
  readonly previous: string;
  /** Merkle root over the chains that have moved since the root before, sorted by kind and chain. */
  readonly merkle: string;
  readonly leaves: number;
  /** How many chains and entries there are in all. */
  readonly cases: number;
  readonly caseEntries: number;
  readonly auditChains: number;
  readonly auditEntries: number;
};

/** Ed25519 (RFC 8037). */
export const ROOT_ALGORITHM = 'EdDSA';

/** A leaf as the tree hashes it. */
export const leafText = ({ kind, chain, seq, hash }: RootLeaf): string => `${kind} ${chain} ${seq} ${hash}`;

/** The order of leaves in the tree. */
export function inTreeOrder(leaves: readonly RootLeaf[]): readonly RootLeaf[] {
  const place = ({ kind, chain }: RootLeaf): string => `${kind} ${chain}`;
  return [...leaves].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** What the next root says of the one before it. */
export const boundTo = (jws: string | undefined): string => (jws === undefined ? NO_PREVIOUS : digestOf(jws));

/** The body that one of the keys has signed; undefined if none has, or it is no root. */
export async function signedRoot(jws: string, keys: readonly JWK[]): Promise<RootBody | undefined> {
  for (const jwk of keys) {
    try {
      const { payload } = await compactVerify(jws, await importJWK(jwk, ROOT_ALGORITHM), {
        algorithms: [ROOT_ALGORITHM],
      });
      const body = JSON.parse(new TextDecoder().decode(payload)) as RootBody;
      if (body.format === 'yuhe-root/1') return body;
    } catch {
      // Another key, or none.
    }
  }
  return undefined;
}
