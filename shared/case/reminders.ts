import { addDays, startOfDay, type LocalDate } from '../law/local-date';
import type { ReminderPlan, Rulebook } from '../law/rulebook';
import type { RuleId } from '../law/rulebooks/rulebooks';
import type { Role } from './actor';
import { deadlinesOf, groundsOf, type Deadline } from './deadlines';
import type { CaseFacts } from './facts';
import type { Notice, Recipient } from './notice';

/** One reminder of one open deadline, at its instant (UTC milliseconds). */
export type Reminder = { readonly at: number; readonly notice: Omit<Notice, 'at'> };

const HOUR = 3_600_000;

const known = new WeakMap<CaseFacts, readonly Reminder[]>();

/**
 * All reminders of all open deadlines: ahead of the earliest reading of the last day, on that day, and after it for
 * what stays open. A deadline that moves is reminded of anew, for its day is part of the key.
 */
export function remindersOf(facts: CaseFacts): readonly Reminder[] {
  const remembered = known.get(facts);
  if (remembered) return remembered;
  const { book } = groundsOf(facts);
  const reminders = deadlinesOf(facts)
    .filter((deadline) => deadline.state === 'open' && deadline.dueOn !== undefined)
    .flatMap((deadline) => remindersOfDeadline(deadline, book))
    .sort((a, b) => a.at - b.at);
  known.set(facts, reminders);
  return reminders;
}

function remindersOfDeadline(deadline: Deadline, book: Rulebook<RuleId>): Reminder[] {
  const { dueOn, dueAt, receipt } = deadline;
  if (!dueOn || !dueAt) return [];
  const morning = (day: LocalDate) => startOfDay(day) + book.reminders.atHour * HOUR;
  if (receipt.period?.unit === 'hours') {
    return [remind(deadline, { kind: 'deadline-overdue', day: dueOn, days: 0, at: Date.parse(dueAt) })];
  }
  const plan: ReminderPlan = book.reminders.byRule[deadline.rule] ?? book.reminders.byKind[deadline.kind];
  const day = receipt.actBy ?? dueOn;
  const occasions: Occasion[] = [
    ...plan.ahead.map((days) => ({ kind: 'deadline-ahead' as const, day, days, at: morning(addDays(day, -days)) })),
    ...(plan.onTheDay ? [{ kind: 'deadline-today' as const, day, days: 0, at: morning(day) }] : []),
    ...plan.overdue.map((days) => ({
      kind: 'deadline-overdue' as const,
      day: dueOn,
      days,
      at: morning(addDays(dueOn, days)),
    })),
  ];
  return occasions.map((occasion) => remind(deadline, occasion));
}

/** So many days before or after a day, at an instant. */
type Occasion = {
  readonly kind: 'deadline-ahead' | 'deadline-today' | 'deadline-overdue';
  readonly day: LocalDate;
  readonly days: number;
  readonly at: number;
};

function remind(deadline: Deadline, { kind, day, days, at }: Occasion): Reminder {
  const template = kind === 'deadline-ahead' && deadline.rule.startsWith('limitation-') ? 'limitation-near' : kind;
  const about = { deadline: deadline.key, label: deadline.label, dueOn: deadline.dueOn };
  // Whoever answers for the authority that is late is told as well.
  const to = [...recipients(deadline.by), ...(kind === 'deadline-overdue' ? (['supervisor'] as const) : [])];
  return { at, notice: { key: `${kind}/${deadline.key}@${day}/${days}`, template, to: [...new Set(to)], about } };
}

/** Who is reminded: those who must act; for another body's period, our organ, which inquires. */
function recipients(by: readonly Role[]): readonly Recipient[] {
  const to = by.map((role): Recipient =>
    role === 'worker' || role === 'employer' || role === 'union' ? role : 'organ',
  );
  return [...new Set(to)].filter((each) => each !== 'union' || !to.includes('organ'));
}
