import { Button, Result } from 'antd';
import { ProblemError } from './transport';

const NOT_ALLOWED = 403;

/** A part of the page that could not be read, and how to go on. */
export function Failed({
  what,
  error,
  again,
}: {
  readonly what: string;
  readonly error: Error;
  readonly again: () => void;
}) {
  const isForbidden = error instanceof ProblemError && error.document.status === NOT_ALLOWED;
  return (
    <Result
      status={isForbidden ? '403' : 'warning'}
      className="case-failed"
      title={isForbidden ? `无权查阅${what}` : `${what}暂时不能显示`}
      subTitle={error.message}
      extra={!isForbidden && <Button onClick={again}>重新读取</Button>}
    />
  );
}
