import { Button, Collapse, Empty, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { grouped } from './action-groups';
import { useActions } from './case-queries';
import { Cited } from './cited';
import { awayText, dayText, daysUntil } from './day-text';
import { Trouble } from '../places/trouble';
import { Refusals } from './refusals';
import type { ActionForm, OpenAct } from './shapes';

type Props = { readonly caseNo: string; readonly open: OpenAct };

/** What may be done now, what is due first; and what may not be done, with all reasons, articles and ways out. */
export function ActionsPanel({ caseNo, open }: Props) {
  const { data, isPending, error, refetch } = useActions(caseNo);
  const [sought, setSought] = useState('');
  if (isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (error) return <Trouble what="办理事项" error={error} again={() => void refetch()} />;
  const found = data.actions.filter(
    ({ name, label }) => !name.startsWith('document.') && label.includes(sought.trim()),
  );
  const allowed = found.filter((each) => each.allowed);
  const refused = found.filter((each) => !each.allowed);
  const { steps, anyDay } = grouped(allowed);
  const list = (actions: readonly ActionForm[]) => (
    <ul className="case-actions">
      {actions.map((action) => (
        <Allowed key={action.name} action={action} today={data.today} open={() => open(action)} />
      ))}
    </ul>
  );
  return (
    <>
      <Input
        type="search"
        placeholder="查找办理事项"
        aria-label="查找办理事项"
        allowClear
        value={sought}
        onChange={(event) => setSought(event.target.value)}
      />
      {allowed.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有可以办理的事项" />}
      {steps.map(({ title, actions }) => (
        <section key={title} aria-label={`可以办理：${title}`}>
          <h3>{title}</h3>
          {list(actions)}
        </section>
      ))}
      <Collapse
        ghost
        key={sought.trim() === '' ? 'all' : 'sought'}
        defaultActiveKey={sought.trim() === '' ? [] : ['any-day', 'refused']}
        items={[
          ...(anyDay.length > 0
            ? [{ key: 'any-day', label: `随时可以办理（${anyDay.length}）`, children: list(anyDay) }]
            : []),
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
