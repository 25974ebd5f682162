import type { z } from 'zod';
import { Button, Empty, Input, Tag, Typography, type TableColumnsType } from 'antd';
import { useState, type Key } from 'react';
import { Link } from 'react-router';
import { DOORS, type Door } from '../../../shared/case/form';
import { STAGES } from '../../../shared/case/stage';
import type { CASE_CONTRACTS } from '../../../shared/contract/case-contracts';
import { dayText } from '../case/day-text';
import { yuanText } from '../case/money-text';
import { Choice } from '../places/choice';
import { ExportLink } from '../places/export-link';
import { readFurther } from '../places/further';
import { useFilters, useList } from '../places/lists';
import { useLiveLists } from '../places/live';
import { Listed } from '../places/listed';
import { useOrganTitle } from '../places/organs';
import { ReachableTable } from '../places/reachable-table';
import { SavedViews } from '../places/saved-views';
import { Assigning, useMayAssign } from '../work/assigning';

type Page = z.output<typeof CASE_CONTRACTS.listCases.answer>;
type Item = Page['items'][number];

/** What a figure of the board asks for beside what has a field of its own, as one says it. */
const FURTHER = {
  organ: '办理机构',
  district: '行政区划',
  mediator: '承办人',
  openedFrom: '登记不早于',
  openedTo: '登记不晚于',
  agreedFrom: '达成协议不早于',
  agreedTo: '达成协议不晚于',
  closedFrom: '结案不早于',
  closedTo: '结案不晚于',
  performedFrom: '履行完毕不早于',
  performedTo: '履行完毕不晚于',
  late: '有义务逾期办理',
} as const;
const FILTERS = [
  ...(['q', 'stage', 'door', 'open', 'overdue'] as const),
  ...(Object.keys(FURTHER) as (keyof typeof FURTHER)[]),
] as const;
const YES_NO: Readonly<Record<string, string>> = { true: '是', false: '否' };

/** 案件：every case that one may see, found by number, party or a partner's number. */
export function CasesPage() {
  const { filters, set, clear } = useFilters(FILTERS);
  const list = useList<Page>('cases', '/v1/cases', filters);
  const mayAssign = useMayAssign();
  const titleOf = useOrganTitle();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  useLiveLists('cases');
  return (
    <>
      <Typography.Title level={1} style={{ fontSize: 24 }}>
        案件
      </Typography.Title>
      <div className="desk-bar" role="group" aria-label="筛选">
        <Input.Search
          key={filters.q}
          aria-label="编号、当事人或者外部案号"
          placeholder="编号、当事人、外部案号"
          defaultValue={filters.q ?? ''}
          allowClear
          maxLength={60}
          onSearch={(q) => set({ q: q.trim() })}
          style={{ width: 260 }}
        />
        <Choice minWidth={140} label="阶段" table={STAGES} value={filters.stage} choose={(stage) => set({ stage })} />
        <Choice minWidth={140} label="来源" table={DOORS} value={filters.door} choose={(door) => set({ door })} />
        <Choice
          minWidth={140}
          label="是否办结"
          table={{ true: '未结', false: '已结' }}
          value={filters.open}
          choose={(open) => set({ open })}
        />
        <Button
          type={filters.overdue ? 'primary' : 'default'}
          aria-pressed={Boolean(filters.overdue)}
          onClick={() => set({ overdue: filters.overdue ? undefined : 'true' })}
        >
          只看逾期
        </Button>
        {Object.keys(filters).length > 0 && <Button onClick={clear}>清除筛选</Button>}
        <SavedViews page="cases" />
        <ExportLink path="/v1/cases/export" filters={filters} />
        <Assigning caseNos={chosen} done={() => setChosen([])} />
        <Link to="/intake">
          <Button type="primary">登记新案件</Button>
        </Link>
      </div>
      <p aria-live="polite">
        {(Object.keys(FURTHER) as (keyof typeof FURTHER)[])
          .filter((name) => filters[name])
          .map((name) => (
            <Tag key={name} closable onClose={() => set({ [name]: undefined })}>
              {FURTHER[name]}：
              {name === 'organ' ? titleOf(filters[name] ?? '') : (YES_NO[filters[name] ?? ''] ?? filters[name])}
            </Tag>
          ))}
      </p>
      <Listed list={list} rows={10}>
        {(items) => (
          <>
            <ReachableTable<Item>
              exportedElsewhere
              title="案件"
              virtual
              size="middle"
              scroll={{ x: 1180, y: 600 }}
              pagination={false}
              rowKey="caseNo"
              dataSource={items}
              columns={COLUMNS}
              onScroll={readFurther(list)}
              {...(mayAssign
                ? {
                    rowSelection: {
                      selectedRowKeys: [...chosen],
                      columnWidth: 48,
                      onChange: (keys: Key[]) => setChosen(keys.map(String)),
                    },
                  }
                : {})}
              locale={{ emptyText: <Empty description="没有符合条件的案件" /> }}
            />
            {list.hasNextPage && (
              <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                再读一百件
              </Button>
            )}
          </>
        )}
      </Listed>
    </>
  );
}

const COLUMNS: TableColumnsType<Item> = [
  { title: '编号', width: 170, render: (_, { caseNo }) => <Link to={`/cases/${caseNo}`}>{caseNo}</Link> },
  {
    title: '当事人',
    width: 320,
    ellipsis: true,
    render: (_, { workers, employers, workerCount }) =>
      `${workers.join('、') || '—'}${workerCount > workers.length ? `等${workerCount}人` : ''} 与 ${employers.join('、') || '—'}`,
  },
  { title: '阶段', width: 130, render: (_, { stage }) => STAGES[stage] },
  {
    title: '请求金额',
    width: 140,
    align: 'right',
    render: (_, { amountFen }) => (amountFen > 0 ? yuanText(amountFen) : '—'),
  },
  {
    title: '最近的截止日',
    width: 260,
    ellipsis: true,
    render: (_, { nextDue }) => (nextDue ? `${dayText(nextDue.dueOn)} ${nextDue.label}` : '—'),
  },
  { title: '承办人', width: 110, render: (_, { mediator }) => mediator ?? '未指派' },
  { title: '来源', width: 150, ellipsis: true, render: (_, { door }) => DOORS[door as Door] },
  { title: '登记日', width: 110, render: (_, { openedOn }) => openedOn },
];
