import { Button, Checkbox, type TableColumnType, type TableProps } from 'antd';
import { isValidElement, useState, type Key, type ReactNode } from 'react';

type Props<Row> = Pick<
  TableProps<Row>,
  'columns' | 'dataSource' | 'rowKey' | 'rowSelection' | 'expandable' | 'locale' | 'pagination'
> & { readonly title: string };

/** Of a list that has no pages, all. */
const ALL = Number.MAX_SAFE_INTEGER;

/** The rows of a table on a phone: a card each, with the columns' titles beside what they hold. */
export function RowCards<Row extends object>(props: Props<Row>) {
  const { title, dataSource = [], locale, pagination } = props;
  const [pages, setPages] = useState(1);
  const atOnce = (pagination && pagination.pageSize) || ALL;
  const left = dataSource.length - pages * atOnce;
  if (dataSource.length === 0) return <>{nodeOf(locale?.emptyText)}</>;
  return (
    <>
      <ul className="desk-cards" aria-label={title}>
        {dataSource.slice(0, pages * atOnce).map((row, index) => (
          <Card<Row> key={keyOf(props, row)} row={row} index={index} {...props} />
        ))}
      </ul>
      {left > 0 && <Button onClick={() => setPages(pages + 1)}>再显示{Math.min(atOnce, left)}项</Button>}
    </>
  );
}

function Card<Row extends object>(props: Props<Row> & { readonly row: Row; readonly index: number }) {
  const { row, index, columns = [], rowSelection, expandable } = props;
  return (
    <li data-row>
      {rowSelection && (
        <Checkbox
          checked={rowSelection.selectedRowKeys?.includes(keyOf(props, row)) ?? false}
          disabled={Boolean(rowSelection.getCheckboxProps?.(row).disabled)}
          onChange={() => choose(props, row)}
        >
          选择第{index + 1}项
        </Checkbox>
      )}
      <dl>
        {(columns as readonly TableColumnType<Row>[]).map((column, at) => (
          <div key={column.key ?? at}>
            <dt>{nodeOf(column.title)}</dt>
            <dd>{cellOf(column, row, index)}</dd>
          </div>
        ))}
      </dl>
      {expandable?.expandedRowRender && <More>{() => expandable.expandedRowRender?.(row, index, 0, true)}</More>}
    </li>
  );
}

const keyOf = <Row,>({ rowKey = 'key' }: Props<Row>, row: Row): Key =>
  typeof rowKey === 'function' ? rowKey(row) : String(row[rowKey as keyof Row]);

function choose<Row extends object>(props: Props<Row>, row: Row): void {
  const { dataSource = [], rowSelection } = props;
  const before = rowSelection?.selectedRowKeys ?? [];
  const key = keyOf(props, row);
  const keys = before.includes(key) ? before.filter((each) => each !== key) : [...before, key];
  rowSelection?.onChange?.(
    keys,
    dataSource.filter((each) => keys.includes(keyOf(props, each))),
    { type: 'single' },
  );
}

/** What a row holds besides is read when somebody wants to see it. */
function More({ children }: { readonly children: () => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>展开</summary>
      {open && children()}
    </details>
  );
}

const nodeOf = (what: unknown): ReactNode =>
  typeof what === 'function' ? (what as (nothing: object) => ReactNode)({}) : (what as ReactNode);

function cellOf<Row extends object>(column: TableColumnType<Row>, row: Row, index: number): ReactNode {
  const value = typeof column.dataIndex === 'string' ? (row as Record<string, unknown>)[column.dataIndex] : undefined;
  if (!column.render) return value as ReactNode;
  const shown = column.render(value, row, index);
  return isValidElement(shown) || typeof shown !== 'object' ? (shown as ReactNode) : nodeOf(shown);
}
