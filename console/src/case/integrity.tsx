import type { z } from 'zod';
import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Popover } from 'antd';
import type { AUDIT_CONTRACTS } from '../../../shared/contract/audit-contracts';
import { request } from './transport';

type Answer = z.output<typeof AUDIT_CONTRACTS.readIntegrity.answer>;

/** The whole docket is hashed for it: not with every change. */
const FRESH_MS = 60_000;

const useIntegrity = (caseNo: string) =>
  useQuery({
    queryKey: ['integrity', caseNo],
    staleTime: FRESH_MS,
    queryFn: () => request<Answer>(`/v1/cases/${encodeURIComponent(caseNo)}/integrity`),
  });

/** Whether the docket is as it was written, in a word; why one can believe it when one asks. */
export function IntegrityBadge({ caseNo }: { readonly caseNo: string }) {
  const { data } = useIntegrity(caseNo);
  if (!data) return null;
  return (
    <Popover trigger="click" title={data.statement} content={<InPlainWords integrity={data} />}>
      <Button
        size="small"
        danger={!data.whole}
        icon={data.whole ? <CheckCircleOutlined aria-hidden /> : <WarningOutlined aria-hidden />}
      >
        {data.whole ? '本案记录完整' : '本案记录不符'}
      </Button>
    </Popover>
  );
}

/** Nobody overlooks that a docket is not as it was written. */
export function IntegrityAlarm({ caseNo }: { readonly caseNo: string }) {
  const { data } = useIntegrity(caseNo);
  if (!data || data.whole) return null;
  return (
    <Alert
      type="error"
      showIcon
      style={{ marginBlockEnd: 12 }}
      title={data.statement}
      description={
        <>
          <Findings integrity={data} />
          <p>在查明以前，不要依据本案记录出具文书或者作出决定；保留本页和打印件，不要自行更正。</p>
        </>
      }
    />
  );
}

type Props = { readonly integrity: Answer };

const Findings = ({ integrity: { findings } }: Props) => (
  <ul>
    {findings.map(({ seq, what }) => (
      <li key={`${seq}/${what}`}>
        {seq !== undefined && `卷宗${seq}号：`}
        {what}
      </li>
    ))}
  </ul>
);

function InPlainWords({ integrity }: Props) {
  const { whole, entries, checkpoint } = integrity;
  return (
    <div style={{ maxWidth: 380 }}>
      <p>
        卷宗共{entries}行，每一行都带着前一行的指纹：改动、删除、调换任何一行，其后各行都对不上。刚才逐行核对，
        {whole ? '全部相符。' : '发现不符。'}
      </p>
      {whole || <Findings integrity={integrity} />}
      <p>
        {checkpoint
          ? `${checkpoint.day}日终，系统对本案至${checkpoint.seq}号的记录签名（第${checkpoint.no}号校验点），与现在的记录比对，${whole ? '相符' : '见上'}。校验点可以由其他单位另行保存，本系统也不能事后更改。`
          : '本案登记后尚未经过日终，今晚签署第一个校验点。'}
      </p>
    </div>
  );
}
