import { sha256 } from '@noble/hashes/sha2.js';
import { drawPrivateKey, isSignatureOf, publicPointOf, signature, type PrivateKey } from './es256';
import { drawSm2Key, isSm2Signature, sm2PointOf, sm2Signature, sm3Digest } from './sm2';

/** A way of signing: points of 65 bytes, signatures r ‖ s of 64, and what standards call it. */
export type SigningAlgorithm = {
  readonly draw: () => PrivateKey;
  readonly pointOf: (key: PrivateKey) => Uint8Array;
  readonly sign: (content: Uint8Array, key: PrivateKey) => Uint8Array;
  readonly holds: (signed: Uint8Array, content: Uint8Array, publicPoint: Uint8Array) => boolean;
  /** What files are reduced to before they are signed. */
  readonly digest: (content: Uint8Array) => Uint8Array;
  /** Its name in the header of a JWS. */
  readonly jws: string;
  readonly oid: { readonly curve: string; readonly digest: string; readonly signature: string };
};

/**
 * With what an organisation's key signs. SM2 (国密) has no name among those that IANA keeps for JOSE; a JWS names it as
 * GM/T 0006 does, so that nobody takes it for ECDSA. Object identifiers of SM2 and SM3: GM/T 0006.
 */
export const SIGNING_ALGORITHMS = {
  ES256: {
    ...{ draw: drawPrivateKey, pointOf: publicPointOf, sign: signature, holds: isSignatureOf, digest: sha256 },
    jws: 'ES256',
    oid: { curve: '1.2.840.10045.3.1.7', digest: '2.16.840.1.101.3.4.2.1', signature: '1.2.840.10045.4.3.2' },
  },
  SM2: {
    ...{ draw: drawSm2Key, pointOf: sm2PointOf, sign: sm2Signature, holds: isSm2Signature, digest: sm3Digest },
    jws: 'SGD_SM3_SM2',
    oid: { curve: '1.2.156.10197.1.301', digest: '1.2.156.10197.1.401', signature: '1.2.156.10197.1.501' },
  },
} as const satisfies Record<string, SigningAlgorithm>;

export type AlgorithmName = keyof typeof SIGNING_ALGORITHMS;
export const ALGORITHM_NAMES = Object.keys(SIGNING_ALGORITHMS) as [AlgorithmName, ...AlgorithmName[]];

/** The algorithm of which something is the name or identifier; nothing if it is of none of ours. */
export const algorithmOf = (is: (algorithm: SigningAlgorithm) => boolean): AlgorithmName | undefined =>
  ALGORITHM_NAMES.find((name) => is(SIGNING_ALGORITHMS[name]));
