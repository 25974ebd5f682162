import { createHmac } from 'node:crypto';
import { sm3 } from 'sm-crypto-v2';
import { ED25519 } from './ed25519';
import { sharedSecretSuite, type Suite } from './suite';

/** How messages are signed, by the mark in the header: HMAC-SHA256, HMAC-SM3 (国密), Ed25519. */
export const SUITES = {
  v1: sharedSecretSuite((secret, content) => createHmac('sha256', secret).update(content).digest()),
  v1sm: sharedSecretSuite((secret, content) =>
    Buffer.from(sm3(content, { key: new Uint8Array(secret), mode: 'hmac' }), 'hex'),
  ),
  v1a: ED25519,
} as const satisfies Record<string, Suite>;

export type SuiteMark = keyof typeof SUITES;

/** A key with the suite in which it is used. */
export type SuiteKey = { readonly mark: SuiteMark; readonly suite: Suite; readonly key: string };

/**
 * What a key in the file of secrets says: `whsec_…` is HMAC-SHA256, `v1sm:whsec_…` HMAC-SM3, `whsk_…` (ours) and
 * `whpk_…` (theirs) Ed25519. Nothing for anything else. A key counts in its own suite only: nobody can choose a weaker one.
 */
export function suiteKey(text: string): SuiteKey | undefined {
  const [, named, key = ''] = /^(?:(v1|v1sm|v1a):)?(wh[a-z]+_.*)$/s.exec(text) ?? [];
  const mark = (named ?? (key.startsWith('whsec_') ? 'v1' : 'v1a')) as SuiteMark;
  const suite = SUITES[mark];
  return suite.fits(key) ? { mark, suite, key } : undefined;
}
