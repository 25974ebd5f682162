import type { z } from 'zod';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Empty, Input, Skeleton, Space, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { DELIVERY_CONTRACTS } from '../../../shared/contract/delivery-contracts';
import { PARTNERS } from '../../../shared/exchange/partners';
import { timeText } from '../case/day-text';
import { Mark, type Tone } from '../case/mark';
import { ProblemError, request } from '../case/transport';
import { Choice } from '../places/choice';
import { useFilters, useList } from '../places/lists';
import { ReachableTable } from '../places/reachable-table';
import { Trouble } from '../places/trouble';

type Page = z.output<typeof DELIVERY_CONTRACTS.listDeliveries.answer>;
type Delivery = Page['items'][number];

const STATES: Readonly<Record<Delivery['state'], readonly [string, Tone]>> = {
  pending: ['待送达', 'here'],
  acknowledged: ['对方已签收', 'good'],
  rejected: ['对方拒收', 'bad'],
  dead: ['多次未送达，待人工处理', 'bad'],
  cancelled: ['已取消', 'quiet'],
};

const STATE_LABELS = Object.fromEntries(Object.entries(STATES).map(([state, [label]]) => [state, label]));
const PARTNER_LABELS = Object.fromEntries(Object.entries(PARTNERS).map(([name, { label }]) => [name, label]));

/** 对接：what courts, commissions, unions and hotlines are told, and what of it has not arrived. */
export function ExchangePage() {
  const { filters, set } = useFilters(['state', 'partner']);
  const list = useList<Page>('deliveries', '/v1/deliveries', filters, { refetchInterval: 15_000 });
  return (
    <>
      <Typography.Title level={1} style={{ fontSize: 24 }}>
        对接
      </Typography.Title>
      <Typography.Paragraph>
        向人民法院、仲裁委员会、工会、热线等单位报送的情况。未送达的可以立即重投，或者取消。
      </Typography.Paragraph>
      <div className="desk-bar" role="group" aria-label="筛选">
        <Choice
          label="送达情况"
          minWidth={220}
          table={STATE_LABELS}
          value={filters.state}
          choose={(state) => set({ state })}
        />
        <Choice
          label="单位"
          minWidth={200}
          table={PARTNER_LABELS}
          value={filters.partner}
          choose={(partner) => set({ partner })}
        />
      </div>
      {list.error ? (
        <Trouble error={list.error} again={() => void list.refetch()} />
      ) : list.isPending ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : (
        <>
          <ReachableTable<Delivery>
            title="报送"
            size="middle"
            scroll={{ x: 1100 }}
            pagination={false}
            rowKey="id"
            dataSource={list.data.pages.flatMap(({ items }) => items)}
            columns={COLUMNS}
            locale={{ emptyText: <Empty description="没有符合条件的报送" /> }}
          />
          {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()}>再读一百项</Button>}
        </>
      )}
    </>
  );
}

/** What an operator may ask of a delivery that has not arrived. */
function Remedies({ delivery: { id, state } }: { readonly delivery: Delivery }) {
  const queries = useQueryClient();
  const { message, modal } = App.useApp();
  const [busy, setBusy] = useState(false);
  if (state !== 'pending' && state !== 'dead' && state !== 'rejected') return null;
  const ask = async (what: 'retry' | 'cancel', body: unknown, done: string) => {
    setBusy(true);
    try {
      await request(`/v1/deliveries/${id}/${what}`, { body, headers: { 'Idempotency-Key': crypto.randomUUID() } });
      void message.success(done);
      await queries.invalidateQueries({ queryKey: ['deliveries'] });
    } catch (error) {
      void message.error(error instanceof ProblemError ? error.message : '未能办理，请稍后再试');
    } finally {
      setBusy(false);
    }
  };
  const cancel = () => {
    let reason = '';
    modal.confirm({
      title: '取消报送',
      content: (
        <Input
          aria-label="取消的理由"
          placeholder="理由，记入报送记录"
          maxLength={200}
          onChange={({ target }) => (reason = target.value)}
        />
      ),
      okText: '取消报送',
      cancelText: '返回',
      onOk: () => ask('cancel', reason.trim() ? { reason: reason.trim() } : {}, '已要求取消'),
    });
  };
  return (
    <Space>
      <Button size="small" loading={busy} onClick={() => void ask('retry', {}, '已要求立即重投')}>
        立即重投
      </Button>
      <Button size="small" onClick={cancel}>
        取消
      </Button>
    </Space>
  );
}

const COLUMNS: TableColumnsType<Delivery> = [
  {
    title: '情况',
    width: 200,
    render: (_, { state }) => <Mark tone={STATES[state][1]}>{STATES[state][0]}</Mark>,
  },
  { title: '单位', width: 160, render: (_, { partner }) => PARTNERS[partner].label },
  {
    title: '事项',
    width: 180,
    render: (_, { type, revision }) => (revision > 1 ? `${type}（第${revision}版）` : type),
  },
  {
    title: '案件',
    width: 170,
    render: (_, { caseNo }) => (caseNo ? <Link to={`/cases/${caseNo}`}>{caseNo}</Link> : '—'),
  },
  { title: '已投', width: 80, render: (_, { attempts }) => `${attempts.length}次` },
  {
    title: '最近一次',
    width: 220,
    ellipsis: true,
    render: (_, { attempts }) => attempts.at(-1)?.detail ?? (attempts.length > 0 ? timeText(attempts.at(-1)!.at) : '—'),
  },
  {
    title: '法定期限',
    width: 150,
    render: (_, { statutoryDueAt }) => (statutoryDueAt ? timeText(statutoryDueAt) : '—'),
  },
  { title: '处理', width: 190, render: (_, delivery) => <Remedies delivery={delivery} /> },
];
