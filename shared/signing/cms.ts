import { sha256 } from '@noble/hashes/sha2.js';
import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { algorithmOf, SIGNING_ALGORITHMS, type AlgorithmName } from './algorithms';
import { curveOf, pointOf } from './certificate';
import { fromDer, inDer } from './es256';
import type { Signer } from './jws';

// A detached signature in CMS (RFC 5652) with the attributes of CAdES (ETSI EN 319 122-1): what PAdES puts into a file.

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
};

/** The detached signature of a content under a certificate, DER: over its SHA-256, or its SM3 for an SM2 key. */
export async function detachedSignature(
  content: Uint8Array,
  certificate: Uint8Array,
  signer: Signer,
): Promise<Uint8Array> {
  const own = Certificate.fromBER(certificate.slice());
  const { digest, oid } = SIGNING_ALGORITHMS[signer.algorithm];
  const attributes = signedAttributes(digest(content), certificate);
  const info = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
    digestAlgorithm: new AlgorithmIdentifier({ algorithmId: oid.digest }),
    signatureAlgorithm: new AlgorithmIdentifier({ algorithmId: oid.signature }),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
  });
  const signature = inDer(await signer.sign(setOf(attributes)));
  info.signature = new asn1js.OctetString({ valueHex: signature.slice().buffer });
  const data = new SignedData({
    version: 1,
    digestAlgorithms: [new AlgorithmIdentifier({ algorithmId: oid.digest })],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
    certificates: [own],
    signerInfos: [info],
  });
  return new Uint8Array(
    new ContentInfo({ contentType: OID.signedData, content: data.toSchema(true) }).toSchema().toBER(),
  );
}

/** In the order that DER wants of a set, so that what is signed is what stands in the file. */
function signedAttributes(digest: Uint8Array, certificate: Uint8Array): Attribute[] {
  const certificateId = new asn1js.Sequence({ value: [octets(sha256(certificate))] });
  const values: [string, asn1js.BaseBlock][] = [
    [OID.contentType, new asn1js.ObjectIdentifier({ value: OID.data })],
    [OID.messageDigest, octets(digest)],
    // Which certificate: nobody can put another one with the same key in its place.
    [OID.signingCertificateV2, new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [certificateId] })] })],
  ];
  return values
    .map(([type, value]) => new Attribute({ type, values: [value] }))
    .sort((a, b) => byBytes(encoded(a), encoded(b)));
}

const octets = (bytes: Uint8Array) => new asn1js.OctetString({ valueHex: bytes.slice().buffer });
const encoded = (attribute: Attribute) => new Uint8Array(attribute.toSchema().toBER());
const byBytes = (a: Uint8Array, b: Uint8Array): number => {
  const at = a.findIndex((byte, i) => byte !== b[i]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? 0);
};
const setOf = (attributes: Attribute[]): Uint8Array =>
  new Uint8Array(new asn1js.Set({ value: attributes.map((each) => each.toSchema()) }).toBER());

/** What a detached signature says when it is looked at. */
export type CmsReading = {
  readonly algorithm: AlgorithmName;
  /** Uncompressed point of the certificate in it. */
  readonly point: Uint8Array;
  readonly certificate: Uint8Array;
  /** The signature is over this content, and by the key of this certificate. */
  readonly holds: boolean;
};

/** Looks at a detached signature for a content; nothing if it is none of ours. */
export function readDetached(der: Uint8Array, signed: Uint8Array): CmsReading | undefined {
  try {
    const data = new SignedData({ schema: ContentInfo.fromBER(der.slice()).content as asn1js.Sequence });
    const [info] = data.signerInfos;
    const certificate = data.certificates?.find((each) => each instanceof Certificate);
    const algorithm = algorithmOf(({ oid }) => oid.signature === info?.signatureAlgorithm.algorithmId);
    if (!info?.signedAttrs || !certificate || !algorithm) return undefined;
    const { digest, holds, oid } = SIGNING_ALGORITHMS[algorithm];
    if (info.digestAlgorithm.algorithmId !== oid.digest || curveOf(certificate) !== oid.curve) return undefined;
    const claimed = info.signedAttrs.attributes.find(({ type }) => type === OID.messageDigest)?.values[0] as
      asn1js.OctetString | undefined;
    const content = new Uint8Array(info.signedAttrs.toSchema().toBER());
    // In the file the set has a tag of its own; signed is the set.
    content[0] = 0x31;
    const point = pointOf(certificate);
    const same = claimed !== undefined && byBytes(claimed.valueBlock.valueHexView, digest(signed)) === 0;
    const signature = info.signature.valueBlock.valueHexView;
    return {
      algorithm,
      point,
      certificate: new Uint8Array(certificate.toSchema().toBER()),
      holds: same && holds(fromDer(signature), content, point),
    };
  } catch {
    return undefined;
  }
}
