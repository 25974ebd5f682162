import { Skeleton } from 'antd';
import { useBinding } from './case-queries';
import { CitedAll } from './cited';
import { awayText, dayText, daysUntil } from './day-text';
import { Trouble } from '../places/trouble';
import { Mark } from './mark';
import type { BindingCard } from './paper-shapes';
import { Refusals } from './refusals';

/** 审查、确认、仅协议: the three ways side by side, with effect, last day, who must come, and what stands in the way. */
export function BindingCards({ caseNo, today }: { readonly caseNo: string; readonly today: string }) {
  const { data, isPending, error, refetch } = useBinding(caseNo);
  if (isPending) return <Skeleton active paragraph={{ rows: 4 }} />;
  if (error) return <Trouble what="巩固途径比较" error={error} again={() => void refetch()} />;
  return (
    <ul className="case-cards">
      {data.cards.map((card) => (
        <Card key={card.key} card={card} today={today} />
      ))}
    </ul>
  );
}

function Card({
  card: { label, effect, dueOn, who, blockers, cites },
  today,
}: {
  readonly card: BindingCard;
  readonly today: string;
}) {
  return (
    <li className="case-card">
      <h4>
        {label} {blockers.length === 0 ? <Mark tone="good">✓ 可以选择</Mark> : <Mark>✖ 现在不能</Mark>}
      </h4>
      <dl className="case-pairs">
        <div>
          <dt>效力</dt>
          <dd>{effect}</dd>
        </div>
        <div>
          <dt>由谁</dt>
          <dd>{who}</dd>
        </div>
        {dueOn && (
          <div>
            <dt>最迟</dt>
            <dd>
              <strong>{dayText(dueOn, today)}</strong>，{awayText(daysUntil(today, dueOn))}
            </dd>
          </div>
        )}
      </dl>
      {blockers.length > 0 && <Refusals refusals={blockers} />}
      <CitedAll cites={cites} />
    </li>
  );
}
