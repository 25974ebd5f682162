import type { Entry } from '../../shared/case/entry';

/** An act as its author was told of it. Which lines of the docket it made is all that counts for whether it was done. */
export type Told = {
  /** Key of the act as the docket writes it: its author's id and the idempotency key. */
  readonly key: string;
  readonly caseNo: string;
  readonly what: string;
} & (
  | { readonly outcome: 'done'; readonly entries: readonly Pick<Entry, 'seq' | 'hash'>[] }
  | { readonly outcome: 'refused'; readonly status: number; readonly type: string }
);

/** A number that says how rough the storm was. */
export type Count = 'answers' | 'refusals' | 'repeats' | 'lost answers' | 'unavailable';

/** What was said and found during a storm. */
export class Book {
  readonly told: Told[] = [];
  /** Things that must not be, each in one sentence. */
  readonly findings: string[] = [];
  readonly counts = new Map<Count, number>();
  /** Cases whose opening was answered. */
  readonly cases = new Set<string>();

  count(what: Count): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  find(finding: string): void {
    this.findings.push(finding);
  }
}
