import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Cited } from '../case/cited';
import { draftDocument, enterLetterhead, type DueDocument, type LetterheadInput } from './document-requests';

type Props = {
  readonly caseNo: string;
  readonly organ: string;
  readonly due: DueDocument;
  readonly drafted: (id: string) => void;
};

/** Makes a draft: what the case knows is taken from it, the rest is asked for here. */
export function DraftForm({ caseNo, organ, due, drafted }: Props) {
  const [fault, setFault] = useState<string>();
  const draft = async (entered: Readonly<Record<string, string | undefined>>): Promise<void> => {
    const supplements = Object.fromEntries(
      Object.entries(entered).flatMap(([field, value]) => (value?.trim() ? [[field, value.trim()]] : [])),
    );
    try {
      drafted((await draftDocument(caseNo, due, supplements)).id);
    } catch (error) {
      setFault((error as Error).message);
    }
  };
  const elsewhere = due.missing.filter(({ field }) => !due.asks.some((ask) => ask.field === field));
  return (
    <>
      <h3>{due.title}</h3>
      {elsewhere.map(({ field, label, cite, remedy }) => (
        <Alert
          key={field}
          type="warning"
          showIcon
          title={
            <>
              尚缺「{label}」 <Cited cite={cite} />
            </>
          }
          description={remedy}
        />
      ))}
      {elsewhere.some(({ field }) => field === 'letterhead') && <LetterheadForm organ={organ} />}
      {fault && <Alert type="error" showIcon title={fault} />}
      <Form layout="vertical" onFinish={(entered: Record<string, string>) => void draft(entered)}>
        {due.asks.map(({ field, label, required }) => (
          <Form.Item key={field} name={field} label={required ? `${label}（依法应当写明）` : label}>
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={2000} />
          </Form.Item>
        ))}
        <Button type="primary" htmlType="submit">
          制作草稿
        </Button>
      </Form>
    </>
  );
}

/** The letterhead of the organisation, entered once. */
function LetterheadForm({ organ }: { readonly organ: string }) {
  const [said, setSaid] = useState<string>();
  const enter = (head: LetterheadInput): void =>
    void enterLetterhead(organ, head).then(
      () => setSaid('已经登记，制作草稿时使用'),
      (error: unknown) => setSaid((error as Error).message),
    );
  return (
    <Form<LetterheadInput> layout="inline" onFinish={enter}>
      <Form.Item name="name" label="发文单位全称" rules={[{ required: true, message: '请填写' }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="code" label="机关代字" rules={[{ required: true, message: '请填写' }]}>
        <Input maxLength={20} placeholder="南岸劳调" />
      </Form.Item>
      <Button htmlType="submit">登记文书抬头</Button>
      {said && <p role="status">{said}</p>}
    </Form>
  );
}
