import type { Calendar } from './calendar';
import { STATUTORY, UNPUBLISHED } from './calendar/day-flags';
import { dateOfDay, dayNumber, partsOfDay } from './local-date';
import type { Draft } from './period-end';
import type { Stretch } from './suspension';

/**
 * Marks a receipt that leaned on a day of an unpublished year: any day inside a count of working days, otherwise
 * the last day and the days over which it was moved. `actBy` then does not trust a weekend of that year to stay one.
 */
export function markProvisional(receipt: Draft, stretch: Stretch, calendar: Calendar): void {
  for (let day = stretch.from; day <= stretch.to; day++) {
    if ((calendar.flags(day) & UNPUBLISHED) === 0) continue;
    receipt.provisional = true;
    receipt.provisionalBecause = `${partsOfDay(day).year}年放假安排尚未载入，暂按周六、周日休息推算；该年通知公布并载入后重新计算`;
    const earliest = dateOfDay(earliestPossible(dayNumber(receipt.unrolledLastDay ?? receipt.trigger), calendar));
    if (!receipt.actBy || earliest < receipt.actBy) receipt.actBy = earliest;
    return;
  }
}

/** The first day from this one on that the missing notice could still turn into a working day. */
function earliestPossible(day: number, calendar: Calendar): number {
  let to = day;
  while ((calendar.flags(to) & STATUTORY) !== 0) to++;
  return to;
}
