import type { IncomingHttpHeaders } from 'node:http';
import { UPLOAD_LIMIT_MB, type UploadedFile } from '../shared/contract/files';
import { Problem } from './problem';

/** The body reader's limit: a form adds a little around the file. */
export const LARGEST_UPLOAD = `${UPLOAD_LIMIT_MB * 1024 + 16}kb`;

const FORM = 'multipart/form-data';

/**
 * The file that a request brings: as its whole body, or as the only file of a form.
 * @throws Problem if it is of another type, is too large, or the form has no single file.
 */
export async function uploadedFile(
  body: unknown,
  headers: IncomingHttpHeaders,
  types: readonly string[],
): Promise<UploadedFile> {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = headers;
  const media = (type.split(';')[0] ?? '').trim().toLowerCase();
  if (encoding !== 'identity' || ![...types, FORM].includes(media)) throw unsupported(types);
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  const file = media === FORM ? await fileOfForm(bytes, type) : { bytes };
  if (file.bytes.length === 0) throw invalid('没有收到文件内容');
  if (file.bytes.length > UPLOAD_LIMIT_MB * 1024 * 1024)
    throw new Problem('too-large', { detail: `文件不得超过 ${UPLOAD_LIMIT_MB} MB` });
  return file;
}

async function fileOfForm(bytes: Buffer, type: string): Promise<UploadedFile> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData().catch(() => {
    throw invalid('表单不能识别');
  });
  const files = [...form.values()].filter((value) => typeof value !== 'string');
  const [file] = files;
  if (!file || files.length > 1) throw invalid('表单中应当有且只有一个文件');
  return { bytes: Buffer.from(await file.arrayBuffer()), ...(file.name ? { name: file.name } : {}) };
}

const invalid = (message: string): Problem =>
  new Problem('validation', { detail: message, fields: [{ path: 'body.file', code: 'file', message }] });

const unsupported = (types: readonly string[]): Problem =>
  new Problem('unsupported-media-type', { detail: `请求内容应为 ${[...types, FORM].join('、')} 之一，不压缩` });
