import type { Request } from 'express';
import {
  ID_HEADER,
  SIGNATURE_HEADER,
  SIGNATURE_WINDOW_SECONDS,
  signatureFault,
  TIMESTAMP_HEADER,
  type SignatureFault,
} from '../../shared/exchange/signature';
import { Problem } from '../problem';

/** What a partner's system is told to do when it is not believed: sign, instead of bringing a token. */
export const SIGNATURE_CHALLENGE = `Webhook-Signature realm="yuhe", headers="${ID_HEADER} ${TIMESTAMP_HEADER} ${SIGNATURE_HEADER}", window=${SIGNATURE_WINDOW_SECONDS}`;

const FAULTS: Readonly<Record<SignatureFault, string>> = {
  missing: `缺少 ${ID_HEADER}、${TIMESTAMP_HEADER} 或者 ${SIGNATURE_HEADER}`,
  'outside-window': `${TIMESTAMP_HEADER} 与本系统时间相差超过${SIGNATURE_WINDOW_SECONDS / 60}分钟`,
  wrong: '签名不符',
};
/** Of several partners' keys the fault that says most. */
const TELLING: readonly SignatureFault[] = ['missing', 'outside-window', 'wrong'];

/**
 * Finds, among candidates, whose keys have signed the request: the body as it came, or the target if it has no body.
 * @param now UTC milliseconds.
 * @throws Problem `unauthenticated` with the challenge to sign.
 */
export function signerOf<Who>(
  request: Request,
  candidates: readonly (readonly [Who, readonly string[] | undefined])[],
  now: number,
): Who {
  const faults = new Set<SignatureFault>();
  for (const [who, keys = []] of candidates) {
    const fault = signatureFault(keys, headersOf(request), signedPart(request), now);
    if (fault === undefined) return who;
    faults.add(fault);
  }
  const told = TELLING.find((fault) => faults.has(fault)) ?? 'wrong';
  throw new Problem('unauthenticated', { detail: FAULTS[told], challenge: SIGNATURE_CHALLENGE });
}

/** The bytes of the body as they came. */
export const bytesOf = ({ body }: Request): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

const signedPart = (request: Request): Buffer =>
  request.method === 'POST' ? bytesOf(request) : Buffer.from(request.originalUrl);

const headersOf = (request: Request) => ({
  [ID_HEADER]: request.get(ID_HEADER),
  [TIMESTAMP_HEADER]: request.get(TIMESTAMP_HEADER),
  [SIGNATURE_HEADER]: request.get(SIGNATURE_HEADER),
});
