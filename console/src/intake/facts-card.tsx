import { Card, Checkbox, DatePicker, Form, Input, Radio, Space } from 'antd';
import { dayField } from './day-field';
import { GAP, HEAD } from './intake-style';

/** 事实和日期：what happened, and the days from which the law counts. */
export function FactsCard() {
  const stillEmployed = Form.useWatch<boolean | undefined>('stillEmployed');
  return (
    <Card title={<h2 style={HEAD}>事实和日期</h2>} style={GAP}>
      <Form.Item name="summary" label="事实和理由" rules={[{ required: true, message: '请写明事实和理由' }]}>
        <Input.TextArea rows={4} maxLength={4000} showCount />
      </Form.Item>
      <Space wrap align="start">
        <Form.Item name="infringedOn" label="知道权利被侵害之日" extra="仲裁时效自此起算" {...dayField}>
          <DatePicker />
        </Form.Item>
        <Form.Item name="stillEmployed" label="劳动关系">
          <Radio.Group
            options={[
              { value: true, label: '仍在职' },
              { value: false, label: '已经终止' },
            ]}
          />
        </Form.Item>
        {stillEmployed === false && (
          <Form.Item name="employmentEndedOn" label="终止之日" {...dayField}>
            <DatePicker />
          </Form.Item>
        )}
      </Space>
      <Form.Item name="eService" valuePropName="checked">
        <Checkbox>申请人同意电子送达</Checkbox>
      </Form.Item>
    </Card>
  );
}
