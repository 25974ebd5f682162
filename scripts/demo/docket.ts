import type { Deadline } from '../../shared/case/deadlines';
import { EVENT_LABELS } from '../../shared/case/docket';
import type { Entry } from '../../shared/case/entry';
import { THE_CLOCK } from '../../shared/case/actor';
import type { Expectation } from './expectations';

/** A case's docket as it is printed: what happened, and every deadline with its article and its last day. */
export function docketText(title: string, entries: readonly Entry[], deadlines: readonly Deadline[]): string {
  const lines = entries.map(
    ({ seq, on, by, event }) =>
      `  ${String(seq).padStart(3)}  ${on}  ${EVENT_LABELS[event.type]}${by.id === THE_CLOCK.id ? '（系统）' : `（${by.name ?? by.id}）`}`,
  );
  const due = newest(deadlines)
    .filter((deadline) => deadline.dueOn)
    .map(({ label, about, dueOn, receipt, state }) => {
      const roll = receipt.rolledOver.length > 0 ? `，由${receipt.unrolledLastDay}顺延` : '';
      return `       ${dueOn}  ${label}${about ? `·${about}` : ''}：${receipt.trigger}起${roll}${receipt.provisional ? '，暂定' : ''}〔${receipt.cites[0]?.label ?? ''}〕${STATES[state]}`;
    });
  return [`── ${title} `.padEnd(60, '─'), ...lines, '  期限', ...due].join('\n');
}

const STATES = { open: '', met: ' ✔', late: ' 逾期', lapsed: ' 届满', moot: ' 不再计算' } as const;

/** Each deadline as it was last seen, by day. */
function newest(deadlines: readonly Deadline[]): Deadline[] {
  return [...new Map(deadlines.map((deadline) => [deadline.key, deadline])).values()].sort((a, b) =>
    (a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1,
  );
}

export function expectationsText(
  expectations: readonly Expectation[],
  outcome: boolean | undefined,
  expected: string,
): string {
  const days = expectations.map(
    ({ rule, name, due, met, found }) =>
      `  ${met ? '✔' : '✘'} ${rule} ${name}：${due}${met ? '' : `（系统：${found.join('、') || '没有此期限'}）`}`,
  );
  return [...days, `  ${outcome ? '✔' : '✘'} ${expected}${outcome === undefined ? '（未定义的结果）' : ''}`].join('\n');
}
