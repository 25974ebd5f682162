import { App, Button, Card, Checkbox, DatePicker, Form, Input, Radio, Select, Space, Typography } from 'antd';
import { useRef, useState } from 'react';
import { DOORS, RISK_LEVELS } from '../../../shared/case/form';
import { ProblemError, request } from '../case/transport';
import { useMe } from '../places/session';
import { ClaimLines } from './claim-lines';
import { GAP, HEAD } from './intake-style';
import { dayField } from './day-field';
import { Opened, type OpenedCase } from './opened';
import { openingOf, placeOf, TYPED_DOORS, type Typed } from './opening';
import { PartyLines } from './party-lines';
import { ReadBack } from './read-back';
import { Similar } from './similar';

const HOTLINES = ['12333', '12348', '12351', '12345'];
const DISTRICT_PLACE = 'yuhe-district';

/** 一窗受理台：one form for every door. What is typed here is not typed again. */
export function IntakePage() {
  const [form] = Form.useForm<Typed>();
  const { message } = App.useApp();
  const { data: me } = useMe();
  const [opened, setOpened] = useState<OpenedCase>();
  const [busy, setBusy] = useState(false);
  const [reading, setReading] = useState<Typed>();
  /** One form is one case, however often the button is pressed. */
  const key = useRef(crypto.randomUUID());
  const door = Form.useWatch('door', form);
  const stillEmployed = Form.useWatch('stillEmployed', form);
  const by = { organ: me?.organ ?? '', officer: me?.name ?? me?.id ?? '' };

  const register = async (typed: Typed) => {
    setBusy(true);
    try {
      localStorage.setItem(DISTRICT_PLACE, typed.district);
      const headers = { 'Idempotency-Key': key.current };
      setOpened(await request<OpenedCase>('/v1/cases', { body: openingOf(typed, by), headers }));
    } catch (error) {
      const document = error instanceof ProblemError ? error.document : undefined;
      const faults = (document?.fields ?? []).flatMap(({ path, message: text, hint }) => {
        const name = placeOf(path, typed.workers.length);
        return name ? [{ name: name as never, errors: [hint ? `${text}（${hint}）` : text] }] : [];
      });
      form.setFields(faults);
      if (faults[0]) form.scrollToField(faults[0].name, { focus: true });
      void message.error(document?.detail ?? '未能登记，请稍后再试；已填写的内容仍在');
      // What was refused may be put right; only an answer that did not come is asked for again under its key.
      if (document && (document.status ?? 500) < 500) key.current = crypto.randomUUID();
    } finally {
      setBusy(false);
    }
  };

  const next = () => {
    key.current = crypto.randomUUID();
    form.resetFields();
    setOpened(undefined);
  };

  if (opened) return <Opened opened={opened} next={next} />;
  return (
    <>
      <Typography.Title level={1} style={{ fontSize: 24 }}>
        一窗受理
      </Typography.Title>
      <Form<Typed>
        form={form}
        layout="vertical"
        style={{ maxWidth: 980 }}
        onFinish={(typed) => void register(typed)}
        scrollToFirstError={{ focus: true }}
        initialValues={{
          door: 'window',
          disputeKind: 'labour',
          district: localStorage.getItem(DISTRICT_PLACE) ?? '500108',
          workers: [{}],
          employers: [{}],
          claims: [{ kind: 'wage-arrears' }],
        }}
      >
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
              <Select
                style={{ width: 220 }}
                options={[
                  { value: 'labour', label: '劳动争议' },
                  { value: 'personnel', label: '人事争议' },
                  { value: 'civil-servant-contract', label: '聘任制公务员聘任合同争议' },
                ]}
              />
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
        <PartyLines name="workers" title="劳动者" ofWorker />
        <PartyLines name="employers" title="用人单位" />
        <Similar form={form} />
        <ClaimLines />
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
        <Space style={GAP}>
          <Button type="primary" htmlType="submit" loading={busy}>
            登记
          </Button>
          <Button onClick={() => setReading(form.getFieldsValue(true) as Typed)}>口头申请：读给申请人听</Button>
        </Space>
      </Form>
      {reading && <ReadBack typed={reading} by={by} close={() => setReading(undefined)} />}
    </>
  );
}
