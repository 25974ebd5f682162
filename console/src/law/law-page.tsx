import type { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import { Alert, Input, Skeleton, Tabs, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { LAW_CONTRACTS } from '../../../shared/contract/law-contracts';
import { CitedAll } from '../case/cited';
import { request } from '../case/transport';
import { ReachableTable } from '../places/reachable-table';
import { Trouble } from '../places/trouble';

type Rules = z.output<typeof LAW_CONTRACTS.listRules.answer>;
type Rule = Rules['items'][number];
type Statutes = z.output<typeof LAW_CONTRACTS.listStatutes.answer>;
type Statute = Statutes['items'][number];

/** 规则与法条：every number that the system counts by, and the article on which it rests. */
export function LawPage() {
  return (
    <>
      <Typography.Title level={1} style={{ fontSize: 24 }}>
        规则与法条
      </Typography.Title>
      <Tabs
        items={[
          { key: 'rules', label: '期限和程序规则', children: <RuleTable /> },
          { key: 'statutes', label: '法律、法规和文件', children: <StatuteTable /> },
        ]}
      />
    </>
  );
}

function RuleTable() {
  const [wanted, setWanted] = useState('');
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['rules'],
    staleTime: Infinity,
    queryFn: () => request<Rules>('/v1/rules'),
  });
  if (error) return <Trouble error={error} again={() => void refetch()} />;
  if (isPending) return <Skeleton active paragraph={{ rows: 12 }} />;
  const found = data.items.filter((rule) => `${rule.label}${rule.from}${rule.consequence}`.includes(wanted.trim()));
  return (
    <>
      <Typography.Paragraph>
        规则版本 {data.rulebook}，自{data.inForceFrom}
        起适用。规则由系统管理员按公布的文件更新，旧案件按其登记时的规则办理。
      </Typography.Paragraph>
      <Input
        aria-label="查找规则"
        placeholder="查找规则"
        allowClear
        value={wanted}
        onChange={({ target }) => setWanted(target.value)}
        style={{ maxWidth: 320, marginBlockEnd: 12 }}
      />
      <ReachableTable<Rule>
        title="规则"
        size="middle"
        scroll={{ x: 1000 }}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        rowKey="id"
        dataSource={found}
        columns={RULES}
      />
    </>
  );
}

const RULES: TableColumnsType<Rule> = [
  {
    title: '事项',
    width: 260,
    render: (_, { label, confidence }) => (
      <>
        {label}
        {confidence !== 'verified' && <Typography.Text type="warning">（待核对）</Typography.Text>}
      </>
    ),
  },
  { title: '期限', width: 130, render: (_, { period }) => period?.written ?? '—' },
  { title: '起算', width: 220, render: (_, { from }) => from },
  { title: '后果', width: 300, render: (_, { consequence }) => consequence },
  { title: '依据', width: 240, render: (_, { cites }) => <CitedAll cites={cites} /> },
];

function StatuteTable() {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['statutes'],
    staleTime: Infinity,
    queryFn: () => request<Statutes>('/v1/statutes'),
  });
  if (error) return <Trouble error={error} again={() => void refetch()} />;
  if (isPending) return <Skeleton active paragraph={{ rows: 12 }} />;
  return (
    <ReachableTable<Statute>
      title="法律、法规和文件"
      size="middle"
      scroll={{ x: 800 }}
      pagination={false}
      rowKey="id"
      dataSource={[...data.items]}
      columns={STATUTES}
      expandable={{ expandedRowRender: ({ id }) => <Articles id={id} /> }}
    />
  );
}

const STATUTES: TableColumnsType<Statute> = [
  { title: '名称', render: (_, { title }) => title },
  { title: '施行日期', width: 130, render: (_, { inForceFrom }) => inForceFrom },
  { title: '摘录', width: 100, render: (_, { articles }) => `${articles}条` },
  { title: '核对情况', width: 260, render: (_, { unverified }) => unverified ?? '已核对' },
];

type StatuteText = z.output<typeof LAW_CONTRACTS.readStatute.answer>;

function Articles({ id }: { readonly id: string }) {
  const { data, error, isPending } = useQuery({
    queryKey: ['statute', id],
    staleTime: Infinity,
    queryFn: () => request<StatuteText>(`/v1/statutes/${encodeURIComponent(id)}`),
  });
  if (error) return <Alert type="warning" title="暂时不能读取条文" />;
  if (isPending) return <Skeleton active />;
  return data.articles.map(({ article, label, text }) => (
    <section key={article}>
      <Typography.Text strong>{label}</Typography.Text>
      <Typography.Paragraph style={{ whiteSpace: 'pre-line' }}>{text}</Typography.Paragraph>
    </section>
  ));
}
