import type { Citation } from './statute';

/** Why the law does not allow an act now: the same object from the workflow's validator to the console. */
export type Refusal = {
  /** Stable English code `path/what-is-wrong`. */
  readonly code: string;
  /** One Chinese sentence that an official would sign. */
  readonly reason: string;
  readonly cite: Citation;
  /** What can be done about it, in Chinese. */
  readonly remedy: string;
};

export type Verdict = { readonly ok: true } | { readonly ok: false; readonly refusals: readonly Refusal[] };

export const PERMITTED: Verdict = { ok: true };

/** A refusal for one reason. */
export function refuse(code: string, reason: string, cite: Citation, remedy: string): Verdict {
  return { ok: false, refusals: [{ code, reason, cite, remedy }] };
}

/** Permitted if every verdict is; otherwise refused for all the reasons at once. */
export function all(...verdicts: readonly Verdict[]): Verdict {
  const refusals = verdicts.flatMap((verdict) => (verdict.ok ? [] : verdict.refusals));
  return refusals.length === 0 ? PERMITTED : { ok: false, refusals };
}

/** Permitted if the condition holds, otherwise refused for this reason. */
export function demand(holds: boolean, code: string, reason: string, cite: Citation, remedy: string): Verdict {
  return holds ? PERMITTED : refuse(code, reason, cite, remedy);
}
