import type { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import { Button, Empty, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { DOORS, type Door } from '../../../shared/case/form';
import { STAGES, type Stage } from '../../../shared/case/stage';
import type { DATA_GRANT_CONTRACTS } from '../../../shared/contract/data-grant-contracts';
import { GRANT_FIELDS } from '../../../shared/case/grant-fields';
import { yuanText } from '../case/money-text';
import { request } from '../case/transport';
import { More } from '../exchange/more';
import { useList } from '../places/lists';
import { Listed } from '../places/listed';
import { useOrganTitle } from '../places/organs';
import { ReachableTable } from '../places/reachable-table';
import { useMe } from '../places/session';
import type { Grant, GrantList } from './grants';

/** 对本单位的数据授权: what another body lets ours see. Nothing where there is none. */
export function GrantsToUs() {
  const { data: me } = useMe();
  const [looking, setLooking] = useState<string>();
  const { data } = useQuery({
    queryKey: ['data-grants'],
    enabled: me?.organ !== undefined,
    queryFn: () => request<GrantList>('/v1/data-grants'),
  });
  const grants = (data?.items ?? []).filter(
    ({ organ, revokedAt, activeUntil }) => organ === me?.organ && !revokedAt && activeUntil >= (data?.today ?? ''),
  );
  if (grants.length === 0) return null;
  return (
    <section>
      <Typography.Title level={2} style={{ fontSize: 18 }}>
        对本单位的数据授权
      </Typography.Title>
      <ul>
        {grants.map(({ id, purpose, basis, activeUntil, fields }) => (
          <li key={id} style={{ marginBlockEnd: 8 }}>
            {purpose}（依据：{basis}；{fields.map((each) => GRANT_FIELDS[each]).join('、')}；至{activeUntil}）{' '}
            <Button size="small" aria-label={`查阅：${purpose}`} onClick={() => setLooking(id)}>
              查阅（将予记录）
            </Button>
          </li>
        ))}
      </ul>
      {grants.map((grant) => grant.id === looking && <GrantedCases key={grant.id} grant={grant} />)}
    </section>
  );
}

type Page = z.output<typeof DATA_GRANT_CONTRACTS.readGrantedCases.answer>;
type Row = Page['items'][number];

function GrantedCases({ grant: { id, fields, purpose } }: { readonly grant: Grant }) {
  const list = useList<Page>('granted-cases', `/v1/data-grants/${id}/cases`, {});
  const titleOf = useOrganTitle();
  const columns: TableColumnsType<Row> = [
    { title: '编号', width: 170, render: (_, row) => textOf(row.caseNo) },
    ...fields.map((field) => ({
      title: GRANT_FIELDS[field].replace('（分）', ''),
      render: (_: unknown, row: Row) => cellText(field, row[field], titleOf),
    })),
  ];
  return (
    <Listed list={list} rows={4}>
      {(items) => (
        <>
          <ReachableTable<Row>
            title={purpose}
            size="middle"
            scroll={{ x: 170 + fields.length * 140 }}
            pagination={false}
            rowKey={({ caseNo }) => textOf(caseNo)}
            dataSource={items}
            columns={columns}
            locale={{ emptyText: <Empty description="范围内没有案件" /> }}
          />
          <More list={list} />
        </>
      )}
    </Listed>
  );
}

const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.join('、');
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : '—';
};

function cellText(field: Grant['fields'][number], value: unknown, titleOf: (id: string) => string): string {
  if (value === undefined) return '—';
  if (field === 'amountFen') return yuanText(Number(value));
  if (field === 'stage') return STAGES[value as Stage];
  if (field === 'door') return DOORS[value as Door];
  if (field === 'organ') return titleOf(textOf(value));
  return typeof value === 'boolean' ? (value ? '是' : '否') : textOf(value);
}
