import type { Calendar } from './calendar';
import { AS_ARRANGED, rolled } from './counting';
import { addDays, dateOfDay, dayNumber, type LocalDate } from './local-date';
import type { Period } from './period';

/**
 * 「开庭五日前」: the last day from which so many full days (of the period's kind) lie before the day given, which is
 * not counted itself. The cautious of two readings: the day of the act is not counted either.
 */
export function countBack(period: Period, from: LocalDate, calendar: Calendar): LocalDate {
  if (period.unit !== 'working-days') return addDays(from, -period.n - 1);
  let day = dayNumber(from) - 1;
  for (let left = period.n; left > 0; day--) if (!AS_ARRANGED(calendar.flags(day))) left--;
  return dateOfDay(rolled(day, 'backward', { calendar, rests: AS_ARRANGED }));
}

/** The other reading: the day of the act is the first of those days. */
export function countBackLeniently(period: Period, from: LocalDate, calendar: Calendar): LocalDate {
  const strict = dayNumber(countBack(period, from, calendar));
  if (period.unit !== 'working-days') return dateOfDay(strict + 1);
  return dateOfDay(rolled(strict + 1, 'forward', { calendar, rests: AS_ARRANGED }));
}
