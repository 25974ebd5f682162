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

// The two conversions below are integer arithmetic instead of `Date`, because every deadline goes through them:
// the year is counted from March, so that the leap day is its last, in eras of 400 years (146,097 days).
const DAYS_PER_ERA = 146_097;
const ERA_OF_1970 = 719_468;

/** Days since 1970-01-01; the only arithmetic form of a day. */
export function dayNumber(day: LocalDate): number {
  return dayNumberOf(yearOf(day), digits(day, 5), digits(day, 8));
}

/** Day number of a year, a month (1–12) and a day of the month. */
export function dayNumberOf(year: number, month: number, dayOfMonth: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = (((month + 9) % 12) * 153 + 2) / 5;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * DAYS_PER_ERA + yearOfEra * 365 + leapDays + Math.floor(dayOfYear) + dayOfMonth - 1 - ERA_OF_1970;
}

export function dateOfDay(number: number): LocalDate {
  const { year, month, dayOfMonth } = partsOfDay(number);
  return (year + MONTH_AND_DAY[month * 32 + dayOfMonth]!) as LocalDate;
}

/** Year, month (1–12) and day of the month of a day number. */
export function partsOfDay(number: number): { year: number; month: number; dayOfMonth: number } {
  const shifted = number + ERA_OF_1970;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const leaps = Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const dayOfMonth = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth };
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

export function yearOf(day: LocalDate): number {
  return digits(day, 0) * 100 + digits(day, 2);
}

const ZERO = 48;

function digits(text: string, at: number): number {
  return (text.charCodeAt(at) - ZERO) * 10 + text.charCodeAt(at + 1) - ZERO;
}

/** `-MM-DD` at month * 32 + day, so that a date is one concatenation. */
const MONTH_AND_DAY: readonly string[] = Array.from({ length: 13 * 32 }, (_, index) => {
  const twoDigits = (number: number) => String(number).padStart(2, '0');
  return `-${twoDigits(Math.floor(index / 32))}-${twoDigits(index % 32)}`;
});

/** A civil day as an official writes it: 「2026年12月3日」. */
export function chineseDay(day: LocalDate): string {
  const { year, month, dayOfMonth } = partsOfDay(dayNumber(day));
  return `${year}年${month}月${dayOfMonth}日`;
}
