import type { z } from 'zod';
import { Empty, Typography, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import type { DELIVERY_CONTRACTS } from '../../../shared/contract/delivery-contracts';
import { PARTNERS } from '../../../shared/exchange/partners';
import { Mark, type Tone } from '../case/mark';
import { Choice } from '../places/choice';
import { useFilters, useList } from '../places/lists';
import { Listed } from '../places/listed';
import { ReachableTable } from '../places/reachable-table';
import { DeliveryDetail } from './delivery-detail';
import { DeliveryRemedies } from './delivery-remedies';
import { endText, messageText, momentText, PARTNER_LABELS } from './message-names';
import { More } from './more';

type Page = z.output<typeof DELIVERY_CONTRACTS.listDeliveries.answer>;
export type Delivery = Page['items'][number];

const STATES: Readonly<Record<Delivery['state'], readonly [string, Tone]>> = {
  pending: ['待送达', 'here'],
  acknowledged: ['对方已签收', 'good'],
  rejected: ['对方拒收', 'bad'],
  dead: ['多次未送达，待人工处理', 'bad'],
  cancelled: ['已取消', 'quiet'],
};
const STATE_LABELS = Object.fromEntries(Object.entries(STATES).map(([state, [label]]) => [state, label]));
const EVERY_MS = 15_000;

/** 报送：what courts, commissions, unions and hotlines are told, and what of it has not arrived. */
export function Deliveries() {
  const { filters, set } = useFilters(['state', 'partner', 'caseNo']);
  const list = useList<Page>('deliveries', '/v1/deliveries', filters, { refetchInterval: EVERY_MS });
  return (
    <>
      <Typography.Paragraph>
        向人民法院、仲裁委员会、工会、热线等单位报送的情况。未送达的可以立即重投、改投备用地址或者取消；改投和取消应当写明理由。
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
      <Listed list={list} rows={8}>
        {(items) => (
          <>
            <ReachableTable<Delivery>
              title="报送"
              size="middle"
              scroll={{ x: 1340 }}
              pagination={false}
              rowKey="id"
              dataSource={items}
              columns={COLUMNS}
              expandable={{ expandedRowRender: (delivery) => <DeliveryDetail delivery={delivery} /> }}
              locale={{ emptyText: <Empty description="没有符合条件的报送" /> }}
            />
            <More list={list} />
          </>
        )}
      </Listed>
    </>
  );
}

const COLUMNS: TableColumnsType<Delivery> = [
  {
    title: '情况',
    width: 210,
    render: (_, { state }) => <Mark tone={STATES[state][1]}>{STATES[state][0]}</Mark>,
  },
  { title: '单位', width: 130, render: (_, { partner }) => PARTNERS[partner].label },
  { title: '事项', width: 180, render: (_, { type }) => messageText(type) },
  {
    title: '案件',
    width: 160,
    render: (_, { caseNo }) => (caseNo ? <Link to={`/cases/${caseNo}`}>{caseNo}</Link> : '—'),
  },
  {
    title: '最近一次',
    width: 230,
    ellipsis: true,
    render: (_, { attempts }) => {
      const last = attempts.at(-1);
      return last ? `第${attempts.length}次，${last.detail ?? momentText(last.at)}` : '尚未投递';
    },
  },
  {
    title: '法定期限',
    width: 190,
    render: (_, { statutoryDueAt }) => (statutoryDueAt ? endText(statutoryDueAt) : '—'),
  },
  { title: '处理', width: 230, render: (_, delivery) => <DeliveryRemedies delivery={delivery} /> },
];
