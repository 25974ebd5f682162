import { Button, Collapse, Empty, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { useActions } from './case-queries';
import { Cited } from './cited';
import { awayText, dayText, daysUntil } from './day-text';
import { Failed } from './failed';
import { Refusals } from './refusals';
import type { ActionForm } from './shapes';

type Props = { readonly caseNo: string; readonly open: (action: ActionForm) => void };

/** What may be done now, what is due first; and what may not be done, with all reasons, articles and ways out. */
export function ActionsPanel({ caseNo, open }: Props) {
  const { data, isPending, error, refetch } = useActions(caseNo);
  const [sought, setSought] = useState('');
  if (isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (error) return <Failed what="办理事项" error={error} again={() => void refetch()} />;
  const found = data.actions.filter(({ label }) => label.includes(sought.trim()));
  const allowed = inOrderOfDays(found.filter((each) => each.allowed));
  const refused = found.filter((each) => !each.allowed);
  return (
    <>
      <Input.Search
        placeholder="查找办理事项"
        aria-label="查找办理事项"
        allowClear
        value={sought}
        onChange={(event) => setSought(event.target.value)}
      />
      <h3>可以办理（{allowed.length}）</h3>
      {allowed.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有符合的事项" />}
      <ul className="case-actions">
        {allowed.map((action) => (
          <Allowed key={action.name} action={action} today={data.today} open={() => open(action)} />
        ))}
      </ul>
      <Collapse
        ghost
        activeKey={sought.trim() ? ['refused'] : undefined}
        items={[
          {
            key: 'refused',
            label: `现在不能办理（${refused.length}），查看理由`,
            children: <Refused actions={refused} />,
          },
        ]}
      />
    </>
  );
}

function inOrderOfDays(actions: readonly ActionForm[]): readonly ActionForm[] {
  const day = ({ deadline }: ActionForm): string => deadline?.dueOn ?? '9999';
  return actions.toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}

type AllowedProps = { readonly action: ActionForm; readonly today: string; readonly open: () => void };

function Allowed({ action: { name, label, basis, deadline }, today, open }: AllowedProps) {
  return (
    <li>
      <Button block className="case-action" onClick={open} data-action={name}>
        {label}
      </Button>
      <div className="case-small">
        {deadline?.dueOn && (
          <span className="case-due">
            {dayText(deadline.dueOn, today)}前，{awayText(daysUntil(today, deadline.dueOn))}
          </span>
        )}
        <Cited cite={basis} />
      </div>
    </li>
  );
}

function Refused({ actions }: { readonly actions: readonly ActionForm[] }) {
  return (
    <ul className="case-actions">
      {actions.map(({ name, label, refusals }) => (
        <li key={name} data-refused={name}>
          <strong>✖ {label}</strong>
          <Refusals refusals={refusals} />
        </li>
      ))}
    </ul>
  );
}
