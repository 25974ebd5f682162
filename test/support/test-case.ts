import { check, decide, effectiveDay, type ActionName } from '../../shared/case/actions';
import { THE_CLOCK, type Actor, type Role } from '../../shared/case/actor';
import { findDeadline, type Deadline } from '../../shared/case/deadlines';
import { sealed, type Entry } from '../../shared/case/entry';
import { evolve, type CaseFacts } from '../../shared/case/facts';
import { openFile } from '../../shared/case/opening';
import { openingForm, type OpeningForm } from '../../shared/case/form';
import { localDate, type LocalDate } from '../../shared/law/local-date';
import type { z } from 'zod';
import { actorOf, firstHand, noonOf, requestOf, type AfterOpening, type InputOf } from './given';

/** A case of a test, brought to where it is only by what the law permits. Immutable; each step gives another. */
export class TestCase {
  private constructor(
    readonly facts: CaseFacts,
    readonly entries: readonly Entry[],
    /** The day on which the next act takes place. */
    readonly today: LocalDate,
  ) {}

  static opened(form: z.input<typeof openingForm>, day: string): TestCase {
    const today = localDate(day);
    const parsed: OpeningForm = openingForm.parse(form);
    const at = new Date(noonOf(today)).toISOString();
    const { facts, entries } = openFile({
      caseNo: 'T2024-0001',
      form: parsed,
      calendars: [],
      by: actorOf('clerk'),
      key: 'open',
      at,
    });
    return new TestCase(facts, entries, today);
  }

  on(day: string): TestCase {
    return new TestCase(this.facts, this.entries, localDate(day));
  }

  /** @throws Error with every reason if the law does not permit it: a builder builds no illegal case. */
  does<Name extends ActionName>(name: Name, input: InputOf<Name>, role: Role = firstHand(name)): TestCase {
    const [request, actor, now] = [requestOf(name, input), actorOf(role), noonOf(this.today)];
    const verdict = check(request, this.facts, actor, now);
    if (!verdict.ok)
      throw new Error(
        `${this.today} ${name}: ${verdict.refusals.map(({ code, reason }) => `${code} ${reason}`).join('; ')}`,
      );
    const on = effectiveDay(request, this.today);
    return decide(request, this.facts, actor, now).reduce<TestCase>(
      (so, event) => so.entered(event as AfterOpening, on, actor),
      this,
    );
  }

  /** What the clock records: the end of a period has the last day of the period. */
  lapsed(deadline: string, event: AfterOpening): TestCase {
    return this.entered(event, this.deadline(deadline).dueOn ?? this.today, THE_CLOCK);
  }

  deadline(key: string): Deadline {
    const found = findDeadline(this.facts, key);
    if (!found) throw new Error(`no deadline ${key}`);
    return found;
  }

  private entered(event: AfterOpening, on: LocalDate, by: Actor): TestCase {
    const [at, last] = [new Date(noonOf(this.today)).toISOString(), this.entries.at(-1)];
    const seq = this.entries.length + 1;
    const entry = sealed(this.facts.caseNo, { seq, at, on, by, key: `k${seq}`, event, previous: last?.hash ?? '' });
    return new TestCase(evolve(this.facts, event, entry), [...this.entries, entry], this.today);
  }
}
