import { addDays, dateOfDay, dayNumber, dayNumberOf, partsOfDay, type LocalDate } from '../local-date';

/** The corresponding day so many months later; the last of the month where there is none. */
export function monthsLater(day: LocalDate, months: number): LocalDate {
  const { year, month, dayOfMonth } = partsOfDay(dayNumber(day));
  const count = year * 12 + (month - 1) + months;
  const first = dayNumberOf(Math.floor(count / 12), (count % 12) + 1, 1);
  const next = dayNumberOf(Math.floor((count + 1) / 12), ((count + 1) % 12) + 1, 1);
  return dateOfDay(first + Math.min(dayOfMonth, next - first) - 1);
}

/** Full months from a first to a last day, both included. */
export function fullMonths(first: LocalDate, last: LocalDate): number {
  const end = addDays(last, 1);
  const [from, to] = [partsOfDay(dayNumber(first)), partsOfDay(dayNumber(end))];
  const months = (to.year - from.year) * 12 + to.month - from.month;
  return Math.max(0, monthsLater(first, months) <= end ? months : months - 1);
}
