import { Table, type TableProps } from 'antd';
import { useEffect, useRef } from 'react';
import { useIsPhone } from './narrow';
import { RowCards } from './row-cards';

type Props<Row> = Omit<TableProps<Row>, 'title'> & { readonly title: string };

/** A table that is wider than the window can be moved with the keyboard as well (WCAG 2.1.1); on a phone it is cards. */
export function ReachableTable<Row extends object>({ title, ...rest }: Props<Row>) {
  const isPhone = useIsPhone();
  return isPhone ? <RowCards<Row> title={title} {...rest} /> : <WideTable<Row> title={title} {...rest} />;
}

function WideTable<Row extends object>({ title, ...rest }: Props<Row>) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    for (const moving of place.current?.querySelectorAll('.ant-table-content, .ant-table-body') ?? []) {
      moving.setAttribute('tabindex', '0');
      moving.setAttribute('role', 'region');
      moving.setAttribute('aria-label', title);
    }
  });
  return (
    <div ref={place}>
      <Table<Row> {...rest} />
    </div>
  );
}
