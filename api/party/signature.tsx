import { createHash, randomUUID } from 'node:crypto';
import { discardPartyFile, keepPartyFile } from '../../db/party-files';
import type { Office } from '../office';
import { Problem } from '../problem';
import type { Guest } from './guest';
import { typeByContent } from './photo';

/** The act with which a name may be drawn. */
export const SIGNING = 'agreement.sign';

const FIELD = 'drawing';
const PREFIX = 'data:image/png;base64,';
const MOST_BYTES = 200 * 1024;

/** Where a name is drawn with the finger; hidden until the script has prepared it, for the form alone signs as well. */
export const Signature = () => (
  <div className="field" data-signature="" hidden>
    <p id="drawing-label">
      <strong>请用手指在框里写下您的名字</strong>（可以不写，直接提交也是签署）
    </p>
    <canvas width="640" height="240" role="img" aria-labelledby="drawing-label" />
    <input type="hidden" name={FIELD} />
    <button type="button" className="quiet">
      重新写
    </button>
  </div>
);

/** A name that was drawn, kept beside the case until it is known what the case says to the signing. */
export type Drawn = { readonly sha256: string; discard(): Promise<void> };

/**
 * Keeps what was drawn, if anything was.
 * @throws Problem if it is no picture of this form, or the case takes no more files.
 */
export async function drawnIn(office: Office, guest: Guest, form: URLSearchParams): Promise<Drawn | undefined> {
  const given = form.get(FIELD) ?? '';
  if (given === '') return undefined;
  const content = Buffer.from(given.startsWith(PREFIX) ? given.slice(PREFIX.length) : '', 'base64');
  if (typeByContent(content) !== 'image/png' || content.length > MOST_BYTES)
    throw new Problem('validation', {
      detail: '手写签名没有收到，请重新写，或者不写直接提交',
      fields: [{ path: 'body', code: 'format', message: '手写签名没有收到，请重新写，或者不写直接提交' }],
    });
  const { caseNo, side, name: by } = guest.invitation;
  const [id, sha256] = [randomUUID(), createHash('sha256').update(content).digest('hex')];
  const handedInAt = new Date(office.clock.now()).toISOString();
  const file = {
    id,
    caseNo,
    side,
    name: '手写签名.png',
    type: 'image/png' as const,
    sha256,
    handedInBy: by,
    handedInAt,
  };
  if ((await keepPartyFile(office, file, content)) === 'full')
    throw new Problem('validation', { detail: '本案不能再接收更多文件，请不写签名直接提交，或者联系调解组织' });
  return { sha256, discard: () => discardPartyFile(office.pool, id) };
}
