import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useDocket } from './case-queries';
import { dayText, timeText } from './day-text';
import { Trouble } from '../places/trouble';
import type { DocketLine } from './paper-shapes';

/** So many days are shown before one asks for the rest. */
const SHOWN_DAYS = 6;

/** 卷宗: what has happened in plain words, the newest day first, and who entered it. */
export function DocketTimeline({ caseNo, today }: { readonly caseNo: string; readonly today: string }) {
  const { data, isPending, error, refetch } = useDocket(caseNo);
  const [whole, setWhole] = useState(false);
  if (isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (error) return <Trouble what="卷宗" error={error} again={() => void refetch()} />;
  const days = byDay(data);
  const shown = whole ? days : days.slice(0, SHOWN_DAYS);
  return (
    <>
      <ol className="case-docket">
        {shown.map(([day, lines]) => (
          <li key={day}>
            <h3 className="case-docket-day">{dayText(day, today)}</h3>
            <ol className="case-docket-lines">
              {lines.map((line) => (
                <Line key={line.seq} line={line} />
              ))}
            </ol>
          </li>
        ))}
      </ol>
      {days.length > shown.length && (
        <Button block onClick={() => setWhole(true)}>
          显示以前{days.length - shown.length}日的记录
        </Button>
      )}
    </>
  );
}

function Line({ line: { seq, at, by, label, text, detail } }: { readonly line: DocketLine }) {
  return (
    <li className="case-docket-line">
      <div className="case-docket-head">
        <strong>{label}</strong>
        <span className="case-small">{seq}号</span>
      </div>
      {text && text !== label && <p className="case-docket-text">{text}</p>}
      {detail.length > 0 && (
        <details>
          <summary>详细内容</summary>
          <dl className="case-pairs">
            {detail.map(({ label: name, value }, index) => (
              <div key={`${name}-${index}`}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <p className="case-small">
        {by} · {timeText(at)}登记
      </p>
    </li>
  );
}

/** Days newest first, within a day as entered. */
function byDay(entries: readonly DocketLine[]): readonly (readonly [string, readonly DocketLine[]])[] {
  const days = new Map<string, DocketLine[]>();
  for (const line of entries) days.set(line.on, [...(days.get(line.on) ?? []), line]);
  return [...days].sort(([a], [b]) => (a < b ? 1 : -1));
}
