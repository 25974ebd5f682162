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
import { messageText, momentText, PARTNER_LABELS } from './message-names';
import { More } from './more';

type Page = z.output<typeof DELIVERY_CONTRACTS.listInbound.answer>;
type Inbound = Page['items'][number];

const STATES: Readonly<Record<Inbound['state'], readonly [string, Tone]>> = {
  received: ['待办理', 'here'],
  processed: ['已办理', 'good'],
  refused: ['不能办理', 'bad'],
  ignored: ['已有较新版本', 'quiet'],
};
const STATE_LABELS = Object.fromEntries(Object.entries(STATES).map(([state, [label]]) => [state, label]));
const EVERY_MS = 15_000;

/** 来文：what partners have sent, what became of it, and why something could not be carried out. */
export function InboundMessages() {
  const { filters, set } = useFilters(['state', 'partner', 'caseNo']);
  const list = useList<Page>('inbound', '/v1/inbound-messages', filters, { refetchInterval: EVERY_MS });
  return (
    <>
      <Typography.Paragraph>
        人民法院、仲裁委员会、工会、热线等单位来文的办理情况。暂时不能办理的，系统自动再办；最终不能办理的，已将理由回复来文单位，由其更正后重发。
      </Typography.Paragraph>
      <div className="desk-bar" role="group" aria-label="筛选">
        <Choice
          label="办理情况"
          minWidth={180}
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
            <ReachableTable<Inbound>
              title="来文"
              size="middle"
              scroll={{ x: 1100 }}
              pagination={false}
              rowKey={({ partner, id }) => `${partner}/${id}`}
              dataSource={items}
              columns={COLUMNS}
              expandable={{
                expandedRowRender: (message) => <Outcome message={message} />,
                rowExpandable: ({ outcome }) => outcome !== undefined,
              }}
              locale={{ emptyText: <Empty description="没有符合条件的来文" /> }}
            />
            <More list={list} />
          </>
        )}
      </Listed>
    </>
  );
}

/** Why it was not carried out, or not yet: the reason, each field, each article with the way out. */
function Outcome({ message: { outcome, id, attempts } }: { readonly message: Inbound }) {
  if (!outcome) return null;
  const { reason, fields = [], refusals = [], waitingSince } = outcome;
  return (
    <div className="exchange-detail">
      <div>
        {reason}
        {waitingSince && `（自${momentText(waitingSince)}起等待，已试${attempts}次）`}
      </div>
      {fields.length > 0 && (
        <ul aria-label="不符合要求的内容">
          {fields.map(({ path, message, hint }) => (
            <li key={path}>
              {path}：{message}
              {hint && `（${hint}）`}
            </li>
          ))}
        </ul>
      )}
      {refusals.length > 0 && (
        <ul aria-label="依法不能办理的理由">
          {refusals.map((each) => (
            <li key={each.code}>
              {each.reason}（{each.cite.label}）。{each.remedy}
            </li>
          ))}
        </ul>
      )}
      <div>报文编号：{id}</div>
    </div>
  );
}

const COLUMNS: TableColumnsType<Inbound> = [
  { title: '情况', width: 130, render: (_, { state }) => <Mark tone={STATES[state][1]}>{STATES[state][0]}</Mark> },
  { title: '单位', width: 130, render: (_, { partner }) => PARTNERS[partner].label },
  { title: '事项', width: 190, render: (_, { name }) => messageText(name) },
  { title: '对方编号', width: 190, render: (_, { subject }) => subject },
  {
    title: '案件',
    width: 160,
    render: (_, { caseNo }) => (caseNo ? <Link to={`/cases/${caseNo}`}>{caseNo}</Link> : '—'),
  },
  { title: '收到', width: 190, render: (_, { receivedAt }) => momentText(receivedAt) },
  { title: '理由', width: 260, ellipsis: true, render: (_, { outcome }) => outcome?.reason ?? '—' },
];
