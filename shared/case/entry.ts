import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { LocalDate } from '../law/local-date';
import type { Actor } from './actor';
import type { CaseEvent } from './facts';

/** One line of the case's docket. Numbered without gaps, each bound to the one before it by its hash. */
export type Entry = {
  readonly seq: number;
  /** UTC instant at which it was recorded, ISO. */
  readonly at: string;
  /** Civil day (Asia/Shanghai) on which it has its legal effect. A period that ended has the last day of the period. */
  readonly on: LocalDate;
  readonly by: Actor;
  /** Idempotency key of the act that caused it. */
  readonly key: string;
  readonly event: CaseEvent;
  /** Hash of the entry before; 64 zeros for the first. */
  readonly previous: string;
  readonly hash: string;
};

export const NO_PREVIOUS = '0'.repeat(64);

/** SHA-256 over the previous hash and everything the entry says, in canonical JSON. */
export function hashOf(caseNo: string, entry: Omit<Entry, 'hash'>): string {
  const { seq, at, on, by, key, event, previous } = entry;
  return digestOf({ caseNo, seq, at, on, by, key, event, previous });
}

/** SHA-256 of a value in canonical JSON, hexadecimal. */
export const digestOf = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));

/** Seals an entry with its hash. */
export function sealed(caseNo: string, entry: Omit<Entry, 'hash'>): Entry {
  return { ...entry, hash: hashOf(caseNo, entry) };
}

/** JSON with sorted member names and nothing undefined: the same value always gives the same text, whatever a database does to order. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value as Record<string, unknown>)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
