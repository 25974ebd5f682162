import { THE_CLOCK, type Actor } from '../shared/case/actor';
import { sealed, type Entry } from '../shared/case/entry';
import { evolve, type CaseEvent, type CaseFacts, type CaseOpened } from '../shared/case/facts';
import type { Notice, PartnerMessage } from '../shared/case/notice';
import { remindersOf } from '../shared/case/reminders';
import { localDateOf, type LocalDate } from '../shared/law/local-date';
import type { CaseFile } from './file';

/** Something that can be recorded after the opening. */
export type Recordable = Exclude<CaseEvent, CaseOpened>;

/** Writes into one case file, always at the instant of its clock: entries, and what is ordered once. */
export class Docket {
  constructor(private readonly file: CaseFile) {}

  get facts(): CaseFacts {
    return this.file.facts;
  }

  /** The case's clock, UTC milliseconds. */
  get now(): number {
    return Date.now() + this.file.shiftMs;
  }

  get today(): LocalDate {
    return localDateOf(this.now);
  }

  /** The same, UTC, ISO. */
  get instant(): string {
    return new Date(this.now).toISOString();
  }

  /** What is due is said under the facts of before: a new fact or rule reminds of nothing that lies in the past. */
  enter(event: Recordable, on: LocalDate, by: Actor, key: string): Entry {
    this.remind();
    const { file } = this;
    const content = { seq: file.seq + 1, at: this.instant, on, by, key, event, previous: file.head };
    const entry = sealed(file.facts.caseNo, content);
    file.facts = evolve(file.facts, event, entry);
    file.seq = entry.seq;
    file.head = entry.hash;
    file.unkept.entries.push(entry);
    if (event.type === 'standing.reminders-released') this.remind();
    return entry;
  }

  /** Enters an outcome that no person decided. */
  enterByClock(event: Recordable, on: LocalDate): Entry {
    return this.enter(event, on, THE_CLOCK, `clock/${this.file.seq + 1}`);
  }

  /** Orders a notice, once for its key. */
  order(notice: Omit<Notice, 'at'>): void {
    if (this.firstTime(notice.key)) this.file.unkept.notices.push({ ...notice, at: this.instant });
  }

  /** Orders a message to a partner, once for its key. */
  tell(message: Omit<PartnerMessage, 'at'>): void {
    if (this.firstTime(message.key)) this.file.unkept.messages.push({ ...message, at: this.instant });
  }

  /** Orders the reminders that have come due since it was last asked, and those that were released since. */
  remind(): void {
    const now = this.now;
    const released = this.facts.standing.releasedReminders;
    for (const { at, notice } of remindersOf(this.facts)) {
      if (at > now) break;
      if (at > this.file.remindedUntil || released.includes(notice.key)) this.order(notice);
    }
    this.file.remindedUntil = now;
  }

  /** True once in the life of the case. */
  firstTime(key: string): boolean {
    if (this.file.ordered.includes(key)) return false;
    this.file.ordered.push(key);
    return true;
  }
}
