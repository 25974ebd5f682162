import type { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Skeleton, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { ROLES } from '../../../shared/case/actor';
import type { POST_CONTRACTS } from '../../../shared/contract/post-contracts';
import { Mark } from '../case/mark';
import { request } from '../case/transport';
import { ReachableTable } from '../places/reachable-table';
import { Trouble } from '../places/trouble';
import { Delegate } from './delegate-dialog';
import { Striking } from './striking';

type List = z.output<typeof POST_CONTRACTS.listDelegations.answer>;
type Delegation = List['items'][number];

/** 代理：who acts for whom, under which post and how long; an administrator sees all, others their own. */
export function Delegations() {
  const { data, error, refetch } = useQuery({
    queryKey: ['delegations'],
    queryFn: () => request<List>('/v1/delegations'),
  });
  const [delegating, setDelegating] = useState(false);
  return (
    <>
      <Typography.Paragraph>
        不在岗期间，可以把岗位委托同事代理，至多180日。代理人办理的事项，卷宗和文书写明“代理人（代被代理人）”，由代理人负责。
      </Typography.Paragraph>
      <div className="desk-bar">
        <Button type="primary" onClick={() => setDelegating(true)}>
          委托代理
        </Button>
      </div>
      {error ? (
        <Trouble error={error} again={() => void refetch()} />
      ) : data ? (
        <ReachableTable<Delegation>
          title="代理"
          size="middle"
          scroll={{ x: 980 }}
          pagination={{ pageSize: 50, hideOnSinglePage: true }}
          rowKey="id"
          dataSource={[...data.items]}
          columns={columnsFor(data.today)}
          locale={{ emptyText: <Empty description="没有代理" /> }}
        />
      ) : (
        <Skeleton active paragraph={{ rows: 4 }} />
      )}
      {delegating && <Delegate close={() => setDelegating(false)} />}
    </>
  );
}

const columnsFor = (today: string): TableColumnsType<Delegation> => [
  { title: '被代理人', width: 110, render: (_, { holder, holderName = holder }) => holderName },
  { title: '代理人', width: 110, render: (_, { to, toName = to }) => toName },
  { title: '岗位', render: (_, { role, organName }) => [ROLES[role], organName].filter(Boolean).join('，') },
  { title: '事由', width: 160, render: (_, { reason }) => reason },
  { title: '起止', width: 210, render: (_, { activeFrom, activeUntil }) => `${activeFrom}至${activeUntil}` },
  { title: '情况', width: 110, render: (_, each) => <Standing delegation={each} today={today} /> },
  {
    title: '办理',
    width: 110,
    render: (_, { id, holder, holderName = holder, to, toName = to, activeUntil, revokedAt }) =>
      !revokedAt &&
      activeUntil >= today && (
        <Striking
          label="终止代理"
          about={`${toName}代${holderName}`}
          consequence="立即生效：代理人正在以该岗位办理的，随即退出该岗位。"
          path={`/v1/delegations/${id}/revoke`}
          done="已终止"
          lists={['delegations', 'my-posts']}
        />
      ),
  },
];

type StandingProps = { readonly delegation: Delegation; readonly today: string };

function Standing({ delegation: { revokedAt, activeFrom, activeUntil }, today }: StandingProps) {
  if (revokedAt) return <Mark tone="bad">已终止</Mark>;
  if (activeUntil < today) return <Mark>已期满</Mark>;
  return activeFrom > today ? <Mark>尚未开始</Mark> : <Mark tone="good">代理中</Mark>;
}
