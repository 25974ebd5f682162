import { Button, Result } from 'antd';
import { Link } from 'react-router';

export function Lost() {
  return (
    <Result
      status="404"
      title="没有这一页"
      subTitle="地址可能已经变更。"
      extra={
        <Link to="/work">
          <Button type="primary">回到我的工作</Button>
        </Link>
      }
    />
  );
}
