import { CalculatorOutlined } from '@ant-design/icons';
import { Button, Card, Form, Input, Select, Space } from 'antd';
import { CLAIM_KINDS } from '../../../shared/case/claims';
import { fenOf } from '../case/money-text';
import { GAP, HEAD } from './intake-style';

const KINDS = Object.entries(CLAIM_KINDS).map(([value, { label }]) => ({ value, label }));

/** 请求：one line each, so that each has an outcome of its own in the end. `calculate`: opens the calculator for a line. */
export function ClaimLines({ calculate }: { readonly calculate: (index: number) => void }) {
  return (
    <Card title={<h2 style={HEAD}>请求</h2>} style={GAP}>
      <Form.List name="claims">
        {(lines, { add, remove }) => (
          <>
            {lines.map(({ key, name: index }) => (
              <Space key={key} wrap align="start" role="group" aria-label={`请求${index + 1}`}>
                <Form.Item name={[index, 'kind']} label={`请求${index + 1}`} rules={[{ required: true }]}>
                  <Select style={{ width: 240 }} options={KINDS} showSearch={{ optionFilterProp: 'label' }} />
                </Form.Item>
                <Form.Item
                  name={[index, 'text']}
                  label="内容"
                  rules={[{ required: true, whitespace: true, message: '请写明请求的内容' }]}
                >
                  <Input maxLength={500} style={{ width: 300 }} />
                </Form.Item>
                <Form.Item
                  name={[index, 'yuan']}
                  label="金额（元）"
                  rules={[
                    {
                      validator: async (_, text?: string) => {
                        if (text && fenOf(text) === undefined) throw new Error('应为金额，最多两位小数');
                      },
                    },
                  ]}
                >
                  <Input inputMode="decimal" style={{ width: 140 }} />
                </Form.Item>
                <Form.Item name={[index, 'formula']} label="计算方式">
                  <Input maxLength={500} placeholder="如 5450 × 3个月" style={{ width: 200 }} />
                </Form.Item>
                <Form.Item label=" ">
                  <Button icon={<CalculatorOutlined aria-hidden />} onClick={() => calculate(index)}>
                    计算
                  </Button>
                </Form.Item>
                {lines.length > 1 && (
                  <Form.Item label=" ">
                    <Button onClick={() => remove(index)}>移除</Button>
                  </Form.Item>
                )}
              </Space>
            ))}
            <Button onClick={() => add({ kind: 'wage-arrears' })}>再加一项请求</Button>
          </>
        )}
      </Form.List>
    </Card>
  );
}
