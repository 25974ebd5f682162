import type { Calendar } from './calendar';
import { UNPUBLISHED } from './calendar/day-flags';
import * as count from './counting';
import type { DeadlineReceipt, ExplainedDay } from './deadline-receipt';
import { dateOfDay, dayNumber, endOfDay, localDateOf, partsOfDay, startOfDay, type LocalDate } from './local-date';
import { calendarDays, type Period } from './period';
import type { LawRule } from './rulebook';
import { suspendedEnd, type Suspension } from './suspension';

export type { DeadlineReceipt } from './deadline-receipt';
export type { Suspension } from './suspension';

/** What the facts of a case say about one running period. */
export type Counting = {
  /** The day of the event that starts the period (not counted), or before which it is counted back. */
  readonly trigger: LocalDate;
  /** Instant of that event, UTC milliseconds; only for periods in hours. */
  readonly triggerAt?: number;
  /** Added to the rule's period before the last day is moved. */
  readonly extendedBy?: Period;
  /** The new last day that the parties or the court have fixed; replaces the count. */
  readonly until?: LocalDate;
  /** With `until`, only those that began after it was fixed. */
  readonly suspensions?: readonly Suspension[];
};

type Draft = { -readonly [Key in keyof DeadlineReceipt]: DeadlineReceipt[Key] };
type End = { readonly unrolled: number; readonly due: number };

const NOTHING: readonly never[] = [];
const MS_PER_HOUR = 3_600_000;

/**
 * The last day of a rule's period, with its receipt. Days are civil days in Asia/Shanghai; what a period counts
 * stands in the rule. 民法典 201–203, 民事诉讼法 85, 办案规则 80, and the notice of the year.
 * A rule without a period gives, without `until`, a receipt without a last day.
 * @throws RangeError if a period in hours has no `triggerAt`.
 */
export function deadline(ruleId: string, rule: LawRule, counting: Counting, calendar: Calendar): DeadlineReceipt {
  const receipt = opened(ruleId, rule, counting, calendar);
  if (counting.until === undefined) {
    if (rule.period === undefined) return receipt;
    if (rule.period.unit === 'hours') return hoursLater(receipt, rule.period, counting);
    if (rule.counted === 'back') return countedBack(receipt, rule.period, calendar);
    receipt.dayOne = dayOne(rule.period, dayNumber(counting.trigger), calendar);
  }
  const end = endOf(rule, counting, calendar, count.AS_ARRANGED);
  if (end === undefined) return receipt;
  finish(receipt, end, calendar);
  explain(receipt, end, calendar);
  if (leansOnDisputedDays(receipt, end, calendar)) readOtherwise(receipt, { rule, counting, calendar });
  if (rule.roll !== 'none') markProvisional(receipt, end, calendar);
  return receipt;
}

/** The last day of an ordinary period, moved forward off a rest day: `deadline` without its receipt. */
export function lastDay(period: Period, trigger: LocalDate, calendar: Calendar): LocalDate {
  const end = count.unrolledEnd(period, dayNumber(trigger), calendar, count.AS_ARRANGED);
  return dateOfDay(count.rolled(end, 'forward', calendar, count.AS_ARRANGED));
}

/**
 * 「开庭五日前」: the last day from which so many full days (of the period's kind) lie before the day given,
 * which is not counted itself. The cautious reading: the day of the act is not counted either.
 */
export function countBack(period: Period, from: LocalDate, calendar: Calendar): LocalDate {
  let day = dayNumber(from) - 1;
  if (period.unit !== 'working-days') return dateOfDay(day - period.n);
  for (let left = period.n; left > 0; day--) if (!count.AS_ARRANGED(calendar.flags(day))) left--;
  return dateOfDay(count.rolled(day, 'backward', calendar, count.AS_ARRANGED));
}

function opened(ruleId: string, rule: LawRule, counting: Counting, calendar: Calendar): Draft {
  const receipt: Draft = {
    rule: ruleId,
    label: rule.label,
    trigger: counting.trigger,
    skipped: NOTHING,
    rolledOver: NOTHING,
    readings: NOTHING,
    provisional: false,
    calendar: calendar.id,
    cites: rule.cites,
  };
  if (rule.period && counting.until === undefined) receipt.period = extended(rule.period, counting.extendedBy);
  if (counting.suspensions?.length) receipt.suspended = counting.suspensions;
  if (rule.note !== undefined) receipt.note = rule.note;
  return receipt;
}

/** The period as it was prolonged; a prolongation of another kind is counted after it and not shown in the sum. */
function extended(period: Period, by: Period | undefined): Period {
  return by && by.unit === period.unit ? { n: period.n + by.n, unit: period.unit } : period;
}

function dayOne(period: Period, trigger: number, calendar: Calendar): LocalDate {
  const unit = period.unit === 'working-days' ? period.unit : 'calendar-days';
  return dateOfDay(count.unrolledEnd({ n: 1, unit }, trigger, calendar, count.AS_ARRANGED));
}

/** Undefined while the clock stands still, and where neither the rule nor the parties fix an end. */
function endOf(rule: LawRule, counting: Counting, calendar: Calendar, rests: count.RestTest): End | undefined {
  const trigger = dayNumber(counting.trigger);
  const period = counting.until === undefined ? rule.period : calendarDays(0);
  if (period === undefined) return undefined;
  let unrolled =
    counting.until === undefined ? countedEnd(period, counting, calendar, rests) : dayNumber(counting.until);
  if (counting.suspensions?.length) {
    const moved = suspendedEnd(unrolled, { period, trigger, suspensions: counting.suspensions }, { calendar, rests });
    if (moved === undefined) return undefined;
    unrolled = moved;
  }
  return { unrolled, due: count.rolled(unrolled, rule.roll ?? 'forward', calendar, rests) };
}

function countedEnd(period: Period, counting: Counting, calendar: Calendar, rests: count.RestTest): number {
  const by = counting.extendedBy;
  const end = count.unrolledEnd(extended(period, by), dayNumber(counting.trigger), calendar, rests);
  return by && by.unit !== period.unit ? count.unrolledEnd(by, end, calendar, rests) : end;
}

function finish(receipt: Draft, { unrolled, due }: End, calendar: Calendar): void {
  const dueOn = dateOfDay(due);
  receipt.unrolledLastDay = unrolled === due ? dueOn : dateOfDay(unrolled);
  receipt.dueOn = dueOn;
  receipt.dueAt = `${dueOn}T16:00:00.000Z`;
  receipt.actBy = dueOn;
  receipt.readings = [{ dueOn, assumption: count.AS_ARRANGED_ASSUMPTION }];
  if (unrolled < due) receipt.rolledOver = explained(unrolled, due - 1, calendar);
  if (unrolled > due) receipt.rolledOver = explained(due + 1, unrolled, calendar);
}

function explain(receipt: Draft, { unrolled }: End, calendar: Calendar): void {
  if (receipt.period?.unit !== 'working-days') return;
  receipt.skipped = explained(dayNumber(receipt.trigger) + 1, unrolled, calendar);
}

/** The rest days of a stretch, each with its reason. */
function explained(from: number, to: number, calendar: Calendar): readonly ExplainedDay[] {
  const days: ExplainedDay[] = [];
  for (let day = from; day <= to; day++) {
    if (count.AS_ARRANGED(calendar.flags(day))) days.push({ on: dateOfDay(day), why: calendar.whyByNumber(day) ?? '' });
  }
  return days;
}

function leansOnDisputedDays(receipt: Draft, { unrolled, due }: End, calendar: Calendar): boolean {
  const counts = receipt.period?.unit === 'working-days' || receipt.suspended !== undefined;
  const from = counts ? dayNumber(receipt.trigger) + 1 : Math.min(unrolled, due);
  return count.touches(count.DISPUTED, from, Math.max(unrolled, due), calendar);
}

function readOtherwise(
  receipt: Draft,
  { rule, counting, calendar }: { rule: LawRule; counting: Counting; calendar: Calendar },
): void {
  const readings = [...receipt.readings];
  for (const { assumption, rests } of count.READINGS) {
    const end = endOf(rule, counting, calendar, rests);
    const dueOn = end && dateOfDay(end.due);
    if (dueOn && !readings.some((reading) => reading.dueOn === dueOn)) readings.push({ dueOn, assumption });
  }
  receipt.readings = readings;
  receipt.actBy = readings.reduce((first, { dueOn }) => (dueOn < first ? dueOn : first), readings[0]!.dueOn);
}

function markProvisional(receipt: Draft, { unrolled, due }: End, calendar: Calendar): void {
  const counts = receipt.period?.unit === 'working-days';
  const from = counts ? dayNumber(receipt.trigger) + 1 : Math.min(unrolled, due);
  for (let day = from; day <= Math.max(unrolled, due); day++) {
    if ((calendar.flags(day) & UNPUBLISHED) === 0) continue;
    const { year } = partsOfDay(day);
    receipt.provisional = true;
    receipt.provisionalBecause = `${year}年放假安排尚未载入，暂按周六、周日休息推算；该年通知公布并载入后重新计算`;
    const earliest = dateOfDay(count.earliestPossible(Math.min(unrolled, due), calendar));
    if (receipt.actBy === undefined || earliest < receipt.actBy) receipt.actBy = earliest;
    return;
  }
}

/** Hours run from the instant, through nights and rest days. */
function hoursLater(receipt: Draft, period: Period, { triggerAt, extendedBy, suspensions = [] }: Counting): Draft {
  if (triggerAt === undefined)
    throw new RangeError(`${receipt.rule}: a period in hours needs the instant it starts at`);
  let due = triggerAt + extended(period, extendedBy).n * MS_PER_HOUR;
  for (const { from, to } of [...suspensions].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const stop = Math.max(startOfDay(from), triggerAt);
    if (stop >= due) break;
    if (to === undefined) return receipt;
    due += Math.max(0, endOfDay(to) - stop);
  }
  receipt.dueOn = localDateOf(due);
  receipt.dueAt = new Date(due).toISOString();
  receipt.actBy = receipt.dueOn;
  receipt.readings = [{ dueOn: receipt.dueOn, assumption: '自起算时刻起连续计算，不因休息日顺延' }];
  return receipt;
}

function countedBack(receipt: Draft, period: Period, calendar: Calendar): Draft {
  const dueOn = countBack(period, receipt.trigger, calendar);
  const lenient = count.rolled(dayNumber(dueOn) + 1, 'forward', calendar, count.AS_ARRANGED);
  receipt.unrolledLastDay = dueOn;
  receipt.dueOn = dueOn;
  receipt.dueAt = `${dueOn}T16:00:00.000Z`;
  receipt.actBy = dueOn;
  receipt.readings = [
    { dueOn, assumption: `与当日之间应有${period.n}个完整日` },
    { dueOn: dateOfDay(lenient), assumption: `当日前第${period.n}日仍为期满之日` },
  ];
  if (period.unit === 'working-days')
    receipt.skipped = explained(dayNumber(dueOn), dayNumber(receipt.trigger) - 1, calendar);
  if (count.touches(UNPUBLISHED, dayNumber(dueOn), dayNumber(receipt.trigger), calendar)) {
    receipt.provisional = true;
    receipt.provisionalBecause = '所涉年份的放假安排尚未载入，暂按周六、周日休息推算；通知公布并载入后重新计算';
  }
  return receipt;
}
