import { rolled, unrolledEnd, workingDaysBetween, type Reading } from './counting';
import { dayNumber, type LocalDate } from './local-date';
import type { Period } from './period';

/** The clock stands still from `from` to `to`, both included; without `to` it still stands. */
export type Suspension = { readonly from: LocalDate; readonly to?: LocalDate };

/** Day numbers, both included. */
export type Stretch = { readonly from: number; readonly to: number };

/** The suspensions as stretches of day numbers, in order and merged where they touch; an open end is infinite. */
export function stretches(suspensions: readonly Suspension[]): readonly Stretch[] {
  const sorted = suspensions
    .map(({ from, to }) => ({ from: dayNumber(from), to: to === undefined ? Infinity : dayNumber(to) }))
    .filter(({ from, to }) => to >= from)
    .sort((a, b) => a.from - b.from);
  const merged: { from: number; to: number }[] = [];
  for (const stretch of sorted) {
    const before = merged.at(-1);
    if (before && stretch.from <= before.to + 1) before.to = Math.max(before.to, stretch.to);
    else merged.push({ ...stretch });
  }
  return merged;
}

/**
 * The unrolled end after suspensions: what is left of the period on the first day of a suspension, that day
 * included, goes on the day after its last. Undefined while a suspension is open. A suspension before the first
 * counted day delays the count; one that begins after the (rolled) last day comes too late to matter.
 */
export function suspendedEnd(
  end: number,
  { period, trigger, suspensions }: { period: Period; trigger: number; suspensions: readonly Suspension[] },
  reading: Reading,
): number | undefined {
  const unit = period.unit === 'working-days' ? 'working-days' : 'calendar-days';
  for (const { from, to } of stretches(suspensions)) {
    const stop = Math.max(from, trigger + 1);
    if (to < stop) continue;
    if (stop > rolled(end, 'forward', reading)) break;
    if (to === Infinity) return undefined;
    const rest = unit === 'working-days' ? workingDaysBetween(stop, end, reading) : end - stop + 1;
    end = unrolledEnd({ n: Math.max(1, rest), unit }, to, reading);
  }
  return end;
}

/** The first day from this one on on which the clock runs; undefined if it does not start again. */
export function afterSuspension(day: number, suspensions: readonly Suspension[]): number | undefined {
  const covering = stretches(suspensions).find(({ from, to }) => from <= day && day <= to);
  if (!covering) return day;
  return covering.to === Infinity ? undefined : covering.to + 1;
}
