import { condition, patched, setHandler, workflowInfo } from '@temporalio/workflow';
import { groundsOf, isOver, type Grounds } from '../shared/case/deadlines';
import type { CaseFacts } from '../shared/case/facts';
import type { NoticeTemplate, PartnerMessage, Recipient } from '../shared/case/notice';
import { remindersOf } from '../shared/case/reminders';
import type { LocalDate } from '../shared/law/local-date';
import { keepTime } from './alarms';
import { Counter } from './counter';
import { Docket, type Recordable } from './docket';
import type { CaseFile } from './file';
import { afterTheProse, handOver, isKept } from './hand-over';
import { factsQuery, renewSignal } from './messages';
import { roundOf, type Round } from './round';
import { Waits } from './waits';

export type { Round } from './round';

/**
 * Keeps one case file: takes acts at the counter, watches the calendar for the paths, and hands over what must be kept.
 * Every method leaves the file whole before it waits, so that a new run may take over at any moment.
 */
export class Clerk {
  private readonly docket: Docket;
  private readonly waits: Waits;
  private readonly counter: Counter;
  private renewing = false;

  constructor(private readonly file: CaseFile) {
    this.docket = new Docket(file);
    this.waits = new Waits(this.docket);
    this.counter = new Counter(file, this.docket, this.waits);
    setHandler(factsQuery, () => ({ seq: file.seq, facts: file.facts }));
    setHandler(renewSignal, () => void (this.renewing = true));
    void handOver(file, () => this.counter.isAnswering);
    void keepTime({
      now: () => this.docket.now,
      next: () => this.nextInstant(),
      settled: () => afterTheProse(file),
      ring: () => this.docket.remind(),
    });
  }

  // ── What the prose says ──────────────────────────────────────────────────────────────────────────────────────────

  get facts(): CaseFacts {
    return this.docket.facts;
  }

  get grounds(): Grounds {
    return groundsOf(this.facts);
  }

  get today(): LocalDate {
    return this.docket.today;
  }

  /**
   * Waits for a fact that cannot become false again; false if the deadline's last day ends first. What the law attaches
   * to that (`otherwise`) is recorded then, with the last day as its legal day.
   */
  async until(fact: (facts: CaseFacts) => boolean, deadline?: string, otherwise?: Recordable): Promise<boolean> {
    return this.waits.until({ fact, deadline, otherwise });
  }

  /** Waits until the deadline has been met or has lost its meaning; false if its last day ends first. */
  async inTime(deadline: string, otherwise?: Recordable): Promise<boolean> {
    return this.until((facts) => isOver(facts, deadline), deadline, otherwise);
  }

  /** Carries a path through for every element of a list that only grows, each as it comes. */
  async each<Item>(
    list: (facts: CaseFacts) => readonly Item[],
    path: (clerk: Clerk, round: Round<Item>) => Promise<void>,
  ): Promise<never> {
    for (let no = 1; ; no += 1) {
      await condition(() => list(this.facts).length >= no);
      void path(
        this,
        roundOf(list, no, () => this.facts),
      );
    }
  }

  /** Records today an outcome that no person decided. With `once`, only the first time. */
  record(event: Recordable, { once }: { once?: string } = {}): void {
    if (once && !this.docket.firstTime(once)) return;
    this.docket.enterByClock(event, this.today);
  }

  /** Orders a notice, once for this template and occasion. */
  notify(template: NoticeTemplate, to: readonly Recipient[], occasion: string | number = 1, text?: string): void {
    this.docket.order({ key: `${template}/${occasion}`, template, to, ...(text ? { about: { text } } : {}) });
  }

  /** Orders a message to a partner, once for this type and occasion. */
  tell(
    partner: PartnerMessage['partner'],
    type: string,
    occasion: string | number,
    data: PartnerMessage['data'],
  ): void {
    this.docket.tell({ key: `${partner}/${type}/${occasion}`, partner, type, data });
  }

  /**
   * Whether this run has a later change of the prose. One that passed this point on the code of before has not, and must go
   * on as it began; the next run has it. `change` says what is new, and never changes itself.
   */
  has(change: string): boolean {
    return patched(change);
  }

  // ── Its day ──────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Takes acts and calendars from now on, once every path waits where it has to. */
  async openCounter(): Promise<void> {
    await afterTheProse(this.file);
    this.counter.open();
  }

  /** Waits for the moment at which this run should give way to a new one. */
  async mayRenew(): Promise<CaseFile> {
    await this.mayEnd(() => this.renewing || workflowInfo().continueAsNewSuggested);
    return this.file;
  }

  /** Nothing more will happen: waits until all is kept. */
  async finish(): Promise<void> {
    await this.mayEnd(() => isKept(this.file));
  }

  /** A run never ends in the workflow task in which an act is answered: its answer would be given, and the act be lost. */
  private async mayEnd(isTime: () => boolean): Promise<void> {
    const isSo = () => this.counter.isFree && isTime();
    // An act may still be taken between the moment in which this is true and the one in which it is known here.
    do await condition(isSo);
    while (!isSo());
  }

  /** The next instant, after now, at which a wait ends or a reminder is due. */
  private nextInstant(): number {
    const { now } = this.docket;
    const reminder = remindersOf(this.facts).find((each) => each.at > now);
    return Math.min(this.waits.nextEnd(), reminder?.at ?? Infinity);
  }
}
