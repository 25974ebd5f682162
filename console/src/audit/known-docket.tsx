import { Skeleton } from 'antd';
import { useDocket } from '../case/case-queries';
import { Trouble } from '../places/trouble';
import { instantText } from './instant-text';

/** The docket as it was before somebody's eyes: up to that entry. */
export function KnownDocket({ caseNo, seq }: { readonly caseNo: string; readonly seq: number }) {
  const { data, error, refetch } = useDocket(caseNo);
  if (error) return <Trouble what={`案件${caseNo}的卷宗`} error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 3 }} />;
  return (
    <ol aria-label={`当时所见的卷宗，至${seq}号`} style={{ margin: 0 }}>
      {data
        .filter((line) => line.seq <= seq)
        .map((line) => (
          <li key={line.seq} value={line.seq}>
            {instantText(line.at)} {line.label}
            {line.text && line.text !== line.label && `：${line.text}`}
          </li>
        ))}
    </ol>
  );
}
