import { Button, Popconfirm, Space } from 'antd';
import { useOrder } from '../exchange/use-order';
import { useMe } from '../places/session';
import type { Told } from './password-once';
import type { Person } from './people';
import { Striking } from './striking';

type Props = {
  readonly person: Person;
  readonly post: (person: string) => void;
  readonly tell: (told: Told) => void;
};

/** What can be done about a person: a post, another password, the end of the account. About oneself, another does it. */
export function PersonOrders({ person: { id, name, account }, post, tell }: Props) {
  const { busy, give } = useOrder('people');
  const { data: me } = useMe();
  const at = `/v1/people/${encodeURIComponent(id)}`;
  const reset = async () => {
    const told = await give<Told>(`${at}/password`, {}, '');
    if (told) tell(told);
  };
  if (account?.disabled) return null;
  const isMe = id === me?.id;
  return (
    <Space size="small" wrap>
      {!isMe && (
        <Button size="small" aria-label={`设岗：${name}`} onClick={() => post(id)}>
          设岗
        </Button>
      )}
      {account && (
        <>
          <Popconfirm
            title={`重设密码：${name}`}
            description="原密码作废，锁定解除，已经登录的随即退出。"
            okText="重设"
            cancelText="返回"
            onConfirm={() => void reset()}
          >
            <Button size="small" loading={busy} aria-label={`重设密码：${name}`}>
              重设密码
            </Button>
          </Popconfirm>
          {!isMe && (
            <Striking
              label="停用"
              about={name}
              consequence="账号不能再登录，已经登录的随即退出。停用后不能恢复；在办案件应当先移交。"
              path={`${at}/disable`}
              done="已停用"
              lists={['people']}
            />
          )}
        </>
      )}
    </Space>
  );
}
