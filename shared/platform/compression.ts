import { deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * What nearly every payload of a case says in the same words. Never to be edited: what was stored with it can only be
 * read with it. A better one gets a mark of its own and stands beside this one.
 */
const WORDS_1 = Buffer.from(
  [
    '"worker","employer","supervisor","arbitrator","court","union","text":"minutes":"attendees":["obligations":[{"no":1,',
    '"kind":"pay","amountFen":"dueOn":"2026-"template":"to":["organ"],"about":{"name":"mediation.agreement.performance.',
    '"input":{"name":"mediator":{"id":"side":"given":true,"messages":[],"notices":[{"key":"{"caseNo":"CQ-2026-000',
    '"shiftMs":0,"from":1,"seq":1,"entries":[{"seq":1,"at":"2026-01-01T00:00:00.000Z","on":"2026-01-01","by":{"id":"',
    '"role":"clerk","role":"mediator","name":"organ":"ORG-"},"key":"/","event":{"type":"mediation.","previous":"',
    '","hash":"}],"notices":[],"messages":[]}',
  ].join(''),
);

/** The mark under which a payload says that it was compressed, and with which words. */
export const COMPRESSED_1 = Buffer.from('deflate-1');

/** Less than this is not worth the while. */
const LEAST_BYTES = 120;

/** The content compressed; undefined if that would gain nothing. */
export function compressed(content: Uint8Array): Buffer | undefined {
  if (content.length < LEAST_BYTES) return undefined;
  const small = deflateRawSync(content, { dictionary: WORDS_1 });
  return small.length < content.length ? small : undefined;
}

/** @throws Error if it is not what `compressed` made. */
export const decompressed = (small: Uint8Array): Buffer => inflateRawSync(small, { dictionary: WORDS_1 });
