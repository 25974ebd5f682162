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
