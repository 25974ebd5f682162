import { dayAfter } from '../case/day-text';

export const SPANS = { month: '月', week: '周' } as const;
export type Span = keyof typeof SPANS;

const WEEK = 7;
/** Monday is the first day of the week. */
const weekdayOf = (day: string): number => (new Date(`${day}T12:00:00Z`).getUTCDay() + WEEK - 1) % WEEK;
const mondayOf = (day: string): string => dayAfter(day, -weekdayOf(day));
const firstOf = (day: string): string => `${day.slice(0, 7)}-01`;

/** The weeks that show a day: its own, or those of its month; each from Monday to Sunday. */
export function weeksOf(day: string, span: Span): readonly (readonly string[])[] {
  const first = mondayOf(span === 'week' ? day : firstOf(day));
  const weekFrom = (monday: string): string[] => Array.from({ length: WEEK }, (_, index) => dayAfter(monday, index));
  if (span === 'week') return [weekFrom(first)];
  const weeks: string[][] = [];
  for (let monday = first; monday < firstOf(otherThan(day, 'month', 1)); monday = dayAfter(monday, WEEK))
    weeks.push(weekFrom(monday));
  return weeks;
}

/** A day in the span before (-1) or after (1). Of a month, its first. */
export function otherThan(day: string, span: Span, steps: 1 | -1): string {
  if (span === 'week') return dayAfter(day, steps * WEEK);
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + steps, 1)).toISOString().slice(0, 10);
}

/** 「2026年7月」, or the first and the last day of a week. */
export function titleOf(day: string, span: Span): string {
  const [year, month] = day.split('-').map(Number);
  if (span === 'month') return `${year}年${month}月`;
  const [week = []] = weeksOf(day, 'week');
  return `${week[0]}至${week.at(-1)}`;
}
