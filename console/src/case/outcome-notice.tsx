import { Alert } from 'antd';
import { EVENT_LABELS } from '../../../shared/case/docket';
import { dayOf, dayText, timeText } from './day-text';
import { Refusals } from './refusals';
import { roleName } from './role-names';
import type { ChangedEntry } from './shapes';
import type { Outcome } from './use-act';

/** What the server said, above the form; faults of fields stand at their fields as well. */
export function OutcomeNotice({ outcome }: { readonly outcome: Outcome }) {
  return (
    <div aria-live="assertive" role="status">
      <Notice outcome={outcome} />
    </div>
  );
}

function Notice({ outcome }: { readonly outcome: Outcome }) {
  switch (outcome.kind) {
    case 'idle':
    case 'sending':
      return null;
    case 'faults':
      return <Alert type="error" showIcon title="填写内容不符合要求" description={faultsText(outcome)} />;
    case 'refused':
      return (
        <Alert
          type="error"
          showIcon
          title="依法不能办理"
          description={outcome.refusals.length > 0 ? <Refusals refusals={outcome.refusals} /> : outcome.detail}
        />
      );
    case 'stale':
      return <Merge changed={outcome.changed} />;
    case 'failed':
      return <Alert type="error" showIcon title="没有办理" description={outcome.detail} />;
  }
}

function faultsText({ faults }: Extract<Outcome, { kind: 'faults' }>): string {
  const general = faults.filter(({ path }) => path.length === 0).map(({ message }) => message);
  return general.length > 0 ? general.join('；') : `有${faults.length}处需要改正，见下面标明的字段。`;
}

/** Not an error: what happened meanwhile, and the own input beside it. */
function Merge({ changed }: { readonly changed: readonly ChangedEntry[] }) {
  return (
    <Alert
      type="warning"
      showIcon
      className="case-merge"
      title="您填写期间，案件有新的登记"
      description={
        <>
          <ul>
            {changed.map(({ seq, at, by, event }) => (
              <li key={seq}>
                {dayText(dayOf(at))} {timeText(at)}，{by.name ?? roleName(by.role)}：
                {EVENT_LABELS[event.type as keyof typeof EVENT_LABELS] ?? event.type}（卷宗{seq}号）
              </li>
            ))}
          </ul>
          <p>您填写的内容已经保留。核对以上事项后，可以修改，也可以直接再次提交。</p>
        </>
      }
    />
  );
}
