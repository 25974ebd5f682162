import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { daysUntil } from '../case/day-text';

/** So many days are exported at once, as the route says. */
const MOST_DAYS = 31;

type Props = { readonly from: string | undefined; readonly to: string | undefined };

/** The log of the chosen days with signatures and keys, which anybody can check without us. */
export function ExportAudit({ from, to }: Props) {
  const days = from && to ? daysUntil(from, to) + 1 : undefined;
  if (from && to && days !== undefined && days <= MOST_DAYS)
    return (
      <Button
        href={`/v1/audit/export?${new URLSearchParams({ from, to })}`}
        download
        icon={<DownloadOutlined aria-hidden />}
      >
        导出可核验的审计记录
      </Button>
    );
  return <span className="case-small">选定至多{MOST_DAYS}日的起止日，即可导出可核验的审计记录。</span>;
}
