import { IN_LIEU, MAKE_UP, REST } from './calendar/day-flags';
import type { Calendar } from './calendar';
import { dayNumberOf, partsOfDay } from './local-date';
import type { Period, Roll } from './period';

// Counting by day numbers, under one reading of what a rest day is. 民法典 200–203, 民事诉讼法 85, 办案规则 80.

/** Whether a day's flags mean rest. */
type RestTest = (flags: number) => boolean;

/** A calendar, and how 调休 is read: the law says 法定休假日 and leaves it open. */
export type Reading = { readonly calendar: Calendar; readonly rests: RestTest };

/** What is applied: days off in lieu are rest days, make-up days are working days. */
export const AS_ARRANGED: RestTest = (flags) => (flags & REST) !== 0;

/** The sentence for `AS_ARRANGED` where it is shown beside others. */
export const AS_ARRANGED_ASSUMPTION = '调休放假的工作日按法定休假日计，调休上班的周末按工作日计';

/** The other ways to read 调休, each with the sentence shown beside its day. */
export const OTHER_READINGS: readonly { readonly assumption: string; readonly rests: RestTest }[] = [
  {
    assumption: '若调休放假的工作日不属于法定休假日',
    rests: (flags) => (flags & REST) !== 0 && (flags & IN_LIEU) === 0,
  },
  { assumption: '若调休上班的周末仍属于休假日', rests: (flags) => (flags & (REST | MAKE_UP)) !== 0 },
  {
    assumption: '若调休放假的工作日不属于法定休假日，且调休上班的周末仍属于休假日',
    rests: (flags) => ((flags & REST) !== 0 && (flags & IN_LIEU) === 0) || (flags & MAKE_UP) !== 0,
  },
];

/** Days on which the readings differ. */
export const DISPUTED = IN_LIEU | MAKE_UP;

/**
 * The last day of a period that begins the day after `trigger`, before any roll.
 * @throws RangeError for hours, which are counted from an instant.
 */
export function unrolledEnd(period: Period, trigger: number, reading: Reading): number {
  switch (period.unit) {
    case 'calendar-days':
      return trigger + period.n;
    case 'working-days':
      return nthWorkingDay(period.n, trigger, reading);
    case 'months':
      return correspondingDay(trigger, period.n);
    case 'years':
      return correspondingDay(trigger, period.n * 12);
    case 'hours':
      throw new RangeError('hours are counted from an instant, not from a day');
  }
}

function nthWorkingDay(n: number, trigger: number, { calendar, rests }: Reading): number {
  let day = trigger;
  for (let left = n; left > 0;) if (!rests(calendar.flags(++day))) left--;
  return day;
}

/** 民法典 202 「到期月的对应日为期间的最后一日；没有对应日的，月末日为期间的最后一日」 */
function correspondingDay(trigger: number, months: number): number {
  const { year, month, dayOfMonth } = partsOfDay(trigger);
  const total = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(total / 12), (total % 12) + 1];
  const monthEnd = dayNumberOf(toMonth === 12 ? toYear + 1 : toYear, (toMonth % 12) + 1, 1) - 1;
  return Math.min(dayNumberOf(toYear, toMonth, dayOfMonth), monthEnd);
}

/** The first day from this one on that is no rest day (民法典 203), or the first back from it, or the day itself. */
export function rolled(day: number, roll: Roll, { calendar, rests }: Reading): number {
  if (roll === 'none') return day;
  const step = roll === 'forward' ? 1 : -1;
  let to = day;
  while (rests(calendar.flags(to))) to += step;
  return to;
}

/** Working days from one day to another, both counted. */
export function workingDaysBetween(from: number, to: number, { calendar, rests }: Reading): number {
  let days = 0;
  for (let day = from; day <= to; day++) if (!rests(calendar.flags(day))) days++;
  return days;
}
