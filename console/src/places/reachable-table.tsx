import { Table, type TableProps } from 'antd';
import { useEffect, useRef } from 'react';

/** A table that is wider than the window can be moved with the keyboard as well (WCAG 2.1.1). */
export function ReachableTable<Row extends object>({
  title,
  ...rest
}: Omit<TableProps<Row>, 'title'> & { readonly title: string }) {
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
