import { Link } from 'react-router';
import { behind, daysOf, percent } from './behind';
import type { Board } from './board-page';

type Month = Board['byMonth'][number];
type Props = { readonly board: Board; readonly organ: string | undefined };

const COLUMNS = [
  { title: '登记', of: 'opened', from: 'openedFrom', to: 'openedTo' },
  { title: '达成协议', of: 'agreed', from: 'agreedFrom', to: 'agreedTo' },
  { title: '结案', of: 'closed', from: 'closedFrom', to: 'closedTo' },
  { title: '按期办结', of: 'onTime', from: 'closedFrom', to: 'closedTo', late: 'false' },
  { title: '履行完毕', of: 'performed', from: 'performedFrom', to: 'performedTo' },
] as const satisfies readonly { title: string; of: keyof Month; from: string; to: string; late?: string }[];

/** The trend as a table: what the chart shows, with the cases behind each number. */
export function MonthTable({ board, organ }: Props) {
  return (
    <div className="desk-wide" role="region" aria-label="各月趋势" tabIndex={0}>
      <table className="case-table">
        <caption>各月趋势</caption>
        <thead>
          <tr>
            <th scope="col">月份</th>
            {COLUMNS.map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            <th scope="col">按期办结率</th>
          </tr>
        </thead>
        <tbody>
          {board.byMonth.map((month) => {
            const { first, last } = daysOf(month.month, board);
            return (
              <tr key={month.month}>
                <th scope="row">{month.month}</th>
                {COLUMNS.map(({ title, of, from, to, ...more }) => (
                  <td key={title}>
                    <Link to={behind({ organ, [from]: first, [to]: last, ...more })}>{month[of]}</Link>
                  </td>
                ))}
                <td>{percent(month.onTime, month.closed)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
