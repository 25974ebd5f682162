import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { partyFile } from '../../db/party-files';
import type { Office } from '../office';
import { PREVIEW_TYPE } from '../previews/picturing';
import { previewOf } from '../previews/preview';
import { bringerOf, isOwnForm, type Guest } from './guest';
import { MOST_BYTES, takeIn } from './taking-in';
import { tell } from './telling';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The number in an address; undefined for what is none. */
export const numbered = (id: unknown): string | undefined => (typeof id === 'string' && UUID.test(id) ? id : undefined);

/** Takes a photo or a paper that a form brings. @throws Problem as `takeIn` */
export async function handIn(office: Office, guest: Guest, req: Request, res: Response): Promise<void> {
  const form = await multipart(req);
  const [csrf, file] = [form?.get('csrf'), form?.get('file')];
  if (!isOwnForm(guest, typeof csrf === 'string' ? csrf : null))
    return tell(res, 403, '没有办成', '这个页面已经过期，请返回我的案件，重新提交。');
  if (!file || typeof file === 'string' || file.size === 0 || file.size > MOST_BYTES)
    return tell(res, 400, '没有收到材料', '请选择一个不超过10 MB的文件。');
  await takeIn(office, bringerOf(guest), {
    id: randomUUID(),
    name: file.name,
    content: Buffer.from(await file.arrayBuffer()),
  });
  res.redirect(303, '/party/home?done=file');
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
  const id = numbered(req.params['id']);
  const { caseNo, side } = guest.invitation;
  const file = id === undefined ? undefined : await partyFile(office, { caseNo, id, side });
  if (!file) return tell(res, 404, '没有这份材料', '请返回我的案件，从列表中选择。');
  res.attachment(file.name).set({ 'X-Content-Type-Options': 'nosniff', 'Content-Type': file.type }).send(file.content);
}

/** The small picture of such a paper; an empty place in the page where there is none. */
export async function showPreview(office: Office, guest: Guest, req: Request, res: Response): Promise<void> {
  const id = numbered(req.params['id']);
  const { caseNo, side } = guest.invitation;
  const picture = id === undefined ? undefined : await previewOf(office, { caseNo, id, side });
  if (!picture) return void res.status(404).end();
  res.set({ 'X-Content-Type-Options': 'nosniff', 'Content-Type': PREVIEW_TYPE }).send(picture);
}
