import type { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Skeleton, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import type { DATA_GRANT_CONTRACTS } from '../../../shared/contract/data-grant-contracts';
import { GRANT_FIELDS } from '../../../shared/case/grant-fields';
import { Mark } from '../case/mark';
import { request } from '../case/transport';
import { useOrganTitle } from '../places/organs';
import { ReachableTable } from '../places/reachable-table';
import { useMe } from '../places/session';
import { Trouble } from '../places/trouble';
import { GrantData } from './grant-dialog';
import { GrantUses } from './grant-uses';
import { Striking } from './striking';

export type GrantList = z.output<typeof DATA_GRANT_CONTRACTS.listDataGrants.answer>;
export type Grant = GrantList['items'][number];

/** 数据授权：what other bodies may see of our cases, why, how long, and what they have looked at. */
export function Grants() {
  const { data, error, refetch } = useQuery({
    queryKey: ['data-grants'],
    queryFn: () => request<GrantList>('/v1/data-grants'),
  });
  const { data: me } = useMe();
  const [granting, setGranting] = useState(false);
  const mayGrant = me?.role === 'administrator';
  const columns = useColumns(data?.today ?? '', mayGrant);
  if (error) return <Trouble error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 4 }} />;
  return (
    <>
      <Typography.Paragraph>
        向其他单位提供案件数据，应当写明目的、依据、范围、数据项和截止日；每次查阅在显示之前记录。妥协事实、证件号码、联系方式和卷宗内容一律不提供。
      </Typography.Paragraph>
      {mayGrant && (
        <div className="desk-bar">
          <Button type="primary" onClick={() => setGranting(true)}>
            授权
          </Button>
        </div>
      )}
      <ReachableTable<Grant>
        title="数据授权"
        size="middle"
        scroll={{ x: 1080 }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        rowKey="id"
        dataSource={[...data.items]}
        columns={columns}
        expandable={{ expandedRowRender: ({ id }) => <GrantUses id={id} /> }}
        locale={{ emptyText: <Empty description="没有向其他单位提供数据" /> }}
      />
      {granting && <GrantData close={() => setGranting(false)} />}
    </>
  );
}

function useColumns(today: string, mayRevoke: boolean): TableColumnsType<Grant> {
  const titleOf = useOrganTitle();
  return [
    { title: '单位', width: 180, render: (_, { organ }) => titleOf(organ) },
    {
      title: '目的和依据',
      render: (_, { purpose, basis }) => (
        <>
          {purpose}
          <Typography.Text type="secondary">
            <br />
            依据：{basis}
          </Typography.Text>
        </>
      ),
    },
    { title: '案件范围', width: 220, render: (_, { scope }) => scopeText(scope, titleOf) },
    { title: '数据项', width: 200, render: (_, { fields }) => fields.map((each) => GRANT_FIELDS[each]).join('、') },
    {
      title: '情况',
      width: 160,
      render: (_, { revokedAt, activeUntil }) => {
        if (revokedAt) return <Mark tone="bad">已撤销</Mark>;
        return activeUntil < today ? <Mark>已期满</Mark> : <Mark tone="good">至{activeUntil}</Mark>;
      },
    },
    {
      title: '办理',
      width: 110,
      render: (_, { id, organ, revokedAt, activeUntil }) =>
        mayRevoke &&
        !revokedAt &&
        activeUntil >= today && (
          <Striking
            label="撤销授权"
            about={titleOf(organ)}
            consequence="立即生效：该单位不能再查阅。使用记录长期保存。"
            path={`/v1/data-grants/${id}/revoke`}
            done="已撤销"
            lists={['data-grants']}
          />
        ),
    },
  ];
}

/** Which cases, in words. */
export function scopeText(scope: Grant['scope'], titleOf: (id: string) => string): string {
  if ('caseNos' in scope) return `逐件列明：${scope.caseNos.join('、')}`;
  const { districts = [] } = scope;
  return [
    ...('organs' in scope ? [`${scope.organs.map(titleOf).join('、')}办理的`] : []),
    ...(districts.length > 0 ? [`区划${districts.join('、')}的`] : []),
  ].join('，以及');
}
