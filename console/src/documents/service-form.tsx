import { Alert, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { SERVED_TO, SERVICE_METHODS } from '../../../shared/paths/documents';
import { Refusals } from '../case/refusals';
import { ProblemError } from '../case/transport';
import { serveDocument, type ServiceInput } from './document-requests';

type Props = { readonly caseNo: string; readonly id: string; readonly served: () => void };

const options = (table: Readonly<Record<string, string>>) =>
  Object.entries(table).map(([value, label]) => ({ value, label }));

/** 登记送达: to whom, how, who signed; refused with the article if the law does not take it for service. */
export function ServiceForm({ caseNo, id, served }: Props) {
  const [failure, setFailure] = useState<Error>();
  const serve = (input: ServiceInput): void => {
    const { receivedBy, note, on, ...rest } = input;
    const filled = { ...rest, ...(receivedBy ? { receivedBy } : {}), ...(note ? { note } : {}), ...(on ? { on } : {}) };
    void serveDocument(caseNo, id, filled).then(served, (error: unknown) => setFailure(error as Error));
  };
  const refusals = failure instanceof ProblemError ? failure.document.refusals : undefined;
  return (
    <Form<ServiceInput> layout="vertical" onFinish={serve} aria-label="登记送达">
      <h3>登记送达</h3>
      {refusals ? <Refusals refusals={refusals} /> : failure && <Alert type="error" title={failure.message} />}
      <Form.Item name="to" label="受送达人" rules={[{ required: true, message: '请选择' }]}>
        <Select options={options(SERVED_TO)} />
      </Form.Item>
      <Form.Item name="method" label="送达方式" rules={[{ required: true, message: '请选择' }]}>
        <Select options={options(SERVICE_METHODS)} />
      </Form.Item>
      <Form.Item name="on" label="送交、留置、到达之日（不填为今天）">
        <Input type="date" />
      </Form.Item>
      <Form.Item name="receivedBy" label="签收人">
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="note" label="送达情况（留置、张贴的，写明拍照、录像和见证人）">
        <Input.TextArea maxLength={300} />
      </Form.Item>
      <Button htmlType="submit">登记送达</Button>
    </Form>
  );
}
