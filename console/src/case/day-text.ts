const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;
const DAY_MS = 86_400_000;

const midday = (day: string): number => Date.parse(`${day}T12:00:00Z`);

/** Days from one civil day to another; negative if the other lies before it. */
export const daysUntil = (from: string, to: string): number => Math.round((midday(to) - midday(from)) / DAY_MS);

/** The civil day so many days later. */
export const dayAfter = (day: string, days: number): string =>
  new Date(midday(day) + days * DAY_MS).toISOString().slice(0, 10);

/** 2026-07-14 → 「7月14日（周二）」, with the year where it is another than that of `today`. */
export function dayText(day: string, today?: string): string {
  const [year, month, date] = day.split('-').map(Number);
  const weekday = WEEKDAYS[new Date(midday(day)).getUTCDay()];
  const prefix = today?.startsWith(`${year}-`) ? '' : `${year}年`;
  return `${prefix}${month}月${date}日（周${weekday}）`;
}

/** How long a day is away, as one says it. */
export function awayText(days: number): string {
  if (days < 0) return `已逾期${-days}日`;
  if (days === 0) return '今天到期';
  return days === 1 ? '明天到期' : `还有${days}日`;
}

/** A UTC instant on the clock of Chongqing: 「10:22」. */
export const timeText = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16);

/** The civil day in Chongqing of a UTC instant. */
export const dayOf = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
