import type { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Skeleton, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { RETENTION_CONTRACTS } from '../../../shared/contract/retention-contracts';
import { Mark } from '../case/mark';
import { request } from '../case/transport';
import { Choice } from '../places/choice';
import { useFilters } from '../places/lists';
import { ReachableTable } from '../places/reachable-table';
import { Trouble } from '../places/trouble';
import { Disposals } from './disposals';
import { Holds } from './holds';
import { PlaceHold, ProposeDisposal } from './retention-dialogs';

type Answer = z.output<typeof RETENTION_CONTRACTS.listRetention.answer>;
type Kept = Answer['items'][number];

/** 档案保存和销毁：how long files are kept, who demands that they stay, and how they go. */
export function Retention() {
  const { filters, set } = useFilters(['due']);
  const asked = new URLSearchParams({ limit: '200', ...filters }).toString();
  const { data, error, refetch } = useQuery({
    queryKey: ['retention', asked],
    queryFn: () => request<Answer>(`/v1/retention?${asked}`),
  });
  const [holding, setHolding] = useState<string>();
  const [proposing, setProposing] = useState<string>();
  return (
    <>
      <Typography.Paragraph>
        案卷自归档起保存，期满后由一人提议、另一人批准销毁；诉讼、检察、审计等需要的，可以要求继续保存，期满也不得销毁。
      </Typography.Paragraph>
      <div className="desk-bar" role="group" aria-label="筛选">
        <Choice
          label="保存期"
          table={{ true: '已经届满', false: '尚未届满' }}
          value={filters.due}
          choose={(due) => set({ due })}
        />
        <Button onClick={() => setHolding('')}>要求继续保存</Button>
      </div>
      {error ? (
        <Trouble error={error} again={() => void refetch()} />
      ) : data ? (
        <ReachableTable<Kept>
          title="已归档案件"
          size="middle"
          scroll={{ x: 960 }}
          pagination={{ pageSize: 50, hideOnSinglePage: true }}
          rowKey="caseNo"
          dataSource={[...data.items]}
          columns={columnsFor(setHolding, setProposing)}
          expandable={{ expandedRowRender: ({ caseNo }) => <Holds caseNo={caseNo} /> }}
          locale={{ emptyText: <Empty description="没有已归档的案件" /> }}
        />
      ) : (
        <Skeleton active paragraph={{ rows: 6 }} />
      )}
      <Disposals />
      {holding !== undefined && <PlaceHold caseNo={holding} close={() => setHolding(undefined)} />}
      {proposing !== undefined && <ProposeDisposal caseNo={proposing} close={() => setProposing(undefined)} />}
    </>
  );
}

const columnsFor = (hold: (caseNo: string) => void, propose: (caseNo: string) => void): TableColumnsType<Kept> => [
  { title: '案件', width: 180, render: (_, { caseNo }) => <Link to={`/cases/${caseNo}`}>{caseNo}</Link> },
  { title: '类别', render: (_, { classLabel }) => classLabel },
  { title: '归档日', width: 120, render: (_, { archivedOn }) => archivedOn },
  { title: '保存至', width: 120, render: (_, { until }) => until },
  {
    title: '情况',
    width: 210,
    render: (_, { due, held }) => (
      <>
        {due ? <Mark tone="warn">保存期届满</Mark> : <Mark tone="good">保存中</Mark>}
        {held && <Mark tone="bad">要求继续保存</Mark>}
      </>
    ),
  },
  {
    title: '办理',
    width: 220,
    render: (_, { caseNo, due, held }) => (
      <>
        <Button size="small" aria-label={`要求保存：${caseNo}`} onClick={() => hold(caseNo)}>
          要求保存
        </Button>{' '}
        {due && !held && (
          <Button size="small" danger aria-label={`提议销毁：${caseNo}`} onClick={() => propose(caseNo)}>
            提议销毁
          </Button>
        )}
      </>
    ),
  },
];
