import { Button, Empty, Skeleton, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { ORGAN_KINDS } from '../../../shared/case/organs';
import { Mark } from '../case/mark';
import { Choice } from '../places/choice';
import { useFilters } from '../places/lists';
import { useOrgans, type Organ } from '../places/organs';
import { ReachableTable } from '../places/reachable-table';
import { Trouble } from '../places/trouble';
import { AddOrgan, AmendOrgan } from './organ-dialogs';

/** 机构：who there is, what each is called, and which are closed. */
export function Organs() {
  const { data, error, refetch } = useOrgans();
  const { filters, set } = useFilters(['kind']);
  const [adding, setAdding] = useState(false);
  const [amending, setAmending] = useState<Organ>();
  if (error) return <Trouble error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 6 }} />;
  const shown = data.items.filter(({ kind }) => !filters.kind || kind === filters.kind);
  return (
    <>
      <div className="desk-bar" role="group" aria-label="机构">
        <Choice label="类别" table={ORGAN_KINDS} value={filters.kind} choose={(kind) => set({ kind })} />
        <Button type="primary" onClick={() => setAdding(true)}>
          登记机构
        </Button>
      </div>
      <ReachableTable<Organ>
        title="机构"
        size="middle"
        scroll={{ x: 900 }}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        rowKey="id"
        dataSource={shown}
        columns={columnsFor(data.items, setAmending)}
        locale={{ emptyText: <Empty description="还没有登记这一类别的机构" /> }}
      />
      {adding && <AddOrgan organs={data.items} close={() => setAdding(false)} />}
      {amending && <AmendOrgan organ={amending} close={() => setAmending(undefined)} />}
    </>
  );
}

const columnsFor = (all: readonly Organ[], amend: (organ: Organ) => void): TableColumnsType<Organ> => [
  { title: '机构名称', render: (_, { title }) => title },
  { title: '编号', width: 180, render: (_, { id }) => id },
  { title: '类别', width: 150, render: (_, { kind }) => ORGAN_KINDS[kind] },
  { title: '区划', width: 90, render: (_, { district }) => district ?? '—' },
  {
    title: '上级',
    width: 200,
    render: (_, { parent }) => all.find(({ id }) => id === parent)?.title ?? parent ?? '—',
  },
  {
    title: '情况',
    width: 170,
    render: (_, { closedOn }) => (closedOn ? <Mark tone="quiet">{closedOn}撤销</Mark> : <Mark tone="good">在册</Mark>),
  },
  {
    title: '办理',
    width: 90,
    render: (_, organ) => (
      <Button size="small" aria-label={`变更：${organ.title}`} onClick={() => amend(organ)}>
        变更
      </Button>
    ),
  },
];
