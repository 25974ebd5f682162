import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

// A Merkle tree as in RFC 6962, 2.1: leaves and nodes are hashed differently, so that neither passes for the other.

/** One step of a proof: the hash beside, and on which side it stands. */
export type ProofStep = { readonly side: 'left' | 'right'; readonly hash: string };

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

const leafHash = (text: string): Uint8Array => sha256(concatBytes(LEAF, utf8ToBytes(text)));
const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(concatBytes(NODE, left, right));

/** The largest power of two below n (n > 1). */
function split(n: number): number {
  let half = 1;
  while (half * 2 < n) half *= 2;
  return half;
}

function treeHash(hashes: readonly Uint8Array[]): Uint8Array {
  const [only] = hashes;
  if (!only) return sha256(new Uint8Array());
  if (hashes.length === 1) return only;
  const half = split(hashes.length);
  return nodeHash(treeHash(hashes.slice(0, half)), treeHash(hashes.slice(half)));
}

/** The root over texts in their order, hexadecimal. */
export const merkleRoot = (leaves: readonly string[]): string => bytesToHex(treeHash(leaves.map(leafHash)));

/** What shows that the text at `index` is under the root, from the leaf upwards. */
export function inclusionProof(leaves: readonly string[], index: number): readonly ProofStep[] {
  const path = (hashes: readonly Uint8Array[], at: number): ProofStep[] => {
    if (hashes.length < 2) return [];
    const half = split(hashes.length);
    const [left, right] = [hashes.slice(0, half), hashes.slice(half)];
    return at < half
      ? [...path(left, at), { side: 'right', hash: bytesToHex(treeHash(right)) }]
      : [...path(right, at - half), { side: 'left', hash: bytesToHex(treeHash(left)) }];
  };
  return path(leaves.map(leafHash), index);
}

/** The root to which a text and its proof lead, hexadecimal. */
export function provenRoot(leaf: string, proof: readonly ProofStep[]): string {
  const climb = (below: Uint8Array, { side, hash }: ProofStep): Uint8Array =>
    side === 'left' ? nodeHash(hexToBytes(hash), below) : nodeHash(below, hexToBytes(hash));
  return bytesToHex(proof.reduce(climb, leafHash(leaf)));
}
