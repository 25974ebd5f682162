import type { Pool } from 'pg';
import { changesAfter, changesUntilNow, type CaseChange } from '../../db/case-changes';
import { byItself } from '../../db/eyes';
import type { Log } from '../../shared/platform/log';

/** Nobody notices a second. */
const EVERY_MS = 1_000;
/** A transaction that keeps entries takes far less; what it commits late is still found. */
const OVERLAP_MICROSECONDS = 10_000_000;
/** More do not change within the overlap, not even at midnight. */
const MOST = 20_000;

type Watcher = (changes: readonly CaseChange[]) => void;

/** Looks for changed cases once for all who watch, and only while somebody does. */
export class Watch {
  private readonly watchers = new Set<Watcher>();
  /** The newest number that was told of each case within the overlap. */
  private told = new Map<string, CaseChange>();
  private since: number | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly log: Pick<Log, 'warn'>,
  ) {}

  /** Tells of every case that changes from now on. @returns what ends it. */
  add(watcher: Watcher): () => void {
    this.watchers.add(watcher);
    this.timer ??= this.later();
    return () => {
      this.watchers.delete(watcher);
      if (this.watchers.size > 0) return;
      clearTimeout(this.timer);
      this.timer = undefined;
      this.since = undefined;
      this.told.clear();
    };
  }

  private later(): NodeJS.Timeout {
    return setTimeout(() => {
      // For all who watch: each is told of what that person may see.
      void byItself(() => this.look())
        .catch((error: unknown) => this.log.warn(error, 'changed cases could not be looked for'))
        .finally(() => {
          if (this.watchers.size > 0) this.timer = this.later();
        });
    }, EVERY_MS).unref();
  }

  private async look(): Promise<void> {
    this.since ??= (await changesUntilNow(this.pool)) - OVERLAP_MICROSECONDS;
    const found = await changesAfter(this.pool, this.since, { limit: MOST });
    const fresh = found.filter(({ caseNo, seq }) => seq > (this.told.get(caseNo)?.seq ?? 0));
    for (const change of fresh) this.told.set(change.caseNo, change);
    this.since = Math.max(this.since, (found.at(-1)?.movedAt ?? 0) - OVERLAP_MICROSECONDS);
    const { since } = this;
    this.told = new Map([...this.told].filter(([, { movedAt }]) => movedAt > since));
    if (fresh.length > 0) for (const watcher of this.watchers) watcher(fresh);
  }
}
