import { Alert, Button } from 'antd';
import { useEffect, useRef } from 'react';
import { CitedAll } from '../case/cited';
import { yuanText } from '../case/money-text';
import type { Calculation } from './calculation';

type Props = { readonly calculation: Calculation; readonly use: () => void };

/** How an amount was found: the formula, each line, the articles, and what the result leaves out. */
export function CalculationSheet({ calculation, use }: Props) {
  const { amountFen, formula, steps, cites, notes } = calculation;
  const place = useRef<HTMLElement>(null);
  // Below a long form nobody would see that it has been calculated.
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [calculation]);
  return (
    <section ref={place} aria-label="计算结果" aria-live="polite">
      <p className="intake-amount">
        <strong>{yuanText(amountFen)}</strong>
      </p>
      <p>{formula}</p>
      <table className="case-table">
        <caption>计算过程</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">计算</th>
            <th scope="col">金额</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ label, text, amountFen: part }) => (
            <tr key={`${label}-${text}`}>
              <td>{label}</td>
              <td>{text}</td>
              <td>{part === undefined ? '—' : yuanText(part)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        依据：
        <CitedAll cites={cites} />
      </p>
      {cites
        .filter(({ unverified }) => unverified)
        .map(({ label, unverified }) => (
          <Alert key={label} type="warning" showIcon title={`《${label}》条文文字尚待核对：${unverified}`} />
        ))}
      <ul>
        {notes.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <Button type="primary" onClick={use}>
        填入请求
      </Button>
    </section>
  );
}
