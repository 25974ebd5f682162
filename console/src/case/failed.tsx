import { Button, Result } from 'antd';

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
  return (
    <Result
      status="warning"
      className="case-failed"
      title={`${what}暂时不能显示`}
      subTitle={error.message}
      extra={<Button onClick={again}>重新读取</Button>}
    />
  );
}
