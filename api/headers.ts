import type { IncomingHttpHeaders } from 'node:http';
import type { FieldFault } from '../shared/problems';
import { Problem } from './problem';

const KEY = /^[\x21-\x7e]{8,128}$/;

/**
 * The Idempotency-Key of a request that changes something, quoted or not.
 * @throws Problem `validation` if there is none or it is not usable.
 */
export function idempotencyKey(headers: IncomingHttpHeaders): string {
  const given = headers['idempotency-key'];
  const text = typeof given === 'string' ? given.replace(/^"(.*)"$/, '$1') : '';
  if (KEY.test(text)) return text;
  const message = given === undefined ? '必填' : '应为 8 至 128 个可见的 ASCII 字符';
  throw invalid({
    path: 'header.idempotency-key',
    code: 'format',
    message,
    hint: '每个新的请求使用新的值，例如 UUID；重试时使用同一个值',
  });
}

/**
 * The version of the case that the author has before the eyes, by If-Match; undefined if there is none, or `*`.
 * @throws Problem `validation` if it is not an ETag that we gave.
 */
export function expectedVersion(headers: IncomingHttpHeaders): number | undefined {
  const given = headers['if-match'];
  if (given === undefined || given === '*') return undefined;
  const version = /^"(\d{1,9})"$/.exec(given)?.[1];
  if (version !== undefined) return Number(version);
  throw invalid({
    path: 'header.if-match',
    code: 'format',
    message: '应为查阅案件时得到的 ETag',
    hint: '形如 "12"，含引号',
  });
}

/** @throws Problem `unsupported-media-type` unless the body is plain JSON. */
export function mustBeJson(headers: IncomingHttpHeaders): void {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = headers;
  const [media = '', ...parameters] = type
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters
    .find((part) => part.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  const plain = encoding === 'identity' && (charset ?? 'utf-8') === 'utf-8';
  if (plain && media === 'application/json') return;
  throw new Problem('unsupported-media-type', { detail: '请求内容应为 application/json，UTF-8 编码，不压缩' });
}

const invalid = (fault: FieldFault): Problem =>
  new Problem('validation', { detail: `${fault.path} ${fault.message}`, fields: [fault] });
