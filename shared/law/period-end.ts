import type { Calendar } from './calendar';
import { AS_ARRANGED, rolled, unrolledEnd, type Reading } from './counting';
import type { DeadlineReceipt } from './deadline-receipt';
import { dayNumber, type LocalDate } from './local-date';
import { calendarDays, type Period } from './period';
import type { LawRule } from './rulebook';
import { afterSuspension, suspendedEnd, type Suspension } from './suspension';

/** What the facts of a case say about one running period. */
export type Counting = {
  /** The day of the event that starts the period (not counted), or before which it is counted back. */
  readonly trigger: LocalDate;
  /** Instant of that event, UTC milliseconds; only for periods in hours. */
  readonly triggerAt?: number;
  /** Added to the rule's period before the last day is moved. */
  readonly extendedBy?: Period;
  /** The new last day that the parties or the court have fixed; replaces the count. */
  readonly until?: LocalDate;
  /** With `until`, only those that began after it was fixed. */
  readonly suspensions?: readonly Suspension[];
};

/** A receipt while it is being written. */
export type Draft = { -readonly [Key in keyof DeadlineReceipt]: DeadlineReceipt[Key] };

/** Day numbers of a last day, before and after it was moved off a rest day. */
export type End = { readonly unrolled: number; readonly due: number };

/** The end under one reading; undefined while the clock stands still, and where nobody fixes an end. */
export function endOf(rule: LawRule, counting: Counting, reading: Reading): End | undefined {
  const { until, suspensions } = counting;
  const period = until === undefined ? rule.period : calendarDays(0);
  if (period === undefined) return undefined;
  let unrolled = until === undefined ? countedEnd(period, counting, reading) : dayNumber(until);
  if (suspensions?.length) {
    const trigger = dayNumber(counting.trigger);
    const moved = suspendedEnd(unrolled, { period, trigger, suspensions }, reading);
    if (moved === undefined) return undefined;
    unrolled = moved;
  }
  return { unrolled, due: rolled(unrolled, rule.roll ?? 'forward', reading) };
}

function countedEnd(period: Period, counting: Counting, reading: Reading): number {
  const by = counting.extendedBy;
  const end = unrolledEnd(extended(period, by), dayNumber(counting.trigger), reading);
  return by && by.unit !== period.unit ? unrolledEnd(by, end, reading) : end;
}

/** The period as it was prolonged; a prolongation of another kind is counted after it and not shown in the sum. */
export function extended(period: Period, by: Period | undefined): Period {
  return by && by.unit === period.unit ? { n: period.n + by.n, unit: period.unit } : period;
}

/** Day number of the first day that counts; undefined while an open suspension keeps the count from beginning. */
export function firstDay(period: Period, counting: Counting, calendar: Calendar): number | undefined {
  const unit = period.unit === 'working-days' ? period.unit : 'calendar-days';
  const next = (day: number) => unrolledEnd({ n: 1, unit }, day, { calendar, rests: AS_ARRANGED });
  const first = next(dayNumber(counting.trigger));
  if (!counting.suspensions?.length) return first;
  const resumed = afterSuspension(first, counting.suspensions);
  if (resumed === undefined || resumed === first) return resumed;
  return next(resumed - 1);
}
