import { Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import type { ListedMandate } from './mandates';
import { useOrder } from './use-order';

type Said = { readonly decision: 'closed' | 'rejected'; readonly code?: string; readonly detail?: string };

/** 审核结果：the court closes the matter with the result, or sends it back with a code and what is to be put right. */
export function ResultAnswer({ mandate: { state, ourCaseNo, outcomeLabel } }: { readonly mandate: ListedMandate }) {
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Said>();
  const decision = Form.useWatch('decision', form);
  const { busy, give } = useOrder('mandates', 'mandate-figures');
  if (state !== 'returned') return '—';
  const send = async ({ decision, code, detail }: Said) => {
    const input = {
      decision,
      ...(code?.trim() ? { code: code.trim() } : {}),
      ...(detail?.trim() ? { detail: detail.trim() } : {}),
    };
    const body = { name: 'mandate.answer-result', input };
    const answer = await give(
      `/v1/cases/${ourCaseNo}/actions`,
      body,
      decision === 'closed' ? '已审核办结' : '已退回补正',
    );
    if (answer) setOpen(false);
  };
  return (
    <>
      <Button
        size="small"
        onClick={() => {
          // Another version is looked at anew.
          form.resetFields();
          setOpen(true);
        }}
      >
        审核结果
      </Button>
      <Modal
        open={open}
        title={`审核调解结果：${outcomeLabel ?? ''}`}
        okText="提交审核意见"
        cancelText="返回"
        confirmLoading={busy}
        onCancel={() => setOpen(false)}
        onOk={() => form.submit()}
        forceRender
      >
        <Form form={form} layout="vertical" initialValues={{ decision: 'closed' }} onFinish={(said) => void send(said)}>
          <Form.Item name="decision" label="审核意见">
            <Radio.Group
              options={[
                { value: 'closed', label: '材料齐备，审核办结' },
                { value: 'rejected', label: '退回补正' },
              ]}
            />
          </Form.Item>
          {decision === 'rejected' && (
            <>
              <Form.Item name="code" label="退回代码">
                <Input maxLength={40} placeholder="如 E-DOC-0123，可以不填" />
              </Form.Item>
              <Form.Item
                name="detail"
                label="需要补正的内容"
                rules={[{ required: true, whitespace: true, message: '请写明需要补正的内容' }]}
              >
                <Input.TextArea rows={3} maxLength={1000} />
              </Form.Item>
            </>
          )}
        </Form>
      </Modal>
    </>
  );
}
