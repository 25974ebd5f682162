import { Button, Popconfirm } from 'antd';
import { useOrder } from '../exchange/use-order';

type Props = {
  /** What the button says: 撤销岗位. */
  readonly label: string;
  /** Whom or what it concerns, for those who cannot see the row. */
  readonly about: string;
  /** What follows from it. */
  readonly consequence: string;
  readonly path: string;
  readonly done: string;
  readonly lists: readonly string[];
};

/** Ends what was granted, once one has said twice that one wants it: it cannot be taken back, only granted anew. */
export function Striking({ label, about, consequence, path, done, lists }: Props) {
  const { busy, give } = useOrder(...lists);
  return (
    <Popconfirm
      title={`${label}：${about}`}
      description={<div style={{ maxWidth: 320 }}>{consequence}</div>}
      okText={label}
      cancelText="返回"
      onConfirm={() => void give(path, {}, done)}
    >
      <Button size="small" danger loading={busy} aria-label={`${label}：${about}`}>
        {label}
      </Button>
    </Popconfirm>
  );
}
