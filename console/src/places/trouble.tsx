import { Button, Result } from 'antd';
import { ProblemError } from '../case/transport';

const NOT_ALLOWED = 403;

/** What is shown instead of what could not be had: whose business it is, or what to do next. */
export function Trouble({ error, again }: { readonly error: unknown; readonly again?: (() => void) | undefined }) {
  const document = error instanceof ProblemError ? error.document : undefined;
  const status = document?.status === NOT_ALLOWED ? '403' : 'warning';
  return (
    <Result
      status={status}
      title={document?.title ?? '暂时不能读取'}
      subTitle={document?.detail ?? '网络或者服务器暂时不可用，已填写的内容不会丢失。'}
      extra={again && status !== '403' ? <Button onClick={again}>重新读取</Button> : undefined}
    />
  );
}
