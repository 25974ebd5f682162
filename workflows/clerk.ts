import {
  ApplicationFailure,
  condition,
  currentUpdateInfo,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../activities/ports';
import { localDateOf, type LocalDate } from '../shared/law/local-date';
import type { YearCalendar } from '../shared/law/calendar';
import type { RuleId } from '../shared/law/rulebooks/rulebooks';
import { check, decide, effectiveDay, type ActionRequest } from '../shared/case/actions';
import { THE_CLOCK, type Actor } from '../shared/case/actor';
import { findDeadline, groundsOf, isOver, type Grounds } from '../shared/case/deadlines';
import { sealed, type Entry } from '../shared/case/entry';
import { evolve, type CaseEvent, type CaseFacts, type CaseOpened } from '../shared/case/facts';
import type { NoticeTemplate, PartnerMessage, Recipient } from '../shared/case/notice';
import { remindersOf } from '../shared/case/reminders';
import type { CaseFile } from './file';
import {
  actUpdate,
  calendarSignal,
  factsQuery,
  REFUSED,
  renewSignal,
  STALE,
  type ActRequest,
  type Receipt,
} from './messages';

const { keep } = proxyActivities<Pick<Activities, 'keep'>>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '15 seconds' },
});

/** So many answered keys travel with the file; the API remembers longer. */
const RECEIPTS_KEPT = 100;

/** Something that can be recorded after the opening. */
type Recordable = Exclude<CaseEvent, CaseOpened>;

/** One element of a list of the file that only grows: the third negotiation, the first agreement. */
export type Round<Item> = {
  /** Its number, from 1. */
  readonly no: number;
  /** As it stands now. */
  readonly now: Item;
  /** The fact that this element has come to be so. */
  readonly where: (holds: (item: Item) => boolean) => (facts: CaseFacts) => boolean;
  /** The key of its deadline under a rule. */
  readonly deadline: (rule: RuleId, part?: number | string) => string;
};

/**
 * Keeps one case file: takes acts at the counter, watches the calendar for the paths, and hands over what must be kept.
 * Every method leaves the file whole before it waits, so that a new run may take over at any moment.
 */
export class Clerk {
  /** Instants for which somebody waits. */
  private readonly waits = new Set<() => number | undefined>();
  private renewing = false;
  /** Length of the history when the last act was taken: an answer and a new run must not share a workflow task. */
  private actedAt = -1;

  constructor(private readonly file: CaseFile) {
    setHandler(factsQuery, () => ({ seq: file.seq, facts: file.facts }));
    setHandler(renewSignal, () => void (this.renewing = true));
    setHandler(calendarSignal, (calendar, by, key) => this.adopt(calendar, by, key));
    setHandler(actUpdate, (request, by) => this.perform(request, by), {
      validator: (request, by) => this.admit(request, by),
    });
    void this.handOver();
    void this.keepTime();
  }

  get facts(): CaseFacts {
    return this.file.facts;
  }

  get grounds(): Grounds {
    return groundsOf(this.facts);
  }

  get today(): LocalDate {
    return localDateOf(this.now);
  }

  private get now(): number {
    return Date.now() + this.file.shiftMs;
  }

  // ── What the prose says ──────────────────────────────────────────────────────────────────────────────────────────

  /** Waits for a fact that cannot become false again; false if the deadline's last day ends first. */
  async until(fact: (facts: CaseFacts) => boolean, deadline?: string): Promise<boolean> {
    const end = () => this.endOf(deadline);
    this.waits.add(end);
    await condition(() => fact(this.facts) || this.now >= (end() ?? Infinity));
    this.waits.delete(end);
    return fact(this.facts);
  }

  /** Waits until the deadline has been met or has lost its meaning; false if its last day ends first. */
  async inTime(deadline: string): Promise<boolean> {
    return this.until((facts) => isOver(facts, deadline), deadline);
  }

  /** Carries a path through for every element of a list that only grows, each as it comes. */
  async each<Item>(
    list: (facts: CaseFacts) => readonly Item[],
    path: (clerk: Clerk, round: Round<Item>) => Promise<void>,
  ): Promise<never> {
    for (let no = 1; ; no += 1) {
      await condition(() => list(this.facts).length >= no);
      void path(this, this.round(list, no));
    }
  }

  /** Records an outcome that no person decided, on its legal day (today unless given). With `once`, only the first time. */
  record(event: Recordable, { on = this.today, once }: { on?: LocalDate; once?: string } = {}): void {
    if (once && !this.firstTime(once)) return;
    this.enter(event, on, THE_CLOCK, `clock/${this.file.seq + 1}`);
  }

  /** Records what follows from the end of a period: its legal day is the last day of the period. */
  lapse(deadline: string, event: Recordable): void {
    this.record(event, { on: findDeadline(this.facts, deadline)?.dueOn ?? this.today });
  }

  /** Orders a notice, once for this template and occasion. */
  notify(template: NoticeTemplate, to: readonly Recipient[], occasion: string | number = 1, text?: string): void {
    this.order({ key: `${template}/${occasion}`, template, to, ...(text ? { about: { text } } : {}) });
  }

  /** Orders a message to a partner, once for this type and occasion. */
  tell(
    partner: PartnerMessage['partner'],
    type: string,
    occasion: string | number,
    data: PartnerMessage['data'],
  ): void {
    const key = `${partner}/${type}/${occasion}`;
    if (!this.firstTime(key)) return;
    this.file.unkept.messages.push({ key, partner, type, at: this.instant(), data });
  }

  /** Nothing more will happen: waits until all is kept. */
  async finish(): Promise<void> {
    await condition(() => this.isKept);
  }

  // ── Renewal ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Waits for the moment at which this run should give way to a new one. */
  async mayRenew(): Promise<CaseFile> {
    await condition(
      () => (this.renewing || workflowInfo().continueAsNewSuggested) && workflowInfo().historyLength !== this.actedAt,
    );
    return this.file;
  }

  // ── The counter ──────────────────────────────────────────────────────────────────────────────────────────────────

  /** Runs only when an act arrives, never on replay: a rule may be tightened while cases are open. */
  private admit(request: ActRequest, by: Actor): void {
    if (this.receipt()) return;
    const { expectedSeq } = request;
    if (expectedSeq !== undefined && expectedSeq !== this.file.seq)
      throw ApplicationFailure.nonRetryable('案件已有更新', STALE, this.file.seq);
    const verdict = check(request, this.facts, by, this.now);
    if (!verdict.ok) throw ApplicationFailure.nonRetryable('依法不能办理', REFUSED, verdict.refusals);
  }

  /** Synchronous on purpose: no other message can come between the decision and the fact. */
  private perform(request: ActionRequest, by: Actor): Receipt {
    this.actedAt = workflowInfo().historyLength;
    const done = this.receipt();
    if (done) return done;
    const key = this.updateKey;
    const on = effectiveDay(request, this.today);
    const entries = decide(request, this.facts, by, this.now).map((event) =>
      this.enter(event as Recordable, on, by, key),
    );
    this.remember(key, entries);
    return { from: entries[0]?.seq ?? this.file.seq, seq: this.file.seq, entries };
  }

  /** The same key twice is one act. Temporal remembers it within a run; the file, across runs. */
  private receipt(): Receipt | undefined {
    const numbers = this.file.receipts[this.updateKey];
    if (!numbers) return undefined;
    const [from, seq] = numbers;
    return { from, seq, entries: this.file.unkept.entries.filter((entry) => entry.seq >= from && entry.seq <= seq) };
  }

  private get updateKey(): string {
    return currentUpdateInfo()?.id ?? '';
  }

  private remember(key: string, entries: readonly Entry[]): void {
    const from = entries[0]?.seq ?? this.file.seq;
    const kept = Object.entries(this.file.receipts).slice(1 - RECEIPTS_KEPT);
    this.file.receipts = { ...Object.fromEntries(kept), [key]: [from, this.file.seq] };
  }

  private adopt({ year, revision, notice, off, working, statutory }: YearCalendar, by: Actor, key: string): void {
    const known = this.facts.calendars.some((each) => each.year === year && each.revision >= revision);
    if (known) return;
    this.enter(
      {
        type: 'standing.calendar-adopted',
        year,
        revision,
        notice,
        off: [...off],
        working: [...working],
        statutory: [...statutory],
      },
      this.today,
      by,
      key,
    );
  }

  // ── The docket ───────────────────────────────────────────────────────────────────────────────────────────────────

  /** What is due is said under the facts of before: a new fact or rule reminds of nothing that lies in the past. */
  private enter(event: Recordable, on: LocalDate, by: Actor, key: string): Entry {
    this.remind();
    const { file } = this;
    const entry = sealed(file.facts.caseNo, {
      seq: file.seq + 1,
      at: this.instant(),
      on,
      by,
      key,
      event,
      previous: file.head,
    });
    file.facts = evolve(file.facts, event, entry);
    file.seq = entry.seq;
    file.head = entry.hash;
    file.unkept.entries.push(entry);
    if (event.type === 'standing.reminders-released') this.remind();
    return entry;
  }

  private order(notice: {
    key: string;
    template: NoticeTemplate;
    to: readonly Recipient[];
    about?: { text?: string };
  }): void {
    if (this.firstTime(notice.key)) this.file.unkept.notices.push({ ...notice, at: this.instant() });
  }

  private firstTime(key: string): boolean {
    if (this.file.ordered.includes(key)) return false;
    this.file.ordered.push(key);
    return true;
  }

  private get isKept(): boolean {
    const { entries, notices, messages } = this.file.unkept;
    return entries.length + notices.length + messages.length === 0;
  }

  /** Hands over in batches, in order; what is handed over twice is kept once. */
  private async handOver(): Promise<never> {
    for (;;) {
      await condition(() => !this.isKept);
      const { entries, notices, messages } = this.file.unkept;
      const batch = { entries: [...entries], notices: [...notices], messages: [...messages] };
      await keep({ caseNo: this.facts.caseNo, shiftMs: this.file.shiftMs, ...batch });
      entries.splice(0, batch.entries.length);
      notices.splice(0, batch.notices.length);
      messages.splice(0, batch.messages.length);
    }
  }

  // ── The calendar on the wall ─────────────────────────────────────────────────────────────────────────────────────

  /** One alarm for the whole case. It is set anew only when something comes due earlier; a later day is seen when it rings. */
  private async keepTime(): Promise<never> {
    for (;;) {
      const next = this.nextInstant();
      const sooner = () => (this.nextInstant() ?? Infinity) < (next ?? Infinity);
      if (next === undefined) await condition(sooner);
      else await condition(sooner, next - this.now);
      this.remind();
    }
  }

  /** The next instant, after now, at which a wait ends or a reminder is due. */
  private nextInstant(): number | undefined {
    const now = this.now;
    const ends = [...this.waits].map((end) => end()).filter((end) => end !== undefined && end > now) as number[];
    const reminder = remindersOf(this.facts).find((each) => each.at > now);
    const next = Math.min(...ends, reminder?.at ?? Infinity);
    return next === Infinity ? undefined : next;
  }

  private remind(): void {
    const now = this.now;
    const released = this.facts.standing.releasedReminders;
    for (const { at, notice } of remindersOf(this.facts)) {
      if (at > now) break;
      if (at > this.file.remindedUntil || released.includes(notice.key)) this.order(notice);
    }
    this.file.remindedUntil = now;
  }

  private endOf(deadline: string | undefined): number | undefined {
    const dueAt = deadline && findDeadline(this.facts, deadline)?.dueAt;
    return dueAt ? Date.parse(dueAt) : undefined;
  }

  private round<Item>(list: (facts: CaseFacts) => readonly Item[], no: number): Round<Item> {
    const item = (facts: CaseFacts) => list(facts)[no - 1] as Item;
    const current = () => item(this.facts);
    return {
      no,
      get now() {
        return current();
      },
      where: (holds) => (facts) => holds(item(facts)),
      deadline: (rule, part) => `${rule}/${part === undefined ? no : `${no}-${part}`}`,
    };
  }

  private instant(): string {
    return new Date(this.now).toISOString();
  }
}
