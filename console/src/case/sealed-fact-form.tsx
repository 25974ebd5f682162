import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Radio } from 'antd';
import { useRef, useState } from 'react';
import { SIDES } from '../../../shared/case/actor';
import type { ActProps } from './act-drawer';
import { sealFact } from './case-requests';
import { refreshCaseAt } from './case-queries';
import { newKey } from './use-act';

type Concession = { readonly content: string; readonly concededBy: string };

/** 封存: what a side concedes for the sake of an agreement goes into the vault, and is shown nowhere again. */
export function SealedFactForm({ file: { caseNo }, done }: ActProps) {
  const queries = useQueryClient();
  const key = useRef(newKey());
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const seal = async (concession: Concession): Promise<void> => {
    setBusy(true);
    try {
      const { seq } = await sealFact(caseNo, concession, key.current);
      await refreshCaseAt(queries, caseNo, seq);
      done();
    } catch (error) {
      key.current = newKey();
      setFault((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Form<Concession> layout="vertical" onFinish={(concession) => void seal(concession)} disabled={busy}>
      <Alert
        type="warning"
        showIcon
        title="内容加密存入封存库"
        description="当事人为达成和解、调解而妥协认可的事实，不得在其后的仲裁、诉讼中作为对其不利的根据。提交后本系统不再显示，卷宗只记编号。"
      />
      {fault && <Alert type="error" showIcon title={fault} />}
      <Form.Item name="concededBy" label="妥协认可的一方" rules={[{ required: true, message: '请选择' }]}>
        <Radio.Group optionType="button" options={Object.entries(SIDES).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item
        name="content"
        label="妥协认可的事实"
        rules={[{ required: true, whitespace: true, message: '请填写' }]}
      >
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={4000} autoComplete="off" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>
        封存
      </Button>
    </Form>
  );
}
