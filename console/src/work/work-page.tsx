import type { z } from 'zod';
import { Alert, Button, Empty, Skeleton, Statistic, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { dayText, daysUntil, awayText } from '../case/day-text';
import { Mark } from '../case/mark';
import { roleNames } from '../case/role-names';
import { ROLES } from '../../../shared/case/actor';
import type { WORKLIST_CONTRACTS } from '../../../shared/contract/worklist-contracts';
import { Choice } from '../places/choice';
import { ExportLink } from '../places/export-link';
import { readFurther } from '../places/further';
import { useFilters, useList } from '../places/lists';
import { useLiveLists } from '../places/live';
import { useMe } from '../places/session';
import { ReachableTable } from '../places/reachable-table';
import { SavedViews } from '../places/saved-views';
import { Trouble } from '../places/trouble';
import { Assigning, useMayAssign } from './assigning';

type WorkPageAnswer = z.output<typeof WORKLIST_CONTRACTS.readWorklist.answer>;
type WorkItem = WorkPageAnswer['items'][number];

const FILTERS = ['mediator', 'kind', 'role', 'day', 'overdue'] as const;
/** Within so many days a statutory period is urgent. */
const URGENT_DAYS = 2;
const POLICY = 'policy';

/** 我的工作：what is due, what is overdue, and on whom it waits. */
export function WorkPage() {
  const { filters, set, clear } = useFilters(FILTERS);
  const list = useList<WorkPageAnswer>('worklist', '/v1/worklist', filters);
  const { data: me } = useMe();
  const mayAssign = useMayAssign();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  useLiveLists('worklist');
  // Several deadlines of a case are one case to assign.
  const cases = [...new Set(chosen.map((key) => key.split('/')[0] ?? ''))];
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const first = list.data?.pages[0];
  const urgent = first ? items.filter((item) => isUrgent(item, first.today)) : [];
  return (
    <>
      <Typography.Title level={1} style={{ fontSize: 24 }}>
        我的工作
      </Typography.Title>
      {first?.counts && (
        <section className="desk-figures" aria-label="件数">
          <Figure title="已逾期" value={first.counts.overdue} show={() => set({ overdue: 'true', day: '' })} />
          <Figure title="今天到期" value={first.counts.today} show={() => set({ overdue: '', day: first.today })} />
          <Figure
            title="其后七日内到期"
            value={first.counts.next7Days}
            show={() => set({ overdue: 'false', day: '' })}
          />
        </section>
      )}
      <div className="desk-bar" role="group" aria-label="筛选">
        {me?.role === 'mediator' && (
          <Button
            type={filters.mediator ? 'primary' : 'default'}
            aria-pressed={Boolean(filters.mediator)}
            onClick={() => set({ mediator: filters.mediator ? '' : me.id })}
          >
            只看我承办的
          </Button>
        )}
        <Choice label="由谁办理" table={ROLES} value={filters.role} choose={(role) => set({ role })} />
        <Choice label="期限性质" table={KINDS} value={filters.kind} choose={(kind) => set({ kind })} />
        {Object.keys(filters).length > 0 && <Button onClick={clear}>清除筛选</Button>}
        <SavedViews page="work" />
        <ExportLink path="/v1/worklist/export" filters={filters} />
        <Assigning caseNos={cases} done={() => setChosen([])} />
        <Link to="/work/hand-over">交接清单</Link>
      </div>
      {urgent.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={`有${urgent.length}项法定期限在${URGENT_DAYS}日内届满，已排在最前。`}
          style={{ marginBlockEnd: 12 }}
        />
      )}
      {list.error ? (
        <Trouble error={list.error} again={() => void list.refetch()} />
      ) : list.isPending || !first ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : (
        <>
          <ReachableTable<WorkItem>
            exportedElsewhere
            title="待办期限"
            virtual
            size="middle"
            scroll={{ x: 1080, y: 560 }}
            pagination={false}
            rowKey={({ caseNo, key }) => `${caseNo}/${key}`}
            dataSource={[...urgent, ...items.filter((item) => !urgent.includes(item))]}
            columns={columnsFor(first.today)}
            onScroll={readFurther(list)}
            {...(mayAssign
              ? {
                  rowSelection: {
                    selectedRowKeys: [...chosen],
                    columnWidth: 48,
                    onChange: (keys) => setChosen(keys.map(String)),
                  },
                }
              : {})}
            locale={{ emptyText: <Empty description="没有待办的期限。新案件请到“受理”登记。" /> }}
          />
          {list.hasNextPage && (
            <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              再读一百项
            </Button>
          )}
        </>
      )}
    </>
  );
}

const KINDS = {
  lapse: '届满即生后果',
  window: '届满即不得再申请',
  duty: '办案机关义务',
  external: '其他机关期限',
  agreed: '当事人约定',
  policy: '本地工作要求（非法定）',
} as const;

const isUrgent = ({ kind, state, dueOn }: WorkItem, today: string): boolean =>
  kind !== POLICY && (state === 'today' || (state === 'ahead' && daysUntil(today, dueOn) <= URGENT_DAYS));

function Figure({ title, value, show }: { readonly title: string; readonly value: number; readonly show: () => void }) {
  return (
    <div className="desk-figure">
      <Statistic title={title} value={value} suffix="项" />
      <Button type="link" style={{ paddingInline: 0 }} onClick={show} aria-label={`查看${title}的`}>
        查看
      </Button>
    </div>
  );
}

const STATES = { overdue: '已逾期', today: '今天到期', ahead: '' } as const;

const columnsFor = (today: string): TableColumnsType<WorkItem> => [
  {
    title: '截止日',
    width: 210,
    render: (_, { dueOn, state, provisional }) => (
      <>
        <Mark tone={state === 'overdue' ? 'bad' : state === 'today' ? 'warn' : 'quiet'}>
          {STATES[state] || awayText(daysUntil(today, dueOn))}
        </Mark>{' '}
        {dayText(dueOn, today)}
        {provisional && '（暂定）'}
      </>
    ),
  },
  {
    title: '办什么',
    width: 260,
    render: (_, { label, about, kind }) => (
      <>
        {label}
        {about && <Typography.Text type="secondary">（{about}）</Typography.Text>}
        {kind === POLICY && <Typography.Text type="secondary"> 非法定</Typography.Text>}
      </>
    ),
  },
  { title: '等谁', width: 170, render: (_, { roles }) => roleNames(roles) },
  {
    title: '案件',
    width: 180,
    render: (_, { caseNo }) => <Link to={`/cases/${caseNo}`}>{caseNo}</Link>,
  },
  {
    title: '当事人',
    width: 300,
    ellipsis: true,
    render: (_, { workers, employers }) => `${workers.join('、') || '—'} 与 ${employers.join('、') || '—'}`,
  },
  { title: '承办人', width: 120, render: (_, { mediator }) => mediator ?? '未指派' },
];
