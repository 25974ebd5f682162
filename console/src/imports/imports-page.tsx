import { Empty, Typography, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { Mark } from '../case/mark';
import { momentText } from '../exchange/message-names';
import { More } from '../exchange/more';
import { useList } from '../places/lists';
import { Listed } from '../places/listed';
import { OrganTitle } from '../places/organ-title';
import { ReachableTable } from '../places/reachable-table';
import { useMe } from '../places/session';
import { HandInCard } from './hand-in-card';
import { IMPORTERS, ROW_WORDS, type Import, type ImportPage, type RowState } from './shapes';
import './imports.css';

/** 清单导入：files of mandates, handed in whole. */
export function ImportsPage() {
  const { data: me } = useMe();
  const list = useList<ImportPage>('imports', '/v1/imports', {});
  return (
    <>
      {me && IMPORTERS.includes(me.role) && <HandInCard me={me} />}
      <Typography.Title level={2} style={{ fontSize: 18 }}>
        导入过的文件
      </Typography.Title>
      <Listed list={list} rows={5}>
        {(items) => (
          <>
            <ReachableTable<Import>
              title="导入过的文件"
              size="middle"
              scroll={{ x: 980 }}
              pagination={false}
              rowKey="id"
              dataSource={items}
              columns={COLUMNS}
              locale={{ emptyText: <Empty description="还没有导入过文件。" /> }}
            />
            <More list={list} />
          </>
        )}
      </Listed>
    </>
  );
}

/** 「可以登记96，错误3，重复1」. */
export const countsText = ({ counts }: Pick<Import, 'counts'>): string =>
  (Object.keys(ROW_WORDS) as RowState[])
    .filter((state) => counts[state] > 0)
    .map((state) => `${ROW_WORDS[state][0]}${counts[state]}`)
    .join('，');

const COLUMNS: TableColumnsType<Import> = [
  {
    title: '文件',
    width: 300,
    render: (_, { id, fileName }) => <Link to={`/exchange/imports/${id}`}>{fileName}</Link>,
  },
  { title: '交入', width: 190, render: (_, { createdAt }) => momentText(createdAt) },
  { title: '经办', width: 130, render: (_, { author }) => author.name ?? author.id },
  { title: '接收组织', width: 140, render: (_, { organ }) => <OrganTitle id={organ} /> },
  {
    title: '情况',
    width: 140,
    render: (_, { dryRun, state, percent }) =>
      dryRun ? (
        <Mark tone="warn">试运行，未登记</Mark>
      ) : state === 'running' ? (
        <Mark tone="here">正在登记 {percent}%</Mark>
      ) : (
        <Mark tone="good">已办完</Mark>
      ),
  },
  { title: '各行', width: 240, render: (_, each) => countsText(each) },
];
