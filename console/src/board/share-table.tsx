import { Link } from 'react-router';
import { OrganTitle } from '../places/organ-title';
import { behind, percent } from './behind';
import type { Board } from './board-page';

type Props = {
  readonly title: string;
  readonly by: 'organ' | 'district';
  readonly shares: Board['byOrgan'];
};

/** Open and overdue cases, organ by organ or district by district, those with most overdue first. */
export function ShareTable({ title, by, shares }: Props) {
  const sorted = shares.toSorted((a, b) => b.overdue - a.overdue || b.open - a.open);
  return (
    <div className="desk-wide" role="region" aria-label={title} tabIndex={0}>
      <table className="case-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{by === 'organ' ? '办理机构' : '行政区划'}</th>
            <th scope="col">未结</th>
            <th scope="col">逾期</th>
            <th scope="col">逾期占比</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ name, open, overdue }) => (
            <tr key={name}>
              <th scope="row">{by === 'organ' ? <OrganTitle id={name} /> : name}</th>
              <td>
                <Link to={behind({ [by]: name, open: 'true' })}>{open}</Link>
              </td>
              <td>
                <Link to={behind({ [by]: name, open: 'true', overdue: 'true' })}>{overdue}</Link>
              </td>
              <td>{percent(overdue, open)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
