import { condition } from '@temporalio/workflow';
import { findDeadline } from '../shared/case/deadlines';
import { evolve, type CaseFacts } from '../shared/case/facts';
import type { LocalDate } from '../shared/law/local-date';
import type { Docket, Recordable } from './docket';

/** Somebody waits for a fact until the end of a period; then what the law attaches to its end is recorded. */
type Wait = {
  readonly fact: (facts: CaseFacts) => boolean;
  /** The deadline's key. */
  readonly deadline?: string;
  readonly otherwise?: Recordable;
};

/** All for which the paths of a case wait. */
export class Waits {
  private readonly waiting = new Set<Wait>();

  constructor(private readonly docket: Docket) {}

  /** True as soon as the fact is there; false if the period's last day ends first. */
  async until(wait: Wait): Promise<boolean> {
    this.waiting.add(wait);
    await condition(() => wait.fact(this.docket.facts) || this.isOverdue(wait));
    this.keepUp();
    return this.waiting.delete(wait);
  }

  /** Records what has lapsed: midnight goes before whatever comes after it, even if nobody was there to see it pass. */
  keepUp(): void {
    for (const wait of this.overdue()) {
      // What has just been recorded may have ended this period too.
      if (!this.isOverdue(wait)) continue;
      this.waiting.delete(wait);
      if (wait.otherwise) this.docket.enterByClock(wait.otherwise, this.lastDayOf(wait));
    }
  }

  /** The facts as `keepUp` will make them; for a validator, which may change nothing. */
  factsByNow(): CaseFacts {
    return this.overdue().reduce((facts, wait) => this.lapsed(facts, wait), this.docket.facts);
  }

  /** The next instant, after now, at which a wait ends (UTC milliseconds); Infinity if none does. */
  nextEnd(): number {
    const { now } = this.docket;
    return Math.min(...[...this.waiting].map((wait) => this.endOf(wait)).filter((end) => end > now));
  }

  /** In the order of their ends, then of their keys: a new run, which waits in another order, records the same. */
  private overdue(): Wait[] {
    const order = (wait: Wait) => `${this.lastDayOf(wait)} ${wait.deadline}`;
    return [...this.waiting].filter((wait) => this.isOverdue(wait)).sort((a, b) => (order(a) < order(b) ? -1 : 1));
  }

  private lapsed(facts: CaseFacts, wait: Wait): CaseFacts {
    if (!wait.otherwise) return facts;
    return evolve(facts, wait.otherwise, { at: this.docket.instant, on: this.lastDayOf(wait) });
  }

  private isOverdue(wait: Wait): boolean {
    return !wait.fact(this.docket.facts) && this.docket.now >= this.endOf(wait);
  }

  /** UTC milliseconds; Infinity while no period runs. */
  private endOf({ deadline }: Wait): number {
    const found = deadline === undefined ? undefined : findDeadline(this.docket.facts, deadline);
    return found?.state === 'open' && found.dueAt ? Date.parse(found.dueAt) : Infinity;
  }

  private lastDayOf({ deadline = '' }: Wait): LocalDate {
    return findDeadline(this.docket.facts, deadline)?.dueOn ?? this.docket.today;
  }
}
