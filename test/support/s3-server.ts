import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

/** What a request is answered with instead of what it asked for: a status, or nothing before so many ms. */
export type S3Mischief = { readonly status: number; readonly code: string } | { readonly silentMs: number };

/** A service that speaks the protocol of S3, as far as it is spoken here; it holds every signature against the secret. */
export type S3Server = {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Key within the bucket → bytes; what a test changes here was altered behind our back. */
  readonly objects: Map<string, Buffer>;
  /** What was asked, `METHOD key`, in order. */
  readonly asked: string[];
  /** The next requests meet these, one each. */
  readonly mischief: S3Mischief[];
  close(): Promise<void>;
};

const CREDENTIALS = { accessKeyId: 'AKYUHE', secretAccessKey: 'not-a-secret-of-anybody' };
const [BUCKET, REGION] = ['yuhe-files', 'cn-southwest-1'];
const CLOCK_SKEW_MS = 15 * 60_000;

export async function s3Server(): Promise<S3Server> {
  const state = { objects: new Map<string, Buffer>(), asked: [] as string[], mischief: [] as S3Mischief[] };
  const server = createServer((req, res) => void answered(state, req, res));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    ...state,
    ...{ bucket: BUCKET, region: REGION, credentials: CREDENTIALS },
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((gone) => server.close(gone));
    },
  };
}

type State = Pick<S3Server, 'objects' | 'asked' | 'mischief'>;

async function answered(state: State, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const body = await buffer(req).catch(() => Buffer.of());
  const [, bucket, ...rest] = (req.url ?? '').split('/');
  const key = rest.join('/');
  state.asked.push(`${req.method} ${key}`);
  const trick = state.mischief.shift();
  if (trick && 'silentMs' in trick) await pause(trick.silentMs, undefined, { ref: false });
  else if (trick) return fault(res, trick.status, trick.code);
  const refusal = refusalOf(req, body);
  if (refusal) return fault(res, 403, refusal);
  if (bucket !== BUCKET) return fault(res, 404, 'NoSuchBucket');
  served(state.objects, { method: req.method, key, body }, res);
}

function served(
  objects: Map<string, Buffer>,
  { method, key, body }: { method: string | undefined; key: string; body: Buffer },
  res: ServerResponse,
): void {
  const kept = objects.get(key);
  switch (method) {
    case 'PUT':
      objects.set(key, body);
      return void res.writeHead(200, { etag: `"${createHash('md5').update(body).digest('hex')}"` }).end();
    case 'GET':
      return kept ? void res.writeHead(200).end(kept) : fault(res, 404, 'NoSuchKey');
    case 'DELETE':
      objects.delete(key);
      return void res.writeHead(204).end();
    default:
      return fault(res, 405, 'MethodNotAllowed');
  }
}

const fault = (res: ServerResponse, status: number, code: string): void =>
  void res
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`);

/** AWS Signature Version 4, computed from the request as it came; the code of what is wrong with it. */
function refusalOf(req: IncomingMessage, body: Buffer): string | undefined {
  const { authorization = '', 'x-amz-date': at = '', 'x-amz-content-sha256': digest = '' } = req.headers;
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=([0-9a-f]{64})$/.exec(
      authorization,
    );
  if (!parts) return 'AuthorizationHeaderMalformed';
  const [, id, day = '', region = '', signed = '', signature = ''] = parts;
  if (id !== CREDENTIALS.accessKeyId) return 'InvalidAccessKeyId';
  if (region !== REGION) return 'AuthorizationHeaderMalformed';
  if (sha256(body) !== digest) return 'XAmzContentSHA256Mismatch';
  const instant = Date.parse(String(at).replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!(Math.abs(Date.now() - instant) < CLOCK_SKEW_MS)) return 'RequestTimeTooSkewed';
  const names = signed.split(';');
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => names.includes(name))) return 'AccessDenied';
  const headers = names.map((name) => `${name}:${String(req.headers[name] ?? '').trim()}\n`).join('');
  const canonical = [req.method, req.url, '', headers, signed, digest].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const words = ['AWS4-HMAC-SHA256', at, scope, sha256(Buffer.from(canonical))].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer>(
    (secret, step) => hmac(secret, step),
    Buffer.from(`AWS4${CREDENTIALS.secretAccessKey}`),
  );
  return timingSafeEqual(hmac(key, words), Buffer.from(signature, 'hex')) ? undefined : 'SignatureDoesNotMatch';
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
