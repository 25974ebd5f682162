import type { FieldFault } from '../shared/problems';
import { Problem } from './problem';

const DEEPEST = 32;
/** Names by which an object's prototype could be reached. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The value that a request's body stands for.
 * @throws Problem if it is not UTF-8 or not JSON, is nested too deeply, or has text that cannot be stored.
 */
export function parseJson(bytes: Buffer): unknown {
  const text = decoded(bytes);
  if (tooDeep(text)) throw new Problem('malformed-json', { detail: `请求内容的嵌套不得超过${DEEPEST}层` });
  const value = parsed(text);
  const faults = textFaults(value, 'body');
  if (faults.length > 0) throw new Problem('validation', { detail: '请求内容含有不能保存的文字', fields: faults });
  return value;
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Problem('malformed-json', { detail: '请求内容应为 UTF-8 编码' }, { cause });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Problem('malformed-json', { detail: '请求内容不是合法的 JSON' }, { cause });
  }
}

/** Counts brackets outside strings, before anything recursive looks at the value. */
function tooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character === '\\') at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

function textFaults(value: unknown, path: string): FieldFault[] {
  if (typeof value === 'string') return storable(value) ? [] : [textFault(path)];
  if (Array.isArray(value)) return value.flatMap((item, index) => textFaults(item, `${path}.${index}`));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, member]) => {
    if (RESERVED.has(name)) return [{ path, code: 'reserved-name', message: `不得使用保留名称 ${name}` }];
    return storable(name) ? textFaults(member, `${path}.${name}`) : [textFault(path)];
  });
}

/** PostgreSQL keeps no NUL, and half a surrogate pair is no character. */
export const storable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

const textFault = (path: string): FieldFault => ({
  path,
  code: 'text',
  message: '含有不能保存的字符（空字符或者不成对的代理码元）',
});
