import { dateOfDay, dayNumber, dayNumberOf, partsOfDay } from '../local-date';
import type { YearCalendar } from './year-calendar';

/** Nobody works: a weekend day that is not made up, or a day off of the notice. */
export const REST = 1;
/** A day that 放假办法 names. */
export const STATUTORY = 2;
/** 调休放假: a weekday off that is made up on a weekend; whether it is a 法定休假日 is disputed. */
export const IN_LIEU = 4;
/** 调休上班: a weekend day worked. */
export const MAKE_UP = 8;
/** 补假: a weekday off because a statutory day fell on a weekend (放假办法 6). */
export const SUBSTITUTE = 16;
/** The year's notice is not published (or not loaded). */
export const UNPUBLISHED = 32;

export type DayFlags = { readonly firstDay: number; readonly flags: Uint8Array };

/** Flags of every day from the first to the last year given; the years need not touch. */
export function dayFlags(published: readonly YearCalendar[], forecasts: readonly YearCalendar[]): DayFlags {
  const years = [...published, ...forecasts].map(({ year }) => year);
  const firstDay = dayNumberOf(Math.min(...years), 1, 1);
  const flags = new Uint8Array(dayNumberOf(Math.max(...years) + 1, 1, 1) - firstDay);
  for (let index = 0; index < flags.length; index++) flags[index] = ordinaryFlags(firstDay + index);
  for (const calendar of forecasts) markDays(calendar, { firstDay, flags });
  for (const calendar of published) {
    const start = dayNumberOf(calendar.year, 1, 1) - firstDay;
    for (let day = start; day < dayNumberOf(calendar.year + 1, 1, 1) - firstDay; day++) flags[day]! &= ~UNPUBLISHED;
    markDays(calendar, { firstDay, flags });
  }
  return { firstDay, flags };
}

/** Flags of a day about which nothing is known but its weekday. */
export function ordinaryFlags(day: number): number {
  return isWeekend(day) ? REST | UNPUBLISHED : UNPUBLISHED;
}

export function isWeekend(day: number): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7; // 1970-01-01 was a Thursday
  return weekday === 0 || weekday === 6;
}

function markDays({ off, working, statutory }: YearCalendar, { firstDay, flags }: DayFlags): void {
  const named = new Set(statutory);
  let owed = 0; // statutory days on a weekend, for which a weekday is given (放假办法 6), in this block
  for (const date of [...off].sort()) {
    const day = dayNumber(date);
    const index = day - firstDay;
    const blockGoesOn = ((flags[index - 1] ?? 0) & (STATUTORY | IN_LIEU | SUBSTITUTE | REST)) !== 0;
    if (!blockGoesOn) owed = 0;
    if (named.has(date)) {
      flags[index]! |= REST | STATUTORY;
      if (isWeekend(day)) owed++;
    } else if (!isWeekend(day)) {
      flags[index]! |= REST | (owed > 0 ? SUBSTITUTE : IN_LIEU);
      if (owed > 0) owed--;
    } else {
      flags[index]! |= REST;
    }
  }
  for (const date of working) {
    const index = dayNumber(date) - firstDay;
    flags[index] = (flags[index]! & ~REST) | MAKE_UP;
  }
}

/** Why nobody works on the day, or why people do although it is a weekend; undefined for an ordinary working day. */
export function reason(day: number, flag: number, holiday: string | undefined): string | undefined {
  const weekday = WEEKEND_NAMES.get((((day + 4) % 7) + 7) % 7);
  if (flag & MAKE_UP) return `调休上班（${weekday}）`;
  if (flag & STATUTORY) return holiday;
  if (flag & SUBSTITUTE) return `${holiday}补假`;
  if (flag & IN_LIEU) return `${holiday}放假调休`;
  return flag & REST ? weekday : undefined;
}

const WEEKEND_NAMES: ReadonlyMap<number, string> = new Map([
  [0, '周日'],
  [6, '周六'],
]);

/** The festival of a statutory day. 放假办法 2 names so few that month and day tell them apart. */
export function festival(day: number): string {
  const { month, dayOfMonth } = partsOfDay(day);
  const key = dateOfDay(day).slice(5);
  if (key === '01-01') return '元旦';
  if (month <= 2) return '春节';
  if (month === 4) return '清明节';
  if (month === 5 && dayOfMonth <= 3) return '劳动节';
  if (month <= 6) return '端午节';
  return month === 10 && dayOfMonth <= 3 ? '国庆节' : '中秋节';
}
