import { DownloadOutlined } from '@ant-design/icons';
import { Button, Table, type TableProps } from 'antd';
import { useEffect, useRef } from 'react';
import { csvText } from '../../../shared/contract/csv-text';
import { useIsPhone } from './narrow';
import { RowCards } from './row-cards';

type Props<Row> = Omit<TableProps<Row>, 'title'> & {
  readonly title: string;
  /** The page offers the whole list as a file; otherwise the table offers what it shows. */
  readonly exportedElsewhere?: true;
};

/** A table that is wider than the window can be moved with the keyboard as well (WCAG 2.1.1); on a phone it is cards. */
export function ReachableTable<Row extends object>({ title, exportedElsewhere, ...rest }: Props<Row>) {
  const isPhone = useIsPhone();
  if (isPhone) return <RowCards<Row> title={title} {...rest} />;
  return <WideTable<Row> title={title} {...(exportedElsewhere ? { exportedElsewhere } : {})} {...rest} />;
}

function WideTable<Row extends object>({ title, exportedElsewhere, ...rest }: Props<Row>) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    for (const moving of place.current?.querySelectorAll('.ant-table-content, .ant-table-body') ?? []) {
      moving.setAttribute('tabindex', '0');
      moving.setAttribute('role', 'region');
      moving.setAttribute('aria-label', title);
    }
  });
  const empty = (rest.dataSource ?? []).length === 0;
  return (
    <>
      <div ref={place}>
        <Table<Row> {...rest} />
      </div>
      {!exportedElsewhere && !empty && (
        <Button
          type="link"
          icon={<DownloadOutlined aria-hidden />}
          aria-label={`导出表格（${title}）`}
          onClick={() => place.current && saved(title, shownRows(place.current))}
        >
          导出表格
        </Button>
      )}
    </>
  );
}

/** What the table shows, with the titles of its columns; without what only serves to choose or to open a row. */
function shownRows(place: HTMLElement): string[][] {
  const lines = [...place.querySelectorAll<HTMLElement>('thead tr, tbody tr.ant-table-row')];
  return lines.map((line) =>
    [...line.querySelectorAll<HTMLElement>('th, td')]
      .filter((cell) => !cell.matches('.ant-table-selection-column, .ant-table-row-expand-icon-cell'))
      .map((cell) => cell.innerText.trim().replaceAll(/\s+/g, ' ')),
  );
}

function saved(name: string, rows: readonly (readonly string[])[]): void {
  const address = URL.createObjectURL(new Blob([csvText(rows)], { type: 'text/csv' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: `${name}.csv` });
  link.click();
  URL.revokeObjectURL(address);
}
