import type { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import { DatePicker, Empty, Skeleton, Typography, type TableColumnsType } from 'antd';
import dayjs from 'dayjs';
import { Link } from 'react-router';
import { SHOWN } from '../../../shared/audit/entry';
import type { AUDIT_CONTRACTS } from '../../../shared/contract/audit-contracts';
import { request } from '../case/transport';
import { useFilters } from '../places/lists';
import { useOrganTitle } from '../places/organs';
import { ReachableTable } from '../places/reachable-table';
import { Trouble } from '../places/trouble';
import { EntryDetail } from './entry-detail';
import { instantText } from './instant-text';
import { KnownDocket } from './known-docket';
import { Asked, type Entry } from './log';
import { columnsFor } from './log-columns';

type Answer = z.output<typeof AUDIT_CONTRACTS.readKnown.answer>;
type KnownCase = Answer['cases'][number];

/** 谁在何时知道什么：a person and a moment; what had been shown to that person by then. */
export function Known() {
  const { filters, set } = useFilters(['person', 'at']);
  const { person, at } = filters;
  const asked = person && at ? new URLSearchParams({ person, at }).toString() : undefined;
  const { data, error, refetch } = useQuery({
    queryKey: ['known', asked],
    enabled: asked !== undefined,
    queryFn: () => request<Answer>(`/v1/audit/known?${asked ?? ''}`),
  });
  return (
    <>
      <Typography.Paragraph>
        选定人员和时刻，列出到那一刻为止系统向其显示过的案件（及卷宗至几号）、封存事实、个人信息、文书和导出。没有列出的，系统没有向其显示过。
      </Typography.Paragraph>
      <div className="desk-bar" role="group" aria-label="人员和时刻">
        <Asked label="人员编号或者姓名" value={person} ask={(said) => set({ person: said })} />
        <DatePicker
          aria-label="至这一时刻"
          placeholder="至这一时刻"
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          value={at ? dayjs(at) : null}
          onChange={(moment) => set({ at: moment?.toISOString() })}
        />
      </div>
      {asked === undefined ? (
        <Empty description="请填写人员并选定时刻" />
      ) : error ? (
        <Trouble error={error} again={() => void refetch()} />
      ) : data ? (
        <Shown known={data} />
      ) : (
        <Skeleton active paragraph={{ rows: 6 }} />
      )}
    </>
  );
}

function Shown({ known: { person, at, cases, special, more } }: { readonly known: Answer }) {
  const titleOf = useOrganTitle();
  return (
    <>
      <p>
        {person}到{instantText(at)}为止，看到过{cases.length}件案件，封存事实、个人信息、文书、导出和审计记录共
        {special.length}次。
        {more && '还有更早的没有列出，请选较早的时刻。'}
      </p>
      <Heading>看到过的案件</Heading>
      <ReachableTable<KnownCase>
        title="看到过的案件"
        size="middle"
        scroll={{ x: 900 }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        rowKey="caseNo"
        dataSource={[...cases]}
        columns={CASES}
        expandable={{
          rowExpandable: ({ shownSeq }) => shownSeq !== undefined,
          expandedRowRender: ({ caseNo, shownSeq = 0 }) => <KnownDocket caseNo={caseNo} seq={shownSeq} />,
        }}
        locale={{ emptyText: <Empty description="没有看到过案件" /> }}
      />
      <Heading>封存事实、个人信息、文书、导出、审计记录</Heading>
      <ReachableTable<Entry>
        title="逐次查阅"
        size="middle"
        scroll={{ x: 1120 }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        rowKey={({ chain, seq }) => `${chain}/${seq}`}
        dataSource={[...special]}
        columns={columnsFor(titleOf)}
        expandable={{ expandedRowRender: (entry) => <EntryDetail entry={entry} /> }}
        locale={{ emptyText: <Empty description="没有" /> }}
      />
    </>
  );
}

const Heading = ({ children }: { readonly children: string }) => (
  <Typography.Title level={2} style={{ fontSize: 18, marginBlockStart: 16 }}>
    {children}
  </Typography.Title>
);

const CASES: TableColumnsType<KnownCase> = [
  { title: '案件', width: 180, render: (_, { caseNo }) => <Link to={`/cases/${caseNo}`}>{caseNo}</Link> },
  {
    title: '知道到哪里',
    width: 170,
    render: (_, { shownSeq }) => (shownSeq === undefined ? '只在清单中见过' : `卷宗至${shownSeq}号`),
  },
  { title: '看到的形式', render: (_, { shows }) => shows.map((each) => SHOWN[each]).join('、') },
  { title: '次数', width: 80, render: (_, { times }) => `${times}次` },
  { title: '第一次', width: 175, render: (_, { first }) => instantText(first) },
  { title: '最后一次', width: 175, render: (_, { last }) => instantText(last) },
];
