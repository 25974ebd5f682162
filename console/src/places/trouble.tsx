import { DisconnectOutlined, FileSearchOutlined, LockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ProblemError } from '../case/transport';

type Props = {
  readonly error: unknown;
  /** What could not be had, as one says it: 案件, 期限. */
  readonly what?: string;
  readonly again?: (() => void) | undefined;
};

/** What is shown instead of what could not be had: whose business it is, and what to do next. */
export function Trouble({ error, what = '', again }: Props) {
  const document = error instanceof ProblemError ? error.document : undefined;
  const home = <Link to="/work">回到我的工作</Link>;
  const retry = again && <Button onClick={again}>重新读取</Button>;
  switch (document?.status) {
    case 403:
      return (
        <DeskState icon={<LockOutlined />} title={what ? `无权查阅${what}` : document.title} way={home}>
          {document.detail ?? '如工作需要查阅，请联系本单位管理员调整权限。'}
        </DeskState>
      );
    case 404:
      return (
        <DeskState icon={<FileSearchOutlined />} title={what ? `没有找到${what}` : document.title} way={home}>
          {document.detail}
        </DeskState>
      );
    default:
      return (
        <DeskState icon={<DisconnectOutlined />} title={what ? `${what}暂时不能显示` : '暂时不能读取'} way={retry}>
          {document?.detail ?? document?.title ?? '网络或者服务器暂时不可用，已填写的内容不会丢失。'}
        </DeskState>
      );
  }
}

type StateProps = {
  readonly icon: ReactNode;
  readonly title: string;
  /** The way on. */
  readonly way?: ReactNode;
  readonly children?: ReactNode;
};

/** A page or a part of it that has nothing to show, and says why. */
export function DeskState({ icon, title, way, children }: StateProps) {
  return (
    <section className="desk-state" role="status">
      <span className="desk-state-sign" aria-hidden>
        {icon}
      </span>
      <strong>{title}</strong>
      {children && <p>{children}</p>}
      {way}
    </section>
  );
}
