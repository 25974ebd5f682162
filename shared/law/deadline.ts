import type { Calendar } from './calendar';
import { AS_ARRANGED, AS_ARRANGED_ASSUMPTION, rolled, unrolledEnd } from './counting';
import { countBack, countBackLeniently } from './counting-back';
import type { DeadlineReceipt, ExplainedDay } from './deadline-receipt';
import { readOtherwise } from './disputed-readings';
import { dateOfDay, dayNumber, endOfDay, localDateOf, startOfDay, type LocalDate } from './local-date';
import type { Period } from './period';
import { endOf, extended, firstDay, type Counting, type Draft, type End } from './period-end';
import { markProvisional } from './provisional';
import type { LawRule } from './rulebook';
import { afterSuspension } from './suspension';

export { countBack } from './counting-back';
export type { DeadlineReceipt } from './deadline-receipt';
export type { Counting } from './period-end';
export type { Suspension } from './suspension';

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
    if (rule.counted === 'back') return daysBefore(receipt, rule.period, calendar);
    const first = firstDay(rule.period, counting, calendar);
    if (first !== undefined) receipt.dayOne = dateOfDay(first);
  }
  const end = endOf(rule, counting, { calendar, rests: AS_ARRANGED });
  if (end === undefined) return receipt;
  close(receipt, end, calendar);
  readOtherwise(receipt, end, { rule, counting, calendar });
  const counts = receipt.period?.unit === 'working-days';
  const from = counts ? dayNumber(receipt.trigger) + 1 : Math.min(end.unrolled, end.due);
  if (rule.roll !== 'none') markProvisional(receipt, { from, to: Math.max(end.unrolled, end.due) }, calendar);
  return receipt;
}

/** The last day of an ordinary period, moved forward off a rest day: `deadline` without its receipt. */
export function lastDay(period: Period, trigger: LocalDate, calendar: Calendar): LocalDate {
  const reading = { calendar, rests: AS_ARRANGED };
  return dateOfDay(rolled(unrolledEnd(period, dayNumber(trigger), reading), 'forward', reading));
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

function close(receipt: Draft, { unrolled, due }: End, calendar: Calendar): void {
  const dueOn = dateOfDay(due);
  receipt.unrolledLastDay = unrolled === due ? dueOn : dateOfDay(unrolled);
  end(receipt, dueOn);
  receipt.readings = [{ dueOn, assumption: AS_ARRANGED_ASSUMPTION }];
  if (unrolled < due) receipt.rolledOver = restDays(unrolled, due - 1, calendar);
  if (unrolled > due) receipt.rolledOver = restDays(due + 1, unrolled, calendar);
  if (receipt.period?.unit !== 'working-days') return;
  const skipped = restDays(dayNumber(receipt.trigger) + 1, unrolled, calendar);
  const { suspended } = receipt;
  receipt.skipped = suspended ? skipped.filter(({ on }) => runsOn(on, suspended)) : skipped;
}

function runsOn(on: LocalDate, suspended: NonNullable<Draft['suspended']>): boolean {
  return afterSuspension(dayNumber(on), suspended) === dayNumber(on);
}

/** 民法典 203 「期间的最后一日的截止时间为二十四时」: 24:00 in Shanghai is 16:00 UTC of the same civil day. */
function end(receipt: Draft, dueOn: LocalDate): void {
  receipt.dueOn = dueOn;
  receipt.dueAt = `${dueOn}T16:00:00.000Z`;
  receipt.actBy = dueOn;
}

function restDays(from: number, to: number, calendar: Calendar): readonly ExplainedDay[] {
  const days: ExplainedDay[] = [];
  for (let day = from; day <= to; day++) {
    if (AS_ARRANGED(calendar.flags(day))) days.push({ on: dateOfDay(day), why: calendar.whyByNumber(day) ?? '' });
  }
  return days;
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
  end(receipt, localDateOf(due));
  receipt.dueAt = new Date(due).toISOString();
  receipt.readings = [{ dueOn: localDateOf(due), assumption: '自起算时刻起连续计算，不因休息日顺延' }];
  return receipt;
}

function daysBefore(receipt: Draft, period: Period, calendar: Calendar): Draft {
  const dueOn = countBack(period, receipt.trigger, calendar);
  receipt.unrolledLastDay = dueOn;
  end(receipt, dueOn);
  receipt.readings = [
    { dueOn, assumption: `办理之日与当日之间应有${period.n}个完整日` },
    { dueOn: countBackLeniently(period, receipt.trigger, calendar), assumption: `若当日前第${period.n}日办理仍为及时` },
  ];
  const before = dayNumber(receipt.trigger) - 1;
  if (period.unit === 'working-days') receipt.skipped = restDays(dayNumber(dueOn), before, calendar);
  markProvisional(receipt, { from: dayNumber(dueOn), to: before }, calendar);
  return receipt;
}
