import { Card, Statistic } from 'antd';
import { Link } from 'react-router';
import { behind, percent } from './behind';
import type { Board } from './board-page';

type Props = { readonly board: Board; readonly organ: string | undefined };

/** The figures of the whole, each with its definition and the way to its cases. */
export function Figures({ board, organ }: Props) {
  const { from, to, open, overdue, medianDays, byMonth, definitions } = board;
  const sum = (what: 'opened' | 'agreed' | 'closed' | 'onTime' | 'performed') =>
    byMonth.reduce((total, month) => total + month[what], 0);
  const closed = { organ, closedFrom: from, closedTo: to };
  const figures = [
    { title: '未结案件', value: open, says: definitions.open, to: behind({ organ, open: 'true' }) },
    {
      title: '逾期案件',
      value: overdue,
      says: definitions.overdue,
      to: behind({ organ, open: 'true', overdue: 'true' }),
    },
    {
      title: '登记',
      value: sum('opened'),
      says: definitions.opened,
      to: behind({ organ, openedFrom: from, openedTo: to }),
    },
    {
      title: '达成协议',
      value: sum('agreed'),
      says: definitions.agreed,
      to: behind({ organ, agreedFrom: from, agreedTo: to }),
    },
    { title: '结案', value: sum('closed'), says: definitions.closed, to: behind(closed) },
    {
      title: '按期办结率',
      value: percent(sum('onTime'), sum('closed')),
      says: definitions.onTime,
      to: behind({ ...closed, late: 'false' }),
    },
    {
      title: '履行完毕',
      value: sum('performed'),
      says: definitions.performed,
      to: behind({ organ, performedFrom: from, performedTo: to }),
    },
    { title: '办理天数中位数', value: medianDays ?? '—', says: definitions.medianDays, to: behind(closed) },
  ];
  return (
    <section className="board-figures" aria-label="总数">
      {figures.map(({ title, value, says, to: place }) => (
        <Card key={title} size="small" data-figure={title}>
          <Statistic title={title} value={value} />
          <p className="board-says">{says}</p>
          <Link to={place}>查看案件（{title}）</Link>
        </Card>
      ))}
    </section>
  );
}
