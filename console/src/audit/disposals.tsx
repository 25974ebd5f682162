import type { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import { Empty, Skeleton, Typography, type TableColumnsType } from 'antd';
import type { RETENTION_CONTRACTS } from '../../../shared/contract/retention-contracts';
import { Striking } from '../administration/striking';
import { Mark } from '../case/mark';
import { request } from '../case/transport';
import { ReachableTable } from '../places/reachable-table';
import { useMe } from '../places/session';
import { Trouble } from '../places/trouble';
import { instantText } from './instant-text';

type Answer = z.output<typeof RETENTION_CONTRACTS.listDisposals.answer>;
type Disposal = Answer['items'][number];

/** 销毁的提议和记录: one person proposes, another approves; the record stays. */
export function Disposals() {
  const { data: me } = useMe();
  const { data, error, refetch } = useQuery({
    queryKey: ['disposals'],
    queryFn: () => request<Answer>('/v1/disposals?limit=200'),
  });
  return (
    <section>
      <Typography.Title level={2} style={{ fontSize: 18, marginBlockStart: 24 }}>
        销毁的提议和记录
      </Typography.Title>
      {error ? (
        <Trouble error={error} again={() => void refetch()} />
      ) : data ? (
        <ReachableTable<Disposal>
          title="销毁的提议和记录"
          size="middle"
          scroll={{ x: 1000 }}
          pagination={{ pageSize: 50, hideOnSinglePage: true }}
          rowKey="id"
          dataSource={[...data.items]}
          columns={columnsFor(me?.id)}
          locale={{ emptyText: <Empty description="没有销毁的提议" /> }}
        />
      ) : (
        <Skeleton active paragraph={{ rows: 3 }} />
      )}
    </section>
  );
}

const columnsFor = (me: string | undefined): TableColumnsType<Disposal> => [
  { title: '案件', width: 180, render: (_, { caseNo }) => caseNo },
  { title: '理由', render: (_, { reason }) => reason },
  {
    title: '归档、保存至',
    width: 200,
    render: (_, { archivedOn, retainedUntil }) => `${archivedOn}、${retainedUntil}`,
  },
  {
    title: '提议',
    width: 190,
    render: (_, { proposedBy, proposedAt }) => `${proposedBy.name ?? proposedBy.id} ${instantText(proposedAt)}`,
  },
  {
    title: '批准',
    width: 190,
    render: (_, { approvedBy, approvedAt }) =>
      approvedBy && approvedAt ? `${approvedBy.name ?? approvedBy.id} ${instantText(approvedAt)}` : '—',
  },
  { title: '办理', width: 190, render: (_, disposal) => <Approval disposal={disposal} me={me} /> },
];

/** Who has proposed it does not approve of it. */
function Approval({ disposal, me }: { readonly disposal: Disposal; readonly me: string | undefined }) {
  const { id, caseNo, carriedOutAt, proposedBy } = disposal;
  if (carriedOutAt) return <Mark tone="bad">已销毁</Mark>;
  if (proposedBy.id === me) return <Mark tone="warn">待另一人批准</Mark>;
  return (
    <Striking
      label="批准并销毁"
      about={caseNo}
      consequence="密钥、内容、材料、文书、通知一并删除，不能恢复；卷宗只留各行的序号、日期和散列值，本记录长期保存。"
      path={`/v1/disposals/${id}/approval`}
      done="已销毁"
      lists={['disposals', 'retention']}
    />
  );
}
