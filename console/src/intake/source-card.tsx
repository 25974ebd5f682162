import { Card, DatePicker, Form, Input, Radio, Select, Space } from 'antd';
import { DOORS, RISK_LEVELS } from '../../../shared/case/form';
import { dayField } from './day-field';
import { HEAD } from './intake-style';
import { TYPED_DOORS } from './opening';

const HOTLINES = ['12333', '12348', '12351', '12345'];
const KINDS = [
  { value: 'labour', label: '劳动争议' },
  { value: 'personnel', label: '人事争议' },
  { value: 'civil-servant-contract', label: '聘任制公务员聘任合同争议' },
];

/** 来源：by which door the dispute comes in; the rest of the form is the same for all of them. */
export function SourceCard() {
  const door = Form.useWatch<string | undefined>('door');
  return (
    <Card title={<h2 style={HEAD}>来源</h2>}>
      <Form.Item name="door" label="从哪里来" rules={[{ required: true }]}>
        <Radio.Group options={TYPED_DOORS.map((value) => ({ value, label: DOORS[value] }))} />
      </Form.Item>
      {door === 'hotline' && (
        <Space wrap align="start">
          <Form.Item name="hotline" label="热线" rules={[{ required: true, message: '请选择热线' }]}>
            <Select style={{ width: 120 }} options={HOTLINES.map((value) => ({ value, label: value }))} />
          </Form.Item>
          <Form.Item name="orderNo" label="工单号" rules={[{ required: true, message: '请填写工单号' }]}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item
            name="dispatchedOn"
            label="派单日期"
            rules={[{ required: true, message: '请选择派单日期' }]}
            {...dayField}
          >
            <DatePicker />
          </Form.Item>
        </Space>
      )}
      <Space wrap align="start">
        <Form.Item name="disputeKind" label="争议类型">
          <Select style={{ width: 220 }} options={KINDS} />
        </Form.Item>
        <Form.Item
          name="district"
          label="行政区划代码"
          rules={[{ required: true, pattern: /^\d{6}$/, message: '应为六位行政区划代码' }]}
        >
          <Input maxLength={6} inputMode="numeric" />
        </Form.Item>
        <Form.Item name="riskLevel" label="风险等级">
          <Select
            allowClear
            style={{ width: 140 }}
            options={Object.entries(RISK_LEVELS).map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
      </Space>
    </Card>
  );
}
