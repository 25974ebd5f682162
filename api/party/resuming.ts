import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import {
  addPart,
  beginUpload,
  dropUpload,
  finishUpload,
  receivedContent,
  uploadOf,
  type Upload,
} from '../../db/uploads';
import type { Office } from '../office';
import { Problem } from '../problem';
import { numbered } from './files';
import { bringerOf, isOwnForm, type Guest } from './guest';
import { shownName } from './photo';
import { MOST_BYTES, mustBeTaken, takeIn } from './taking-in';

// Files in parts, by the protocol tus 1.0.0 (core, creation, expiration, termination): what has come before a connection
// broke is kept, and the sender goes on from there.

const VERSION = '1.0.0';
/** To what nothing comes for so long is forgotten. */
export const UPLOAD_KEPT_MS = 24 * 3_600_000;
const RETRY_AFTER_SECONDS = 3_600;
/** Where the secret of the browser's own pages stands: another site's page cannot send it. */
const FORM_HEADER = 'x-yuhe-form';

/** One request about an upload. */
type Resumed = (office: Office, guest: Guest, req: Request, res: Response) => Promise<void>;

/** What is spoken here; whoever asks need not be signed in. */
export const sayProtocol = (res: Response): void =>
  void res
    .status(204)
    .set({
      'Tus-Version': VERSION,
      'Tus-Extension': 'creation,expiration,termination',
      'Tus-Max-Size': String(MOST_BYTES),
    })
    .end();

/** POST: a file is announced by its length and its name. */
export const begin: Resumed = async (office, guest, req, res) => {
  mustBeOwn(guest, req);
  const bytes = wholeNumber(req, 'upload-length');
  if (bytes === 0) throw wrongHeader('upload-length', '应为文件的字节数，空文件不能提交');
  mustBeTaken(bytes);
  const { caseNo, side } = guest.invitation;
  const upload = { id: randomUUID(), caseNo, side, name: nameIn(req), bytes, touchedAt: nowOf(office) };
  if (!(await beginUpload(office.pool, upload)))
    throw new Problem('too-many-requests', {
      detail: '还有多个文件没有传完，请先传完，或者明天再试',
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  say(res, 201, upload).set('Location', `/party/uploads/${upload.id}`).end();
};

/** HEAD: how much is here. */
export const standing: Resumed = async (office, guest, req, res) => {
  const upload = await ownUpload(office, guest, req);
  say(res, 200, upload)
    .set({ 'Upload-Offset': String(offsetOf(upload)), 'Upload-Length': String(upload.bytes) })
    .end();
};

/** PATCH: what comes next. With its last byte the file is taken in; what is wrong with it is said then. */
export const goOn: Resumed = async (office, guest, req, res) => {
  mustBeOwn(guest, req);
  if (req.headers['content-type'] !== 'application/offset+octet-stream')
    throw new Problem('unsupported-media-type', { detail: '续传内容应为 application/offset+octet-stream' });
  const upload = await ownUpload(office, guest, req);
  const at = wholeNumber(req, 'upload-offset');
  mustFollow(upload, at);
  const content = await whatCame(req, upload.bytes - at);
  const here = at + content.length;
  if (content.length > 0 && !(await addPart(office, upload, { at, content, now: nowOf(office) })))
    mustFollow(await ownUpload(office, guest, req), at);
  if (here === upload.bytes && !upload.finished) await finish(office, guest, upload);
  say(res, 204, { touchedAt: nowOf(office) })
    .set('Upload-Offset', String(here))
    .end();
};

/** DELETE: it is given up. */
export const giveUp: Resumed = async (office, guest, req, res) => {
  mustBeOwn(guest, req);
  await dropUpload(office.pool, (await ownUpload(office, guest, req)).id);
  res.status(204).set('Tus-Resumable', VERSION).end();
};

/** Whoever does it again, after a crash in between, does the same. What is never taken goes, and can be begun anew. */
async function finish(office: Office, guest: Guest, { id, name }: Upload): Promise<void> {
  await takeIn(office, bringerOf(guest), { id, name, content: await receivedContent(office, id) }).catch(
    async (error: unknown) => {
      if (error instanceof Problem && error.status < 500) await dropUpload(office.pool, id);
      throw error;
    },
  );
  await finishUpload(office.pool, id, nowOf(office));
}

const offsetOf = ({ finished, bytes, received }: Upload): number => (finished ? bytes : received);

/** @throws Problem `offset-mismatch` that says where to go on. */
function mustFollow(upload: Upload, at: number): void {
  const here = offsetOf(upload);
  if (at === here) return;
  throw new Problem('offset-mismatch', {
    detail: `文件已经收到${here}字节，续传应当从第${here}字节开始，不能从第${at}字节开始`,
  });
}

/**
 * What a request brings, at most so many bytes. When its connection breaks, what has come until then.
 * @throws Problem `too-large` for more: the file was announced shorter.
 */
function whatCame(req: Request, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    const over = (): void => resolve(Buffer.concat(parts));
    req.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes > most) {
        req.pause();
        return reject(new Problem('too-large', { detail: '收到的内容超过申报的文件长度' }));
      }
      parts.push(part);
    });
    // Ended or broken: either way this is what has come.
    req.once('end', over).once('error', over).once('close', over);
  });
}

async function ownUpload({ pool }: Office, { invitation }: Guest, req: Request): Promise<Upload> {
  const version = req.headers['tus-resumable'];
  if (version !== VERSION) throw wrongHeader('tus-resumable', `应为${VERSION}`);
  const id = numbered(req.params['id']);
  const { caseNo, side } = invitation;
  const upload = id === undefined ? undefined : await uploadOf(pool, { id, caseNo, side });
  if (!upload) throw new Problem('no-such-record', { detail: '没有这次提交，或者中断超过24小时，请重新选择文件提交' });
  return upload;
}

/** @throws Problem `forbidden` for a request that was not made by our own page in this very browser. */
function mustBeOwn(guest: Guest, req: Request): void {
  if (!isOwnForm(guest, req.get(FORM_HEADER) ?? null))
    throw new Problem('forbidden', { detail: '这个页面已经过期，请返回我的案件，重新提交' });
}

function wholeNumber(req: Request, name: string): number {
  const given = req.get(name) ?? '';
  if (!/^\d{1,15}$/.test(given)) throw wrongHeader(name, '应为非负整数');
  return Number(given);
}

function wrongHeader(name: string, message: string): Problem {
  const fault = { path: `header.${name}`, code: 'format', message };
  return new Problem('validation', { detail: `${name} ${message}`, fields: [fault] });
}

/** `Upload-Metadata: filename <base64>,…` */
function nameIn(req: Request): string {
  const pairs = (req.get('upload-metadata') ?? '').split(',').map((pair) => pair.trim().split(' '));
  const [, encoded = ''] = pairs.find(([key]) => key === 'filename') ?? [];
  return shownName(Buffer.from(encoded, 'base64').toString());
}

const nowOf = ({ clock }: Office): string => new Date(clock.now()).toISOString();

const say = (res: Response, status: number, { touchedAt }: Pick<Upload, 'touchedAt'>): Response =>
  res.status(status).set({
    'Tus-Resumable': VERSION,
    'Upload-Expires': new Date(Date.parse(touchedAt) + UPLOAD_KEPT_MS).toUTCString(),
  });
