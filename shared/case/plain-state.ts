import { dayNumber, localDateOf, partsOfDay, type LocalDate } from '../law/local-date';
import { rule } from '../law/rulebooks/rulebooks';
import type { Citation } from '../law/statute';
import { dueCallback } from '../paths/follow-up/rules';
import type { ActionName } from './actions';
import type { Side } from './actor';
import { groundsOf } from './deadlines';
import type { CaseFacts } from './facts';
import { WAITING } from './plain-waits';
import { stageOf } from './stage';

/** Where a case stands, as one says it to somebody who has never had one. */
export type PlainState = {
  /** 「现在：等单位答复，最晚5月6日（星期三）」. */
  readonly sentence: string;
  readonly dueOn?: LocalDate;
  /** What is waited for from this side, the most urgent first. */
  readonly awaited: readonly ActionName[];
  /** The articles under which one waits. */
  readonly cites: readonly Citation[];
};

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;
/** 1970-01-01 was a Thursday. */
const THURSDAY = 4;

/** A civil day (Asia/Shanghai) as one says it: 「5月6日（星期三）」, with the year if it is another than today's. */
export function plainDay(day: LocalDate, today: LocalDate): string {
  const number = dayNumber(day);
  const { year, month, dayOfMonth } = partsOfDay(number);
  const weekday = WEEKDAYS[(((number + THURSDAY) % 7) + 7) % 7];
  const ofYear = year === partsOfDay(dayNumber(today)).year ? '' : `${year}年`;
  return `${ofYear}${month}月${dayOfMonth}日（星期${weekday}）`;
}

/** The state of a case in one sentence for one side. Pure. `now`: UTC milliseconds on the case's clock. */
export function plainState(facts: CaseFacts, side: Side, now: number): PlainState {
  const today = localDateOf(now);
  const { text, dueOn, rule: id, ...awaited } = WAITING[stageOf(facts)](facts, side);
  const late = dueOn && dueOn < today;
  const until = dueOn ? `，${late ? '期限已过：' : '最晚'}${plainDay(dueOn, today)}` : '';
  const callback = facts.closing ? undefined : dueCallback(facts, today);
  const asked: readonly ActionName[] = callback && !callback.answers?.[side] ? ['follow-up.answer'] : [];
  return {
    sentence: `现在：${text}${until}`,
    ...(dueOn ? { dueOn } : {}),
    awaited: [...(awaited[side] ?? []), ...asked],
    cites: rule(groundsOf(facts).book, id).cites,
  };
}
