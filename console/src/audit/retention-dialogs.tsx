import { Form, Input } from 'antd';
import { FormDialog } from '../places/form-dialog';
import { required } from '../administration/required';

type Typed = { readonly caseNo: string; readonly reason: string };
type Props = { readonly caseNo: string; readonly close: () => void };

const pathTo =
  (place: string) =>
  ({ caseNo }: Typed): string =>
    `/v1/cases/${encodeURIComponent(caseNo.trim())}/${place}`;
const bodyOf = ({ reason }: Typed) => ({ reason });

const Reason = ({ label }: { readonly label: string }) => (
  <Form.Item name="reason" label={label} rules={required(`请写明${label}`)}>
    <Input.TextArea rows={3} maxLength={500} showCount />
  </Form.Item>
);

/** 要求继续保存: also for a case that is not in the archive yet. */
export const PlaceHold = ({ caseNo, close }: Props) => (
  <FormDialog<Typed>
    title="要求继续保存"
    okText="登记"
    path={pathTo('legal-holds')}
    body={bodyOf}
    initial={{ caseNo }}
    done="已登记，解除以前不得销毁"
    lists={['retention', 'legal-holds']}
    close={close}
  >
    <Form.Item name="caseNo" label="案件编号" rules={required('请填写案件编号')}>
      <Input maxLength={20} placeholder="CQ-2026-000123" />
    </Form.Item>
    <Reason label="要求保存的单位和理由" />
  </FormDialog>
);

/** 提议销毁: another person approves of it. */
export const ProposeDisposal = ({ caseNo, close }: Props) => (
  <FormDialog<Typed>
    title={`提议销毁案卷：${caseNo}`}
    okText="提议"
    path={pathTo('disposals')}
    body={bodyOf}
    initial={{ caseNo }}
    done="已提议，由另一人批准"
    lists={['disposals']}
    close={close}
  >
    <Form.Item name="caseNo" hidden>
      <Input />
    </Form.Item>
    <Reason label="理由" />
  </FormDialog>
);

type ReleaseProps = Props & { readonly id: string };

/** 解除继续保存的要求. */
export const ReleaseHold = ({ caseNo, id, close }: ReleaseProps) => (
  <FormDialog<Typed>
    title={`解除继续保存的要求：${caseNo}`}
    okText="解除"
    path={`/v1/cases/${encodeURIComponent(caseNo)}/legal-holds/${id}/release`}
    body={bodyOf}
    done="已解除"
    lists={['retention', 'legal-holds']}
    close={close}
  >
    <Reason label="解除的理由" />
  </FormDialog>
);
