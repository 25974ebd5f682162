import type { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import { Empty, Skeleton, Typography, type TableColumnsType } from 'antd';
import type { AUDIT_CONTRACTS } from '../../../shared/contract/audit-contracts';
import { request } from '../case/transport';
import { ReachableTable } from '../places/reachable-table';
import { Trouble } from '../places/trouble';
import { instantText } from './instant-text';
import './audit.css';

type Answer = z.output<typeof AUDIT_CONTRACTS.listAuditRoots.answer>;
type Root = Answer['items'][number];

/** 每日校验点：the signed roots, and what one does with them. */
export function Roots() {
  const { data, error, refetch } = useQuery({
    queryKey: ['audit-roots'],
    queryFn: () => request<Answer>('/v1/audit/roots'),
  });
  if (error) return <Trouble error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 6 }} />;
  return (
    <>
      <Typography.Paragraph>
        每日零时后，系统对全部卷宗和审计记录各到第几条签名一次，后一日连着前一日。把下表另行保存（或者由其他单位定期取得），此后任何改动、删除、调换、截短都与之不符，连数据库管理员也不能掩盖。本页地址
        /v1/audit/roots 无需登录，其中没有案件内容。
      </Typography.Paragraph>
      <ReachableTable<Root>
        title="每日校验点"
        size="middle"
        scroll={{ x: 1060 }}
        pagination={{ pageSize: 31, hideOnSinglePage: true }}
        rowKey="no"
        dataSource={data.items.toReversed()}
        columns={COLUMNS}
        locale={{ emptyText: <Empty description="尚未经过日终；第一个校验点在今晚零时之后。" /> }}
      />
    </>
  );
}

const COLUMNS: TableColumnsType<Root> = [
  { title: '日期', width: 120, render: (_, { day }) => day },
  { title: '签署时间', width: 175, render: (_, { takenAt }) => instantText(takenAt) },
  { title: '卷宗', width: 170, render: (_, { cases, caseEntries }) => `${cases}件${caseEntries}条` },
  { title: '审计记录', width: 170, render: (_, { auditEntries }) => `${auditEntries}条` },
  { title: '校验值', render: (_, { merkle }) => <span className="audit-digest">{merkle}</span> },
];
