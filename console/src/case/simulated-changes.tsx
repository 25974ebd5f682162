import { Alert } from 'antd';
import { awayText, dayText, daysUntil } from './day-text';
import { Refusals } from './refusals';
import type { Simulation } from './shapes';

type Props = { readonly simulation: Simulation; readonly today: string };

/** What would be different: later dates, periods that would have ended, steps that the law refuses. */
export function Changes({ simulation: { steps, changed, elapsed }, today }: Props) {
  const refused = steps.flatMap(({ refusals }) => refusals);
  const isSame = changed.length === 0 && elapsed.length === 0 && refused.length === 0;
  return (
    <div aria-live="polite" className="case-changes">
      {refused.length > 0 && (
        <Alert type="error" showIcon title="依法不能这样办理" description={<Refusals refusals={refused} />} />
      )}
      {isSame && <Alert type="info" showIcon title="没有截止日因此变化" />}
      {changed.length > 0 && (
        <table className="case-table">
          <caption>变化的期限（推演，未登记）</caption>
          <thead>
            <tr>
              <th scope="col">期限</th>
              <th scope="col">现在</th>
              <th scope="col">推演后</th>
            </tr>
          </thead>
          <tbody>
            {changed.map(({ key, label, from, to }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td>{from ? dayText(from, today) : '—'}</td>
                <td>{to ? <strong>{dayText(to, today)}</strong> : '不再计算'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {elapsed.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title="到该日已经届满而无人办理"
          description={
            <ul>
              {elapsed.map(({ key, label, dueOn, consequence }) => (
                <li key={key}>
                  <strong>{label}</strong>，{dayText(dueOn, today)}届满：{consequence}
                </li>
              ))}
            </ul>
          }
        />
      )}
    </div>
  );
}

/** The days that would still lie ahead, as one would see them on the supposed day. */
export function Ahead({ simulation: { deadlines, today } }: { readonly simulation: Simulation }) {
  const open = deadlines
    .flatMap(({ state, dueOn, key, label }) =>
      state === 'open' && dueOn && dueOn >= today ? [{ key, label, dueOn }] : [],
    )
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  if (open.length === 0) return <p className="case-small">其后没有截止日。</p>;
  return (
    <table className="case-table">
      <caption>{dayText(today)}时的期限（推演，未登记）</caption>
      <tbody>
        {open.map(({ key, label, dueOn }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <td>{dayText(dueOn, today)}</td>
            <td>{awayText(daysUntil(today, dueOn))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
