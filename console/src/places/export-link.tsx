import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';

type Props = {
  /** The route that gives the list as a file. */
  readonly path: string;
  /** What the list is narrowed to, as in the address. */
  readonly filters: Readonly<Record<string, string | undefined>>;
};

/** The list as one sees it, as a file for a spreadsheet. */
export function ExportLink({ path, filters }: Props) {
  const given = Object.entries(filters).filter(([, value]) => value) as [string, string][];
  return (
    <Button href={`${path}?${new URLSearchParams(given)}`} download icon={<DownloadOutlined aria-hidden />}>
      导出表格
    </Button>
  );
}
