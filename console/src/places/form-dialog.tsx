import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { ProblemError, request } from '../case/transport';
import { newKey } from '../case/use-act';

type Props<Values> = {
  readonly title: string;
  readonly okText: string;
  readonly path: string | ((values: Values) => string);
  /** What is sent of what was typed; all of it unless said. */
  readonly body?: (values: Values) => unknown;
  readonly initial?: Partial<Values>;
  /** Said when it is done. */
  readonly done: string;
  /** Which lists are read anew, as their queries are called. */
  readonly lists: readonly string[];
  readonly close: () => void;
  /** For what is answered only once. */
  readonly answered?: (answer: unknown) => void;
  readonly children: ReactNode;
};

/** An order with fields of its own. What is wrong is said at its field; what was typed stays. */
export function FormDialog<Values extends object>(props: Props<Values>) {
  const { title, okText, initial, close, children } = props;
  const [form] = Form.useForm<Values>();
  const { busy, fault, send } = useSending(props, (fields) => form.setFields(fields as never));
  return (
    <Modal
      open
      width={620}
      title={title}
      okText={okText}
      cancelText="返回"
      confirmLoading={busy}
      onCancel={close}
      onOk={() => form.submit()}
    >
      {fault && <Alert type="error" showIcon title={fault} style={{ marginBlockEnd: 12 }} />}
      <Form form={form} layout="vertical" initialValues={initial ?? {}} onFinish={(values) => void send(values)}>
        {children}
      </Form>
    </Modal>
  );
}

type FieldFault = { readonly name: readonly string[]; readonly errors: readonly string[] };

function useSending<Values extends object>(
  { path, body = (values) => values, done, lists, close, answered }: Props<Values>,
  mark: (fields: readonly FieldFault[]) => void,
) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const [key, setKey] = useState(newKey);
  const send = async (values: Values): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    try {
      const to = typeof path === 'string' ? path : path(values);
      const answer = await request<unknown>(to, { body: body(values), headers: { 'Idempotency-Key': key } });
      void message.success(done);
      await Promise.all(lists.map((list) => queries.invalidateQueries({ queryKey: [list] })));
      close();
      answered?.(answer);
    } catch (error) {
      if (error instanceof ProblemError) setKey(newKey());
      const fields = fieldFaults(error);
      mark(fields);
      setFault(faultOf(error, fields));
    } finally {
      setBusy(false);
    }
  };
  return { busy, fault, send };
}

/** `body.organ` is the field `organ`. */
function fieldFaults(error: unknown): readonly FieldFault[] {
  const { fields = [] } = error instanceof ProblemError ? error.document : {};
  return fields
    .filter(({ path }) => path.startsWith('body.'))
    .map(({ path, message }) => ({ name: path.split('.').slice(1, 2), errors: [message] }));
}

/** What is not said at a field. */
function faultOf(error: unknown, fields: readonly FieldFault[]): string | undefined {
  if (!(error instanceof ProblemError)) return '网络或者服务器暂时不可用，填写的内容没有丢失，请稍后再试';
  if (fields.length > 0) return undefined;
  const { refusals = [] } = error.document;
  return refusals.map(({ reason, remedy }) => `${reason}。${remedy}`).join('；') || error.message;
}
