import type { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import { Empty, Skeleton, Typography, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import type { RECONCILIATION_CONTRACTS } from '../../../shared/contract/reconciliation-contracts';
import { PARTNERS } from '../../../shared/exchange/partners';
import { Mark, type Tone } from '../case/mark';
import { request } from '../case/transport';
import { Choice } from '../places/choice';
import { useFilters, useList } from '../places/lists';
import { Listed } from '../places/listed';
import { ReachableTable } from '../places/reachable-table';
import { Trouble } from '../places/trouble';
import { FindingRemedies } from './finding-remedies';
import { momentText, PARTNER_LABELS } from './message-names';
import { More } from './more';

type Page = z.output<typeof RECONCILIATION_CONTRACTS.listReconciliations.answer>;
export type Finding = Page['items'][number];
type Latest = z.output<typeof RECONCILIATION_CONTRACTS.latestReconciliations.answer>;
type Run = Latest['items'][number];

const STATES: Readonly<Record<Finding['state'], readonly [string, Tone]>> = {
  open: ['待处理', 'warn'],
  resending: ['补发中', 'here'],
  settled: ['再次核对已一致', 'good'],
  noted: ['已说明', 'quiet'],
};
const STATE_LABELS = Object.fromEntries(Object.entries(STATES).map(([state, [label]]) => [state, label]));

/** 对账：where our list of messages and a partner's differ, and what is done about it. */
export function Reconciliations() {
  return (
    <>
      <Typography.Paragraph>
        每夜与各单位逐条核对往来报文。不一致的可以补发，或者核实后说明情况；下一次核对一致的，自动办结。
      </Typography.Paragraph>
      <LatestRuns />
      <Findings />
    </>
  );
}

function LatestRuns() {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['reconciliation-runs'],
    queryFn: () => request<Latest>('/v1/reconciliations/latest'),
  });
  if (error && !data) return <Trouble error={error} again={() => void refetch()} />;
  if (isPending) return <Skeleton active paragraph={{ rows: 3 }} />;
  return (
    <section>
      <Typography.Title level={2} style={{ fontSize: 18 }}>
        最近一次核对
      </Typography.Title>
      <ReachableTable<Run>
        title="最近一次核对"
        size="middle"
        scroll={{ x: 720 }}
        pagination={false}
        rowKey="partner"
        dataSource={[...data.items]}
        columns={RUNS}
        locale={{ emptyText: <Empty description="还没有核对过；每夜自动进行。" /> }}
      />
    </section>
  );
}

function Findings() {
  const { filters, set } = useFilters(['state', 'partner']);
  const list = useList<Page>('reconciliations', '/v1/reconciliations', filters);
  return (
    <section>
      <Typography.Title level={2} style={{ fontSize: 18, marginBlockStart: 24 }}>
        不一致的事项
      </Typography.Title>
      <div className="desk-bar" role="group" aria-label="筛选">
        <Choice label="情况" table={STATE_LABELS} value={filters.state} choose={(state) => set({ state })} />
        <Choice label="单位" table={PARTNER_LABELS} value={filters.partner} choose={(partner) => set({ partner })} />
      </div>
      <Listed list={list} rows={5}>
        {(items) => (
          <>
            <ReachableTable<Finding>
              title="不一致的事项"
              size="middle"
              scroll={{ x: 1060 }}
              pagination={false}
              rowKey="id"
              dataSource={items}
              columns={FINDINGS}
              locale={{ emptyText: <Empty description="双方一致，没有需要处理的事项。" /> }}
            />
            <More list={list} />
          </>
        )}
      </Listed>
    </section>
  );
}

const RUNS: TableColumnsType<Run> = [
  { title: '单位', width: 200, render: (_, { partner }) => PARTNERS[partner].label },
  { title: '核对', width: 100, render: (_, { compared }) => `${compared}条` },
  { title: '结果', width: 240, render: (_, run) => <RunResult run={run} /> },
  { title: '时间', width: 200, render: (_, { startedAt }) => momentText(startedAt) },
];

function RunResult({ run: { failure, finishedAt, differing } }: { readonly run: Run }) {
  if (failure) return <Mark tone="bad">未能完成：{failure}</Mark>;
  if (!finishedAt) return <Mark tone="here">正在核对</Mark>;
  return differing > 0 ? <Mark tone="warn">{differing}处不一致</Mark> : <Mark tone="good">一致</Mark>;
}

const FINDINGS: TableColumnsType<Finding> = [
  { title: '情况', width: 140, render: (_, { state }) => <Mark tone={STATES[state][1]}>{STATES[state][0]}</Mark> },
  { title: '单位', width: 130, render: (_, { partner }) => PARTNERS[partner].label },
  {
    title: '哪里不一致',
    width: 300,
    render: (_, { what, subject, resolution }) => (
      <>
        {what}（{subject}）
        {resolution && (
          <Typography.Text type="secondary">
            <br />
            {momentText(resolution.at)} {resolution.by}：{resolution.text}
          </Typography.Text>
        )}
      </>
    ),
  },
  {
    title: '案件',
    width: 160,
    render: (_, { caseNo }) => (caseNo ? <Link to={`/cases/${caseNo}`}>{caseNo}</Link> : '—'),
  },
  { title: '发现', width: 180, render: (_, { foundAt }) => momentText(foundAt) },
  { title: '处理', width: 170, render: (_, finding) => <FindingRemedies finding={finding} /> },
];
