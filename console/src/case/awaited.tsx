import { awayText, dayText, daysUntil } from './day-text';
import { roleNames } from './role-names';
import type { Deadline } from './shapes';

/** So many are named in one breath. */
const SHOWN = 3;

/** Who must act, and by when: the nearest first. */
export function Awaited({ deadlines, today }: { readonly deadlines: readonly Deadline[]; readonly today: string }) {
  const waiting = deadlines
    .filter(({ state, dueOn, informational, by }) => state === 'open' && dueOn && !informational && by.length > 0)
    .toSorted((a, b) => (String(a.dueOn) < String(b.dueOn) ? -1 : 1))
    .slice(0, SHOWN);
  if (waiting.length === 0) return <p className="case-awaited">现在没有须在期限内办理的事项。</p>;
  return (
    <ul className="case-awaited">
      {waiting.map(({ key, label, by, dueOn = today }) => (
        <li key={key}>
          等待<strong>{roleNames(by)}</strong>：{label}，{dayText(dueOn, today)}前，{awayText(daysUntil(today, dueOn))}
        </li>
      ))}
    </ul>
  );
}
