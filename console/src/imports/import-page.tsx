import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Progress, Segmented, Skeleton, Space, Typography } from 'antd';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { request } from '../case/transport';
import { useOrder } from '../exchange/use-order';
import { useFilters } from '../places/lists';
import { useMe } from '../places/session';
import { useOrganTitle } from '../places/organs';
import { Trouble } from '../places/trouble';
import { ImportRows } from './import-rows';
import { IMPORTERS, ROW_WORDS, rowsOf, type Import, type RowState } from './shapes';
import './imports.css';

const POLL_MS = 1_000;

/** One import: how many of its rows are in order, the wrong ones to be put right, and the way on. */
export function ImportPage() {
  const { id = '' } = useParams();
  const { data: me } = useMe();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['import', id],
    queryFn: () => request<Import>(`/v1/imports/${id}`),
    refetchInterval: (query) => (query.state.data?.state === 'running' ? POLL_MS : false),
  });
  const settled = data && data.rows - data.counts.waiting;
  useEffect(() => void queries.invalidateQueries({ queryKey: [rowsOf(id)] }), [queries, id, settled]);
  if (error && !data) return <Trouble error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} />;
  const mayWork = IMPORTERS.includes(me?.role ?? '');
  return (
    <>
      <p>
        <Link to="/exchange/imports">← 导入过的文件</Link>
      </p>
      <Typography.Title level={2} style={{ fontSize: 20 }}>
        {data.fileName}
      </Typography.Title>
      <Standing file={data} mayWork={mayWork} />
      <Rows file={data} mayWork={mayWork} />
    </>
  );
}

type Props = { readonly file: Import; readonly mayWork: boolean };

function Standing({ file, mayWork }: Props) {
  const { id, dryRun, state, percent, rows, counts, organ } = file;
  const titleOf = useOrganTitle();
  const { busy, give } = useOrder('import', 'imports', rowsOf(id), 'mandates', 'mandate-figures');
  const report = (query: string) => `/v1/imports/${id}/report?format=xlsx${query}`;
  return (
    <section aria-live="polite" className="import-standing">
      {dryRun ? (
        <Alert
          type={counts.refused > 0 ? 'warning' : 'info'}
          showIcon
          title={
            counts.refused > 0
              ? `试运行：共${rows}行，可以登记${counts.checked}行，有${counts.refused}行错误。可以在下面逐行改正，也可以先登记没有错误的行。`
              : `试运行：共${rows}行，可以登记${counts.checked}行。还没有登记任何案件。`
          }
        />
      ) : (
        <>
          <Progress percent={percent} aria-label="已办理" status={state === 'running' ? 'active' : 'success'} />
          <p>
            {state === 'running'
              ? `正在登记：还有${counts.waiting}行。可以离开本页，登记照常进行。`
              : `共${rows}行，各行均已办理，由${titleOf(organ)}接收。`}
          </p>
        </>
      )}
      <Space wrap>
        {dryRun && mayWork && (
          <Button
            type="primary"
            loading={busy}
            disabled={counts.checked === 0}
            onClick={() => void give(`/v1/imports/${id}/register`, {}, '开始登记')}
          >
            登记{counts.checked}件
          </Button>
        )}
        <Button href={report('')} download>
          下载逐行结果
        </Button>
        {counts.refused > 0 && (
          <Button href={report('&only=refused')} download>
            只下载错误的行
          </Button>
        )}
        {!dryRun && counts.opened > 0 && mayWork && (
          <Link to="/exchange/mandates?state=awaiting-answer">
            <Button type="primary">去签收材料</Button>
          </Link>
        )}
      </Space>
    </section>
  );
}

/** The rows of one state at a time; the wrong ones first, if there are any. */
function Rows({ file, mayWork }: Props) {
  const { filters, set } = useFilters(['rows']);
  const states = (Object.keys(ROW_WORDS) as RowState[]).filter((state) => file.counts[state] > 0);
  const shown = states.find((state) => state === filters.rows) ?? states[0];
  if (!shown) return null;
  return (
    <section>
      <div className="desk-bar">
        <Segmented<RowState>
          aria-label="查看哪些行"
          value={shown}
          onChange={(state) => set({ rows: state })}
          options={states.map((state) => ({ value: state, label: `${ROW_WORDS[state][0]} ${file.counts[state]}行` }))}
        />
      </div>
      <ImportRows key={shown} file={file} state={shown} mayWork={mayWork} />
    </section>
  );
}
