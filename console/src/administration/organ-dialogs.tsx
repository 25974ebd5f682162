import { DatePicker, Form, Input, Select } from 'antd';
import { ORGAN_KINDS } from '../../../shared/case/organs';
import { dayField } from '../intake/day-field';
import { FormDialog } from '../places/form-dialog';
import type { Organ } from '../places/organs';
import { required } from './required';

const KINDS = Object.entries(ORGAN_KINDS).map(([value, label]) => ({ value, label }));

const Kind = () => (
  <Form.Item name="kind" label="类别" rules={required('请选择类别')}>
    <Select options={KINDS} />
  </Form.Item>
);
const Title = () => (
  <Form.Item name="title" label="机构名称" rules={required('请填写机构名称')} extra="文书、卷宗和清单中显示的全称">
    <Input maxLength={100} />
  </Form.Item>
);
export const District = ({ extra }: { readonly extra?: string }) => (
  <Form.Item
    name="district"
    label="行政区划代码"
    extra={extra}
    rules={[{ pattern: /^\d{6}$/, message: '行政区划代码为六位数字' }]}
  >
    <Input maxLength={6} inputMode="numeric" style={{ width: 160 }} />
  </Form.Item>
);

/** 登记机构. */
export function AddOrgan({ organs, close }: { readonly organs: readonly Organ[]; readonly close: () => void }) {
  return (
    <FormDialog title="登记机构" okText="登记" path="/v1/organs" done="已登记" lists={['organs']} close={close}>
      <Form.Item name="id" label="机构编号" rules={required('请填写机构编号')} extra="登记后不能变更，如 ORG-NA-JD01">
        <Input maxLength={80} />
      </Form.Item>
      <Title />
      <Kind />
      <District />
      <Form.Item name="parent" label="上级机构">
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={organs.filter(({ closedOn }) => !closedOn).map(({ id, title }) => ({ value: id, label: title }))}
        />
      </Form.Item>
    </FormDialog>
  );
}

/** 变更机构; closed, it gets no posts any more. */
export function AmendOrgan({ organ, close }: { readonly organ: Organ; readonly close: () => void }) {
  const { id, title, kind, district, closedOn } = organ;
  return (
    <FormDialog
      title={`变更机构：${title}`}
      okText="变更"
      path={`/v1/organs/${encodeURIComponent(id)}`}
      initial={{ title, kind, ...(district ? { district } : {}), ...(closedOn ? { closedOn } : {}) }}
      done="已变更"
      lists={['organs']}
      close={close}
    >
      <Title />
      <Kind />
      <District />
      <Form.Item
        name="closedOn"
        label="撤销之日"
        extra="撤销后不再在该机构设岗；已设的岗位逐一撤销，未结案件先移交。"
        {...dayField}
      >
        <DatePicker />
      </Form.Item>
    </FormDialog>
  );
}
