import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { History } from './history';

/** Where the histories lie that every later version of the code must replay. */
export const HISTORIES = path.resolve(__dirname, '../replay/histories');

/** Names of all recorded histories. */
export const recorded = (): string[] =>
  readdirSync(HISTORIES)
    .filter((file) => file.endsWith('.json'))
    .map((file) => path.basename(file, '.json'))
    .sort();

/** A recorded history, as a worker replays it. */
export const readHistory = (name: string): History =>
  JSON.parse(readFileSync(path.join(HISTORIES, `${name}.json`), 'utf8'), revive) as History;

/**
 * A history as text, one event a line. Payloads stay readable (`$text`) where they are text; numbers of 64 bits are
 * written as numbers, for none of ours is greater than 2^53; which machine it was is nobody's business.
 */
export function writtenHistory({ events }: History): string {
  return `{"events":[\n${(events ?? []).map((event) => JSON.stringify(plain(event))).join(',\n')}\n]}\n`;
}

const MACHINE = ['identity', 'binaryChecksum', 'workerVersion'];

function plain(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Uint8Array) return readable(Buffer.from(value));
  if (Array.isArray(value)) return value.map(plain);
  if (isLong(value)) return value.toNumber();
  const says = ([name, member]: [string, unknown]) => !MACHINE.includes(name) && !isEmpty(member);
  return Object.fromEntries(
    Object.entries(value)
      .filter(says)
      .map(([name, member]) => [name, plain(member)]),
  );
}

function readable(bytes: Buffer): { $text: string } | { $bytes: string } {
  const $text = bytes.toString('utf8');
  return Buffer.from($text).equals(bytes) ? { $text } : { $bytes: bytes.toString('base64') };
}

const isLong = (value: object): value is { toNumber(): number } => 'toNumber' in value && 'unsigned' in value;
const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

function revive(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('$text' in value) return Buffer.from(String(value.$text));
  return '$bytes' in value ? Buffer.from(String(value.$bytes), 'base64') : value;
}
