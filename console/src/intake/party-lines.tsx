import { Button, Card, Form, Input, Select, Space } from 'antd';
import { VULNERABLE_GROUPS } from '../../../shared/case/form';
import { GAP, HEAD } from './intake-style';

const EMPLOYERS = {
  enterprise: '企业',
  'sole-proprietorship': '个体工商户',
  'public-institution': '事业单位',
  government: '国家机关',
  'social-organisation': '社会团体',
  other: '其他组织',
} as const;

type Props = { readonly name: 'workers' | 'employers'; readonly title: string; readonly ofWorker?: boolean };

/** One side of the dispute, a line for each. */
export function PartyLines({ name, title, ofWorker = false }: Props) {
  return (
    <Card title={<h2 style={HEAD}>{title}</h2>} style={GAP}>
      <Form.List name={name}>
        {(lines, { add, remove }) => (
          <>
            {lines.map(({ key, name: index }) => (
              <Space key={key} wrap align="start" role="group" aria-label={`${title}第${index + 1}位`}>
                <Form.Item
                  name={[index, 'name']}
                  label={ofWorker ? '姓名' : '名称'}
                  rules={[{ required: true, whitespace: true, message: ofWorker ? '请填写姓名' : '请填写名称' }]}
                >
                  <Input maxLength={100} style={{ width: ofWorker ? 140 : 280 }} autoComplete="off" />
                </Form.Item>
                {!ofWorker && (
                  <Form.Item name={[index, 'kind']} label="性质" initialValue="enterprise">
                    <Select
                      style={{ width: 140 }}
                      options={Object.entries(EMPLOYERS).map(([value, label]) => ({ value, label }))}
                    />
                  </Form.Item>
                )}
                <Form.Item name={[index, 'idNo']} label={ofWorker ? '证件号码' : '统一社会信用代码'}>
                  <Input maxLength={40} style={{ width: 200 }} autoComplete="off" />
                </Form.Item>
                <Form.Item
                  name={[index, 'phone']}
                  label="电话"
                  rules={[{ pattern: /^[0-9*+\-() ]{5,24}$/, message: '电话号码格式不正确' }]}
                >
                  <Input inputMode="tel" maxLength={24} style={{ width: 150 }} autoComplete="off" />
                </Form.Item>
                <Form.Item name={[index, 'address']} label="送达地址">
                  <Input maxLength={200} style={{ width: 260 }} autoComplete="off" />
                </Form.Item>
                {ofWorker && (
                  <Form.Item name={[index, 'groups']} label="需要特别关注">
                    <Select
                      mode="multiple"
                      style={{ width: 220 }}
                      options={Object.entries(VULNERABLE_GROUPS).map(([value, label]) => ({ value, label }))}
                    />
                  </Form.Item>
                )}
                {lines.length > 1 && (
                  <Form.Item label=" ">
                    <Button onClick={() => remove(index)}>移除</Button>
                  </Form.Item>
                )}
              </Space>
            ))}
            <Button onClick={() => add({})}>再加一位</Button>
          </>
        )}
      </Form.List>
    </Card>
  );
}
