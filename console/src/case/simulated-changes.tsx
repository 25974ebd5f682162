import { Alert } from 'antd';
import { dayText } from './day-text';
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
      {elapsed.map(({ key, label, dueOn, consequence }) => (
        <Alert
          key={key}
          type="warning"
          showIcon
          title={`${label}：${dayText(dueOn, today)}届满，无人办理`}
          description={consequence}
        />
      ))}
    </div>
  );
}
