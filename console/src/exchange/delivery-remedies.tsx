import type { z } from 'zod';
import { Button, Space } from 'antd';
import { useState } from 'react';
import type { DELIVERY_CONTRACTS } from '../../../shared/contract/delivery-contracts';
import { request } from '../case/transport';
import type { Delivery } from './deliveries';
import { ReasonDialog } from './reason-dialog';
import { useOrder } from './use-order';

type Whole = z.output<typeof DELIVERY_CONTRACTS.readDelivery.answer>;

const USUAL = '通常地址';
const LONGEST_REASON = 200;

/** What an operator may order of a delivery that has not arrived: again, elsewhere, or not at all. */
export function DeliveryRemedies({ delivery: { id, state } }: { readonly delivery: Delivery }) {
  const { busy, give } = useOrder('deliveries');
  const [asking, ask] = useState<'redirect' | 'cancel'>();
  const [standby, setStandby] = useState<readonly string[]>([]);
  if (state !== 'pending' && state !== 'dead' && state !== 'rejected') return '—';
  const at = `/v1/deliveries/${id}`;
  const redirect = async () => {
    const { standbyAddresses = [] } = await request<Whole>(at).catch((): Partial<Whole> => ({}));
    setStandby(standbyAddresses);
    ask('redirect');
  };
  return (
    <Space wrap>
      <Button size="small" loading={busy} onClick={() => void give(`${at}/retry`, {}, '已要求立即重投')}>
        立即重投
      </Button>
      <Button size="small" onClick={() => void redirect()}>
        改投
      </Button>
      <Button size="small" onClick={() => ask('cancel')}>
        取消报送
      </Button>
      {asking === 'cancel' && (
        <ReasonDialog
          {...{ title: '取消报送', okText: '取消报送', label: '取消的理由', most: LONGEST_REASON, busy }}
          close={() => ask(undefined)}
          say={({ reason }) => give(`${at}/cancel`, { reason }, '已要求取消')}
        />
      )}
      {asking === 'redirect' && (
        <ReasonDialog
          {...{ title: '改投', okText: '改投并立即报送', label: '改投的理由', most: LONGEST_REASON, busy }}
          choice={{ label: '投往', options: [...standby, USUAL].map((name) => ({ value: name, label: name })) }}
          close={() => ask(undefined)}
          say={({ reason, choice }) =>
            give(`${at}/redirect`, { reason, ...(choice === USUAL ? {} : { address: choice }) }, '已改投')
          }
        />
      )}
    </Space>
  );
}
