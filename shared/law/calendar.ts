import { CALENDAR_2024 } from './calendar/2024';
import { CALENDAR_2025 } from './calendar/2025';
import { CALENDAR_2026 } from './calendar/2026';
import {
  dayFlags,
  festival,
  IN_LIEU,
  isWeekend,
  MAKE_UP,
  ordinaryFlags,
  reason,
  REST,
  STATUTORY,
  SUBSTITUTE,
} from './calendar/day-flags';
import { FORECAST_2027 } from './calendar/unpublished-2027';
import type { YearCalendar } from './calendar/year-calendar';
import { dayNumber, yearOf, type LocalDate } from './local-date';

export type { YearCalendar } from './calendar/year-calendar';

/** Which days nobody works, for every day there is; days of years without a notice are only guessed. */
export type Calendar = {
  /** The versions it is made of, for example `CN 2024r1 2025r1 2026r1`. */
  readonly id: string;
  readonly years: readonly YearCalendar[];
  isPublished(year: number): boolean;
  /** Weekends that are not made up, and every day off of the notice. */
  isRestDay(day: LocalDate): boolean;
  /** The days that 放假办法 names. */
  isStatutoryHoliday(day: LocalDate): boolean;
  /** 调休放假: a weekday off that is made up on a weekend. */
  isInLieu(day: LocalDate): boolean;
  /** 调休上班日. */
  isMakeUp(day: LocalDate): boolean;
  /** Why the day is not an ordinary working day, in Chinese: 「周六」「国庆节放假调休」「调休上班（周日）」. */
  why(day: LocalDate): string | undefined;
  /** The same by day number, for counting. */
  whyByNumber(day: number): string | undefined;
  /** All that is known of a day, by day number: the bits of `calendar/day-flags`. */
  flags(day: number): number;
};

const PUBLISHED: readonly YearCalendar[] = [CALENDAR_2024, CALENDAR_2025, CALENDAR_2026];
const FORECASTS: readonly YearCalendar[] = [FORECAST_2027];

const made = new Map<string, Calendar>();

/**
 * The published years with later additions: a year that is given again counts with its highest revision.
 * Memoised by content, so that asking at every step costs nothing.
 */
export function calendarOf(additions: readonly YearCalendar[]): Calendar {
  const key = additions.length === 0 ? '' : JSON.stringify(additions);
  const known = made.get(key);
  if (known) return known;
  const calendar = make(newestOf([...PUBLISHED, ...additions]));
  made.set(key, calendar);
  return calendar;
}

function newestOf(calendars: readonly YearCalendar[]): readonly YearCalendar[] {
  const byYear = new Map<number, YearCalendar>();
  for (const calendar of calendars) {
    const other = byYear.get(calendar.year);
    if (!other || calendar.revision > other.revision) byYear.set(calendar.year, calendar);
  }
  return [...byYear.values()].sort((a, b) => a.year - b.year);
}

function make(years: readonly YearCalendar[]): Calendar {
  const published = new Set(years.map(({ year }) => year));
  const forecasts = FORECASTS.filter(({ year }) => !published.has(year));
  const { firstDay, flags: known } = dayFlags(years, forecasts);
  const flags = (day: number): number => known[day - firstDay] ?? ordinaryFlags(day);
  const has = (bits: number) => (day: LocalDate) => (flags(dayNumber(day)) & bits) !== 0;
  const whys = new Map<number, string | undefined>();
  const whyByNumber = (day: number) => {
    if (!whys.has(day)) whys.set(day, reason(day, flags(day), nameOf(day, flags)));
    return whys.get(day);
  };
  return {
    id: ['CN', ...years.map(({ year, revision }) => `${year}r${revision}`)].join(' '),
    years,
    isPublished: (year) => published.has(year),
    isRestDay: has(REST),
    isStatutoryHoliday: has(STATUTORY),
    isInLieu: has(IN_LIEU),
    isMakeUp: has(MAKE_UP),
    why: (day) => whyByNumber(dayNumber(day)),
    whyByNumber,
    flags,
  };
}

/** The festival of a statutory day; for another day off, the festivals of its block. */
function nameOf(day: number, flags: (day: number) => number): string | undefined {
  if (flags(day) & STATUTORY) return festival(day);
  if ((flags(day) & (SUBSTITUTE | IN_LIEU)) === 0) return undefined;
  let first = day;
  while (flags(first - 1) & REST) first--;
  const names = new Set<string>();
  for (let other = first; flags(other) & REST; other++) if (flags(other) & STATUTORY) names.add(festival(other));
  return [...names].join('、') || '节假日';
}

/** What is wrong with a year's arrangement, in Chinese; empty if nothing is. Asked before it is loaded. */
export function calendarFaults({ year, off, working, statutory }: YearCalendar): readonly string[] {
  const offDays = new Set(off);
  return [
    ...[...off, ...working, ...statutory].filter((day) => yearOf(day) !== year).map((day) => `${day}不在${year}年内`),
    ...working.filter((day) => !isWeekend(dayNumber(day))).map((day) => `调休上班日${day}不是周六或者周日`),
    ...working.filter((day) => offDays.has(day)).map((day) => `${day}既列为放假又列为上班`),
    ...statutory.filter((day) => !offDays.has(day)).map((day) => `法定节日${day}未列入放假`),
    ...[off, working, statutory].flatMap(repeated).map((day) => `${day}重复列出`),
  ];
}

function repeated(days: readonly LocalDate[]): readonly LocalDate[] {
  return days.filter((day, index) => days.indexOf(day) !== index);
}
