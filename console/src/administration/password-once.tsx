import { Alert, Modal, Typography } from 'antd';

/** A password as it was answered: once. */
export type Told = { readonly id: string; readonly password: string };

/** The only time that the password can be read. */
export function PasswordOnce({ told: { id, password }, close }: { readonly told: Told; readonly close: () => void }) {
  return (
    <Modal
      open
      title={`${id}的密码`}
      okText="已经抄录"
      cancelButtonProps={{ hidden: true }}
      onOk={close}
      onCancel={close}
    >
      <Alert type="warning" showIcon title="密码只显示这一次，系统只保存其散列值。请当面交付本人，不要发送。" />
      <Typography.Paragraph copyable style={{ fontSize: 24, marginBlock: 16, fontFamily: 'monospace' }}>
        {password}
      </Typography.Paragraph>
    </Modal>
  );
}
