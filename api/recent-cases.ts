import type { CurrentCase, Office } from './office';

const MOST = 1_000;

/**
 * The cases that this API has answered with last. What is done is recorded a moment later: who goes on at once would
 * find the view behind, and the case itself would have to be asked, which costs as much as another act.
 */
class RecentCases {
  private readonly cases = new Map<string, CurrentCase>();

  /** The newer of what was recorded and what was answered. The clock of a case is the recorded one's, if there is one. */
  newest(caseNo: string, recorded: CurrentCase | undefined): CurrentCase | undefined {
    const answered = this.cases.get(caseNo);
    if (!answered || (recorded && recorded.seq >= answered.seq)) return recorded;
    return recorded ? { ...answered, shiftMs: recorded.shiftMs } : answered;
  }

  remember(view: CurrentCase): void {
    if (view.seq < (this.cases.get(view.caseNo)?.seq ?? 0)) return;
    this.cases.delete(view.caseNo);
    this.cases.set(view.caseNo, view);
    for (const oldest of this.cases.keys()) {
      if (this.cases.size <= MOST) break;
      this.cases.delete(oldest);
    }
  }
}

const known = new WeakMap<Office, RecentCases>();

/** Each office remembers for itself; another may know more, which is found when the numbers do not follow. */
export function recentCases(office: Office): RecentCases {
  const recent = known.get(office) ?? new RecentCases();
  known.set(office, recent);
  return recent;
}
