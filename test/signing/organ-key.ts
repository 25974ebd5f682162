import { selfSigned } from '../../shared/signing/certificate';
import { signerOf } from '../../shared/signing/jws';
import type { PdfSeal } from '../../shared/signing/pdf-seal';
import { toBase64url } from '../../shared/signing/base64url';
import { drawPrivateKey, publicPointOf } from '../../shared/signing/es256';
import type { PublicKey } from '../../shared/signing/keys';

export const privateKey = drawPrivateKey();

/** The key of a mediation committee. */
export const KEY: PublicKey = {
  id: 'k1',
  organ: 'ORG-NA-JD01',
  title: '南岸区示例街道劳动人事争议调解委员会',
  algorithm: 'ES256',
  point: toBase64url(publicPointOf(privateKey)),
  certificate: 'AA',
  validFrom: '2026-01-01T00:00:00.000Z',
  validUntil: '2031-01-01T00:00:00.000Z',
};

const signer = signerOf('k1', privateKey);
export const certificate = selfSigned(
  {
    title: KEY.title,
    point: publicPointOf(privateKey),
    validFrom: KEY.validFrom,
    validUntil: KEY.validUntil,
    serial: 1,
  },
  signer,
);

/** A seal with that key. */
export const seal = async (more: Partial<PdfSeal> = {}): Promise<PdfSeal> => ({
  signer,
  certificate: await certificate,
  name: KEY.title,
  reason: '调解协议书加盖印章',
  at: '2026-05-20T07:30:00.000Z',
  ...more,
});
