import type { z } from 'zod';
import { useQuery } from '@tanstack/react-query';
import { Empty, Skeleton, Typography, type TableColumnsType } from 'antd';
import { PERSONAL_FIELDS } from '../../../shared/case/personal';
import type { REVELATION_CONTRACTS } from '../../../shared/contract/revelation-contracts';
import { request } from '../case/transport';
import { useFilters } from '../places/lists';
import { ReachableTable } from '../places/reachable-table';
import { Trouble } from '../places/trouble';
import { instantText } from './instant-text';
import { Asked } from './log';

type Answer = z.output<typeof REVELATION_CONTRACTS.listRevelations.answer>;
type Revelation = Answer['items'][number];

/** 个人信息查看：who has read the numbers and addresses of a case's parties in full, and what for. */
export function Revelations() {
  const { filters, set } = useFilters(['caseNo']);
  const { caseNo } = filters;
  return (
    <>
      <Typography.Paragraph>
        证件号码、电话、邮箱和送达地址平时打码；查看全文的，先记录用途，后显示，记录不能更改。
      </Typography.Paragraph>
      <div className="desk-bar" role="group" aria-label="案件">
        <Asked label="案件编号" value={caseNo} ask={(said) => set({ caseNo: said })} />
      </div>
      {caseNo ? <OfCase caseNo={caseNo} /> : <Empty description="请填写案件编号" />}
    </>
  );
}

function OfCase({ caseNo }: { readonly caseNo: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['revelations', caseNo],
    queryFn: () => request<Answer>(`/v1/cases/${encodeURIComponent(caseNo)}/revelations`),
  });
  if (error) return <Trouble what={`案件${caseNo}`} error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 4 }} />;
  return (
    <ReachableTable<Revelation>
      title="个人信息查看"
      size="middle"
      scroll={{ x: 760 }}
      pagination={{ pageSize: 50, hideOnSinglePage: true }}
      rowKey={({ at, party, field }) => `${at}/${party}/${field}`}
      dataSource={[...data.items]}
      columns={COLUMNS}
      locale={{ emptyText: <Empty description="没有人查看过全文" /> }}
    />
  );
}

const COLUMNS: TableColumnsType<Revelation> = [
  { title: '时间', width: 175, render: (_, { at }) => instantText(at) },
  { title: '何人', width: 160, render: (_, { actor }) => actor.name ?? actor.id },
  { title: '当事人', width: 100, render: (_, { party }) => party },
  { title: '哪一项', width: 120, render: (_, { field }) => PERSONAL_FIELDS[field] },
  { title: '用途', render: (_, { purpose }) => purpose },
];
