import { createHash, randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { discardPartyFile, keepPartyFile, partyFile } from '../../db/party-files';
import { act } from '../acting';
import type { Office } from '../office';
import { Problem } from '../problem';
import { isOwnForm, type Guest } from './guest';
import { isHeic, shownName, typeByContent } from './photo';
import { tell } from './telling';

const MOST_BYTES = 10 * 1024 * 1024;
/** How an iPhone gives a photo that everybody can open. */
const HEIC =
  '这是iPhone的HEIC照片，很多电脑打不开。请这样做：打开“设置—相机—格式”，选择“兼容性最佳”，再拍一次；或者给照片截屏，提交截屏。';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Takes a photo or a paper: kept with the case, and entered in its docket by its digest. */
export async function handIn(office: Office, guest: Guest, req: Request, res: Response): Promise<void> {
  const form = await multipart(req);
  const [csrf, file] = [form?.get('csrf'), form?.get('file')];
  if (!isOwnForm(guest, typeof csrf === 'string' ? csrf : null))
    return tell(res, 403, '没有办成', '这个页面已经过期，请返回我的案件，重新提交。');
  if (!file || typeof file === 'string' || file.size === 0 || file.size > MOST_BYTES)
    return tell(res, 400, '没有收到材料', '请选择一个不超过10 MB的文件。');
  const content = Buffer.from(await file.arrayBuffer());
  const type = typeByContent(content);
  if (!type) return tell(res, 415, '不能识别这个文件', isHeic(content) ? HEIC : '请提交照片（jpg、png）或者pdf文件。');
  const { caseNo, side, name: by } = guest.invitation;
  const [id, sha256] = [randomUUID(), createHash('sha256').update(content).digest('hex')];
  const name = shownName(file.name);
  const handedInAt = new Date(office.clock.now()).toISOString();
  const kept = await keepPartyFile(
    office,
    { id, caseNo, side, name, type, sha256, handedInBy: by, handedInAt },
    content,
  );
  if (kept === 'full') return tell(res, 413, '材料已经很多', '本案不能再接收更多文件，请联系调解组织。');
  if (kept === 'kept') await entered(office, guest, { id, name, sha256 });
  res.redirect(303, '/party/home?done=file');
}

/** The docket knows what was handed in; what the case does not take is not kept. */
async function entered(
  office: Office,
  { actor, invitation: { caseNo, side } }: Guest,
  { id, name, sha256 }: { id: string; name: string; sha256: string },
): Promise<void> {
  const request = { name: 'standing.attach-evidence' as const, input: { name, by: side, sha256 } };
  await act(office, { caseNo, request }, actor, id).catch(async (error: unknown) => {
    if (error instanceof Problem && ['refused', 'forbidden'].includes(error.slug))
      await discardPartyFile(office.pool, id);
    throw error;
  });
}

async function multipart(req: Request): Promise<FormData | undefined> {
  if (!Buffer.isBuffer(req.body)) return undefined;
  const headers = { 'content-type': req.headers['content-type'] ?? '' };
  return new Response_(new Uint8Array(req.body), { headers }).formData().catch(() => undefined);
}

/** The web's response reads forms; Express has one of the same name. */
const Response_ = globalThis.Response;

/** A paper of the party's own side, to be saved and never shown in place. */
export async function showFile(office: Office, guest: Guest, req: Request, res: Response): Promise<void> {
  const { id } = req.params;
  const { caseNo, side } = guest.invitation;
  const file = typeof id === 'string' && UUID.test(id) ? await partyFile(office, { caseNo, id, side }) : undefined;
  if (!file) return tell(res, 404, '没有这份材料', '请返回我的案件，从列表中选择。');
  res.attachment(file.name).set({ 'X-Content-Type-Options': 'nosniff', 'Content-Type': file.type }).send(file.content);
}
