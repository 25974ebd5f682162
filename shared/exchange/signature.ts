import { suiteKey, type SuiteKey } from './crypto/suites';

// Standard Webhooks over `id.timestamp.body`: HMAC-SHA256 under the mark `v1`; each other suite of shared/exchange/crypto
// has a mark of its own and stands beside it in the same header. Of a request without a body its target is signed, so
// that nobody can ask for something else with a signature that was seen.

export const ID_HEADER = 'webhook-id';
export const TIMESTAMP_HEADER = 'webhook-timestamp';
export const SIGNATURE_HEADER = 'webhook-signature';

/** So far a sender's clock may be off, in either direction; what is older may be a recording. */
export const SIGNATURE_WINDOW_SECONDS = 300;

/** The three headers as they came; header names in lower case. */
export type SignatureHeaders = {
  readonly [ID_HEADER]?: string | undefined;
  readonly [TIMESTAMP_HEADER]?: string | undefined;
  readonly [SIGNATURE_HEADER]?: string | undefined;
};

/** Why a signature is not believed. */
export type SignatureFault = 'missing' | 'outside-window' | 'wrong';

/**
 * The headers that sign a body, once with every key that can sign: whoever is changing keys finds the one that fits.
 * @param keys `whsec_…`, `v1sm:whsec_…`, `whsk_…` (shared/exchange/crypto); at least one must be able to sign.
 * @param timestamp UTC seconds.
 * @throws Error if none of the keys can sign.
 */
export function signed(
  keys: string | readonly string[],
  id: string,
  timestamp: number,
  body: string | Uint8Array,
): Record<string, string> {
  const content = contentOf(id, String(timestamp), body);
  const signatures = suiteKeys(typeof keys === 'string' ? [keys] : keys).flatMap(({ mark, suite, key }) => {
    const signature = suite.sign(key, content);
    return signature === undefined ? [] : [`${mark},${signature}`];
  });
  if (signatures.length === 0) throw new Error('none of the keys can sign');
  return {
    [ID_HEADER]: id,
    [TIMESTAMP_HEADER]: String(timestamp),
    [SIGNATURE_HEADER]: signatures.join(' '),
  };
}

/**
 * What is wrong with a signature; nothing if one of the keys (two during a rotation) made it within the window.
 * @param now UTC milliseconds.
 */
export function signatureFault(
  keys: readonly string[],
  headers: SignatureHeaders,
  body: Uint8Array,
  now: number,
): SignatureFault | undefined {
  const { [ID_HEADER]: id, [TIMESTAMP_HEADER]: timestamp, [SIGNATURE_HEADER]: signatures } = headers;
  if (!id || !timestamp || !signatures || !/^\d{1,12}$/.test(timestamp)) return 'missing';
  if (Math.abs(now / 1000 - Number(timestamp)) > SIGNATURE_WINDOW_SECONDS) return 'outside-window';
  const content = contentOf(id, timestamp, body);
  const given = signatures.split(' ').slice(0, MOST_SIGNATURES);
  const isGood = ({ mark, suite, key }: SuiteKey) =>
    given.some((each) => each.startsWith(`${mark},`) && suite.verify(key, content, each.slice(mark.length + 1)));
  return suiteKeys(keys).some(isGood) ? undefined : 'wrong';
}

/** What is signed of a request without a body: path and query, letter for letter as they are sent. */
export function signedTarget(url: string): string {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}

/** More than anybody needs who changes keys and suites at once. */
const MOST_SIGNATURES = 10;

const suiteKeys = (keys: readonly string[]): readonly SuiteKey[] => keys.flatMap((text) => suiteKey(text) ?? []);

const contentOf = (id: string, timestamp: string, body: string | Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${id}.${timestamp}.`), Buffer.from(body)]);
