import { Form, Input, Modal, Select } from 'antd';

type Said = { readonly reason: string; readonly choice?: string };

type Props = {
  readonly title: string;
  readonly okText: string;
  readonly label: string;
  readonly most: number;
  /** Where something is chosen beside the reason. */
  readonly choice?: { readonly label: string; readonly options: readonly { value: string; label: string }[] };
  readonly busy: boolean;
  readonly close: () => void;
  readonly say: (said: Said) => Promise<unknown>;
};

/** An order for which a reason is recorded: without one it is not given. */
export function ReasonDialog({ title, okText, label, most, choice, busy, close, say }: Props) {
  const [form] = Form.useForm<Said>();
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText="返回"
      confirmLoading={busy}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ choice: choice?.options[0]?.value }}
        onFinish={(said) => void say({ ...said, reason: said.reason.trim() }).then(close)}
      >
        {choice && (
          <Form.Item name="choice" label={choice.label} rules={[{ required: true }]}>
            <Select options={[...choice.options]} />
          </Form.Item>
        )}
        <Form.Item
          name="reason"
          label={label}
          rules={[{ required: true, whitespace: true, message: `请填写${label}` }]}
        >
          <Input.TextArea rows={3} maxLength={most} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}
