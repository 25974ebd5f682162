import { FileSearchOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { DeskState } from './trouble';

export function Lost() {
  return (
    <>
      <h1>没有这一页</h1>
      <DeskState icon={<FileSearchOutlined />} title="地址可能已经变更" way={<Link to="/work">回到我的工作</Link>} />
    </>
  );
}
