/** A civil day in Asia/Shanghai, `YYYY-MM-DD`. Never an instant. */
export type LocalDate = string & { readonly __brand: 'LocalDate' };

const MS_PER_DAY = 86_400_000;
/** Asia/Shanghai is UTC+8 all year; fixed, so that no workflow asks the machine for a time zone. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/**
 * The civil day written as `YYYY-MM-DD`.
 * @throws RangeError if the text is no day of the calendar (for example 2026-02-30).
 */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`not a civil day: ${text}`);
  return text;
}

export function isLocalDate(text: string): text is LocalDate {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dateOfDay(dayNumber(text as LocalDate)) === text;
}

/** Days since 1970-01-01; the only arithmetic form of a day. */
export function dayNumber(day: LocalDate): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / MS_PER_DAY;
}

export function dateOfDay(number: number): LocalDate {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10) as LocalDate;
}

/** The civil day in Asia/Shanghai on which an instant (UTC milliseconds) falls. */
export function localDateOf(instant: number): LocalDate {
  return dateOfDay(Math.floor((instant + SHANGHAI_OFFSET_MS) / MS_PER_DAY));
}

/** The instant (UTC milliseconds) at which the day begins in Asia/Shanghai. */
export function startOfDay(day: LocalDate): number {
  return dayNumber(day) * MS_PER_DAY - SHANGHAI_OFFSET_MS;
}

/** The instant (UTC milliseconds) of 24:00 of the day in Asia/Shanghai: nothing done before it is late. */
export function endOfDay(day: LocalDate): number {
  return startOfDay(day) + MS_PER_DAY;
}

/** The day so many calendar days later (or earlier, if negative). */
export function addDays(day: LocalDate, days: number): LocalDate {
  return dateOfDay(dayNumber(day) + days);
}

/** Calendar days from one day to another; negative if the second is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The later of the days given. */
export function latest(...days: readonly LocalDate[]): LocalDate {
  return days.reduce((a, b) => (a >= b ? a : b));
}
