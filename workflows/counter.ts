import { ApplicationFailure, currentUpdateInfo, setHandler, workflowInfo } from '@temporalio/workflow';
import { check, decide, effectiveDay, type ActionRequest } from '../shared/case/actions';
import type { Actor } from '../shared/case/actor';
import type { Entry } from '../shared/case/entry';
import type { YearCalendar } from '../shared/law/calendar';
import type { Docket, Recordable } from './docket';
import type { CaseFile } from './file';
import { actUpdate, calendarSignal, REFUSED, STALE, type ActRequest, type Receipt } from './messages';
import type { Waits } from './waits';

/** So many answered keys travel with the file; the API remembers longer. */
const RECEIPTS_KEPT = 100;

/** Where acts are taken, one after the other, and answered at once. */
export class Counter {
  /** Length of the history when the last act was taken. */
  private actedAt = -1;
  private isOpen = false;

  constructor(
    private readonly file: CaseFile,
    private readonly docket: Docket,
    private readonly waits: Waits,
  ) {}

  open(): void {
    setHandler(calendarSignal, (calendar, by, key) => this.adopt(calendar, by, key));
    setHandler(actUpdate, (request, by) => this.perform(request, by), {
      validator: (request: ActRequest, by: Actor) => this.admit(request, by),
    });
    this.isOpen = true;
  }

  /** An act is being answered in this workflow task. */
  get isAnswering(): boolean {
    return workflowInfo().historyLength === this.actedAt;
  }

  /** No act is being answered in this workflow task, and none waits for the counter to open. */
  get isFree(): boolean {
    return this.isOpen && !this.isAnswering;
  }

  /** Runs only when an act arrives, never on replay: a rule may be tightened while cases are open. */
  private admit(request: ActRequest, by: Actor): void {
    if (this.receipt()) return;
    const { expectedSeq } = request;
    if (expectedSeq !== undefined && expectedSeq !== this.file.seq)
      throw ApplicationFailure.nonRetryable('案件已有更新', STALE, this.file.seq);
    const verdict = check(request, this.waits.factsByNow(), by, this.docket.now);
    if (!verdict.ok) throw ApplicationFailure.nonRetryable('依法不能办理', REFUSED, verdict.refusals);
  }

  /** Synchronous on purpose: no other message can come between the decision and the fact. */
  private perform(request: ActionRequest, by: Actor): Receipt {
    this.actedAt = workflowInfo().historyLength;
    const done = this.receipt();
    if (done) return done;
    this.waits.keepUp();
    const { facts, now, today } = this.docket;
    const on = effectiveDay(request, today);
    const events = decide(request, facts, by, now) as readonly Recordable[];
    const entries = events.map((event) => this.docket.enter(event, on, by, this.key));
    return this.remembered(entries);
  }

  private adopt({ year, revision, notice, off, working, statutory }: YearCalendar, by: Actor, key: string): void {
    const { calendars } = this.docket.facts;
    if (calendars.some((each) => each.year === year && each.revision >= revision)) return;
    this.waits.keepUp();
    const days = { off: [...off], working: [...working], statutory: [...statutory] };
    const event = { type: 'standing.calendar-adopted', year, revision, notice, ...days } as const;
    this.docket.enter(event, this.docket.today, by, key);
  }

  // ── Receipts ─────────────────────────────────────────────────────────────────────────────────────────────────────

  private get key(): string {
    return currentUpdateInfo()?.id ?? '';
  }

  /** The same key twice is one act. Temporal remembers it within a run; the file, across runs. */
  private receipt(): Receipt | undefined {
    const numbers = this.file.receipts[this.key];
    if (!numbers) return undefined;
    const [from, seq] = numbers;
    return { from, seq, entries: this.file.unkept.entries.filter((entry) => entry.seq >= from && entry.seq <= seq) };
  }

  private remembered(entries: readonly Entry[]): Receipt {
    const [from, seq] = [entries[0]?.seq ?? this.file.seq, this.file.seq];
    const kept = Object.entries(this.file.receipts).slice(1 - RECEIPTS_KEPT);
    this.file.receipts = { ...Object.fromEntries(kept), [this.key]: [from, seq] };
    return { from, seq, entries };
  }
}
