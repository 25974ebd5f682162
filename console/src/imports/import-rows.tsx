import { Empty, Skeleton, Typography, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { COURT_COLUMNS, type CourtColumn } from '../../../shared/exchange/court-spreadsheet/columns';
import { Mark } from '../case/mark';
import { More } from '../exchange/more';
import { useList } from '../places/lists';
import { ReachableTable } from '../places/reachable-table';
import { Trouble } from '../places/trouble';
import { RowCorrection } from './row-correction';
import { ROW_WORDS, rowsOf, type Import, type Row, type RowPage, type RowState } from './shapes';

type Props = { readonly file: Import; readonly state: RowState; readonly mayWork: boolean };

/** Rows of an import in one state; those that are wrong are put right where they stand. */
export function ImportRows({ file, state, mayWork }: Props) {
  const list = useList<RowPage>(rowsOf(file.id), `/v1/imports/${file.id}/rows`, { state });
  if (list.error && !list.data) return <Trouble error={list.error} again={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton active paragraph={{ rows: 6 }} />;
  const rows = list.data.pages.flatMap(({ items }) => items) as unknown as Row[];
  return (
    <>
      <ReachableTable<Row>
        title={`${ROW_WORDS[state][0]}的行`}
        size="middle"
        scroll={{ x: 1100 }}
        pagination={false}
        rowKey="row"
        dataSource={rows}
        columns={state === 'refused' ? [...WHO, correction(file, mayWork)] : [...WHO, ...WHAT]}
        locale={{ emptyText: <Empty description="没有这样的行" /> }}
      />
      <More list={list} />
    </>
  );
}

const WHO: TableColumnsType<Row> = [
  { title: '行', width: 60, render: (_, { row }) => row },
  {
    title: '案号',
    width: 220,
    render: (_, { cells, original }) => (
      <>
        {cells.案号 || '—'}
        <Typography.Text type="secondary">
          <br />
          {cells.法院代码} {cells.方式}
          {original && <Changed cells={cells} original={original} />}
        </Typography.Text>
      </>
    ),
  },
  {
    title: '当事人',
    width: 220,
    render: (_, { cells }) => `${cells.原告 || '—'} 与 ${cells.被告 || '—'}`,
  },
];

const WHAT: TableColumnsType<Row> = [
  { title: '案由', width: 180, render: (_, { cells }) => cells.案由 || '—' },
  { title: '移送日期', width: 120, render: (_, { cells }) => cells.移送日期 || '—' },
  {
    title: '结果',
    width: 260,
    render: (_, { state, faults }) => (
      <>
        <Mark tone={ROW_WORDS[state][1]}>{ROW_WORDS[state][0]}</Mark> {faults.map(({ message }) => message).join('；')}
      </>
    ),
  },
  {
    title: '案件',
    width: 160,
    render: (_, { caseNo }) => (caseNo ? <Link to={`/cases/${caseNo}`}>{caseNo}</Link> : '—'),
  },
];

const correction = (file: Import, mayWork: boolean): TableColumnsType<Row>[number] => ({
  title: '哪里不对，怎样改',
  width: 600,
  render: (_, row) => <RowCorrection key={row.row} file={file} row={row} mayWork={mayWork} />,
});

/** What was put right: the file's words stay beside it. */
function Changed({ cells, original }: Pick<Row, 'cells'> & { readonly original: Row['cells'] }) {
  const changed = COURT_COLUMNS.filter((column: CourtColumn) => cells[column] !== original[column]);
  if (changed.length === 0) return null;
  return (
    <>
      <br />
      改正了{changed.map((column) => `${column}（原文“${original[column]}”）`).join('、')}
    </>
  );
}
