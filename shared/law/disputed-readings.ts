import type { Calendar } from './calendar';
import { DISPUTED, OTHER_READINGS } from './counting';
import { dateOfDay, dayNumber } from './local-date';
import { endOf, type Counting, type Draft, type End } from './period-end';
import type { LawRule } from './rulebook';

/** Adds the last days that follow if 调休 is read otherwise, where they differ; `actBy` becomes the earliest. */
export function readOtherwise(
  receipt: Draft,
  end: End,
  { rule, counting, calendar }: { rule: LawRule; counting: Counting; calendar: Calendar },
): void {
  if (!leansOnDisputedDays(receipt, end, calendar)) return;
  const readings = [...receipt.readings];
  for (const { assumption, rests } of OTHER_READINGS) {
    const other = endOf(rule, counting, { calendar, rests });
    const dueOn = other && dateOfDay(other.due);
    if (dueOn && !readings.some((reading) => reading.dueOn === dueOn)) readings.push({ dueOn, assumption });
  }
  receipt.readings = readings;
  for (const { dueOn } of readings) if (!receipt.actBy || dueOn < receipt.actBy) receipt.actBy = dueOn;
}

function leansOnDisputedDays(receipt: Draft, { unrolled, due }: End, calendar: Calendar): boolean {
  const counts = receipt.period?.unit === 'working-days' || receipt.suspended !== undefined;
  const from = counts ? dayNumber(receipt.trigger) + 1 : Math.min(unrolled, due);
  for (let day = from; day <= Math.max(unrolled, due); day++) if (calendar.flags(day) & DISPUTED) return true;
  return false;
}
