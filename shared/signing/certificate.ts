import * as asn1js from 'asn1js';
import { AlgorithmIdentifier, AttributeTypeAndValue, Certificate, Extension, PublicKeyInfo } from 'pkijs';
import { SIGNING_ALGORITHMS } from './algorithms';
import { inDer } from './es256';
import type { Signer } from './jws';

const EC_PUBLIC_KEY = '1.2.840.10045.2.1';
const NAME = { commonName: '2.5.4.3', organization: '2.5.4.10', country: '2.5.4.6' };
const KEY_USAGE = '2.5.29.15';
/** digitalSignature and nonRepudiation. */
const SIGNS_AND_STANDS_BY_IT = new Uint8Array([0xc0]);

/** Whose certificate, for which key, from when to when (UTC instants). */
export type Subject = {
  readonly title: string;
  /** Uncompressed point on the curve of the signer's algorithm. */
  readonly point: Uint8Array;
  readonly validFrom: string;
  readonly validUntil: string;
  /** Positive number, unique among the certificates of the installation. */
  readonly serial: number;
};

/**
 * A certificate (X.509 v3, RFC 5280) that an organisation gives itself: PDF readers show who signed, and trust it once the
 * organisation's key has been made known to them. A certificate of a public authority (电子认证服务) for the same key can
 * take its place.
 * @returns DER.
 */
export async function selfSigned(
  { title, point, validFrom, validUntil, serial }: Subject,
  signer: Signer,
): Promise<Uint8Array> {
  const { oid } = SIGNING_ALGORITHMS[signer.algorithm];
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new asn1js.Integer({ value: serial });
  for (const name of [certificate.issuer, certificate.subject]) name.typesAndValues.push(...nameOf(title));
  certificate.notBefore.value = new Date(validFrom);
  certificate.notAfter.value = new Date(validUntil);
  certificate.subjectPublicKeyInfo = publicKeyInfo(point, oid.curve);
  const usage = new asn1js.BitString({ valueHex: SIGNS_AND_STANDS_BY_IT.slice().buffer, unusedBits: 6 });
  certificate.extensions = [new Extension({ extnID: KEY_USAGE, critical: true, extnValue: usage.toBER() })];
  certificate.signature = new AlgorithmIdentifier({ algorithmId: oid.signature });
  certificate.signatureAlgorithm = new AlgorithmIdentifier({ algorithmId: oid.signature });
  const tbs = certificate.encodeTBS();
  certificate.tbsView = new Uint8Array(tbs.toBER());
  const signature = inDer(await signer.sign(certificate.tbsView));
  certificate.signatureValue = new asn1js.BitString({ valueHex: signature.slice().buffer });
  return new Uint8Array(certificate.toSchema(true).toBER());
}

const nameOf = (title: string): AttributeTypeAndValue[] => [
  new AttributeTypeAndValue({ type: NAME.country, value: new asn1js.PrintableString({ value: 'CN' }) }),
  new AttributeTypeAndValue({ type: NAME.organization, value: new asn1js.Utf8String({ value: title }) }),
  new AttributeTypeAndValue({ type: NAME.commonName, value: new asn1js.Utf8String({ value: title }) }),
];

const publicKeyInfo = (point: Uint8Array, curve: string): PublicKeyInfo =>
  new PublicKeyInfo({
    algorithm: new AlgorithmIdentifier({
      algorithmId: EC_PUBLIC_KEY,
      algorithmParams: new asn1js.ObjectIdentifier({ value: curve }),
    }),
    subjectPublicKey: new asn1js.BitString({ valueHex: point.slice().buffer }),
  });

/** The curve of the key in a certificate, by its object identifier. */
export const curveOf = ({ subjectPublicKeyInfo: { algorithm } }: Certificate): string | undefined =>
  algorithm.algorithmParams instanceof asn1js.ObjectIdentifier ? algorithm.algorithmParams.getValue() : undefined;

/** The key in a certificate: the uncompressed point. */
export const pointOf = (certificate: Certificate): Uint8Array =>
  new Uint8Array(certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView);
