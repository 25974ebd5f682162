import { Button, Space } from 'antd';
import { useState } from 'react';
import type { Finding } from './reconciliations';
import { ReasonDialog } from './reason-dialog';
import { useOrder } from './use-order';

const LONGEST_TEXT = 500;
/** Differences that sending once more mends. */
const MENDED_BY_SENDING: readonly Finding['kind'][] = ['missing-there', 'acknowledgement-lost', 'missing-here'];

/** Sends the message again, or says why it is in order as it is. */
export function FindingRemedies({ finding: { id, state, kind } }: { readonly finding: Finding }) {
  const { busy, give } = useOrder('reconciliations');
  const [noting, note] = useState(false);
  if (state === 'settled' || state === 'noted') return '—';
  return (
    <Space wrap>
      {MENDED_BY_SENDING.includes(kind) && (
        <Button
          size="small"
          loading={busy}
          disabled={state === 'resending'}
          onClick={() => void give(`/v1/reconciliations/${id}/resend`, {}, '已要求补发')}
        >
          {kind === 'missing-here' ? '请对方补发' : '补发'}
        </Button>
      )}
      <Button size="small" onClick={() => note(true)}>
        说明
      </Button>
      {noting && (
        <ReasonDialog
          {...{ title: '说明情况并办结', okText: '办结', label: '核实的情况', most: LONGEST_TEXT, busy }}
          close={() => note(false)}
          say={({ reason }) => give(`/v1/reconciliations/${id}/note`, { text: reason }, '已办结')}
        />
      )}
    </Space>
  );
}
