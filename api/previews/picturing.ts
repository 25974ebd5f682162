import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import type { PartyFileType } from '../../db/party-files';
import { Problem } from '../problem';
import { inThread } from '../thread';
import type { firstPage } from './first-page';

// Small pictures of what was handed in. Files come from strangers: a picture is never taken over, it is drawn anew from
// what can be decoded, within limits of size, time and memory, and one at a time.

export const PREVIEW_TYPE = 'image/jpeg';
/** Longer side, in pixels: to be recognised, not to be read. */
const LONGEST_SIDE = 480;
const QUALITY = 72;
/** A photo of today's phones has 12 to 50 million pixels; a bomb of a few KB may say that it has a billion. */
const MOST_PIXELS = 100_000_000;
const TIME_LIMIT_SECONDS = 15;
const MEMORY_LIMIT_MB = 512;

sharp.cache(false);
sharp.concurrency(1);

let last: Promise<unknown> = Promise.resolve();

/** A small picture (JPEG, without what the camera noted) of a photo or of the first page of a PDF; undefined of one that cannot be drawn. */
export function pictured(type: PartyFileType, content: Buffer): Promise<Buffer | undefined> {
  const drawing = last.then(() => drawn(type, content));
  last = drawing.catch(() => undefined);
  // Damaged, locked, or larger than any photo: it is handed in all the same, only not shown small.
  return drawing.catch(() => undefined);
}

async function drawn(type: PartyFileType, content: Buffer): Promise<Buffer> {
  const source = type === 'application/pdf' ? await pageOf(content) : sharp(content, LIMITS).autoOrient();
  return source
    .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .jpeg({ quality: QUALITY })
    .timeout({ seconds: TIME_LIMIT_SECONDS })
    .toBuffer();
}

const LIMITS = { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 } as const;

async function pageOf(pdf: Buffer): Promise<Sharp> {
  const { width, height, data } = await inThread<Awaited<ReturnType<typeof firstPage>>>({
    module: path.join(__dirname, 'first-page'),
    name: 'firstPage',
    bytes: pdf,
    timeLimitMs: TIME_LIMIT_SECONDS * 1_000,
    memoryLimitMb: MEMORY_LIMIT_MB,
    tooMuch: () => new Problem('too-large', { detail: '文件过于复杂，不能生成预览' }),
  });
  return sharp(data, { raw: { width, height, channels: 4 } });
}
