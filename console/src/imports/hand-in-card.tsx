import { Alert, Button, Card, Form, Input, Space, Typography, Upload } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { problemLine } from '../exchange/use-order';
import type { Me } from '../places/session';
import { handIn, type Wanted } from './hand-in';

const DISTRICT_PLACE = 'yuhe-district';

/** A file is handed in, and looked through first: nothing is registered before one has seen what is in it. */
export function HandInCard({ me }: { readonly me: Me }) {
  const go = useNavigate();
  const [form] = Form.useForm<Wanted>();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const isCourt = me.role === 'court';
  const send = async (file: File) => {
    const wanted = await form.validateFields().catch(() => undefined);
    if (!wanted) return;
    setBusy(true);
    setFault(undefined);
    try {
      const { id } = await handIn(wanted, file);
      localStorage.setItem(DISTRICT_PLACE, wanted.district);
      void go(`/exchange/imports/${id}`);
    } catch (error) {
      setFault(problemLine(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>导入委派、委托清单</h2>} style={{ marginBlockEnd: 24 }}>
      <Typography.Paragraph>
        一行是一件，xlsx 或者
        csv，不超过5000行。交入后先试运行：逐行检查，错误的行可以当场改正，确认后再登记；同一委派、委托只登记一次。
      </Typography.Paragraph>
      <Form
        form={form}
        layout="inline"
        className="import-form"
        initialValues={{ district: localStorage.getItem(DISTRICT_PLACE) ?? '500108' }}
      >
        {isCourt && (
          <Form.Item name="organ" label="接收的调解组织" rules={[{ required: true, message: '请填写调解组织编号' }]}>
            <Input maxLength={80} placeholder="如 ORG-NA-JD01" style={{ width: 200 }} />
          </Form.Item>
        )}
        <Form.Item
          name="district"
          label="行政区划代码"
          rules={[{ required: true, pattern: /^\d{6}$/, message: '应为六位数字' }]}
        >
          <Input maxLength={6} inputMode="numeric" style={{ width: 110 }} />
        </Form.Item>
        <Form.Item>
          <Button href="/v1/imports/template" download>
            下载模板
          </Button>
        </Form.Item>
      </Form>
      <Upload.Dragger
        accept=".xlsx,.csv"
        showUploadList={false}
        disabled={busy}
        customRequest={({ file }) => void send(file as File)}
      >
        <Space orientation="vertical" size={2}>
          <Typography.Text strong>{busy ? '正在检查……' : '把清单拖到这里，或者点击选择文件'}</Typography.Text>
          <Typography.Text type="secondary">xlsx、csv（UTF-8 或者 GB18030），不超过10 MB</Typography.Text>
        </Space>
      </Upload.Dragger>
      {fault && <Alert type="error" showIcon title={fault} role="alert" style={{ marginBlockStart: 12 }} />}
    </Card>
  );
}
