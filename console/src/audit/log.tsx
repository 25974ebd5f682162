import type { z } from 'zod';
import { Button, DatePicker, Empty, Input, Typography } from 'antd';
import dayjs from 'dayjs';
import { AUDIT_KINDS } from '../../../shared/audit/entry';
import type { AUDIT_CONTRACTS } from '../../../shared/contract/audit-contracts';
import { More } from '../exchange/more';
import { Choice } from '../places/choice';
import { useFilters, useList } from '../places/lists';
import { Listed } from '../places/listed';
import { useOrganTitle } from '../places/organs';
import { ReachableTable } from '../places/reachable-table';
import { EntryDetail } from './entry-detail';
import { ExportAudit } from './export-audit';
import { columnsFor } from './log-columns';

type Page = z.output<typeof AUDIT_CONTRACTS.listAudit.answer>;
export type Entry = Page['items'][number];

const FILTERS = ['person', 'caseNo', 'kind', 'ofCases', 'from', 'to'] as const;
const DAY = 'YYYY-MM-DD';

/** 查阅和办理记录：who, what, when, which case, under which post. */
export function AuditLog() {
  const { filters, set, clear } = useFilters(FILTERS);
  const list = useList<Page>('audit', '/v1/audit', filters);
  const titleOf = useOrganTitle();
  const { from, to } = filters;
  return (
    <>
      <Typography.Paragraph>
        每一次查阅、办理和未获准许的请求都有记录，由系统逐条相连、每日签名，任何人不能更改；查询审计记录本身也记入审计。
      </Typography.Paragraph>
      <div className="desk-bar" role="group" aria-label="筛选">
        <Asked label="人员编号或者姓名" value={filters.person} ask={(person) => set({ person })} />
        <Asked label="案件编号" value={filters.caseNo} ask={(caseNo) => set({ caseNo })} />
        <Choice label="做了什么" table={AUDIT_KINDS} value={filters.kind} choose={(kind) => set({ kind })} />
        <DatePicker.RangePicker
          aria-label="起止日"
          allowEmpty={[true, true]}
          value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
          onChange={(days) => set({ from: days?.[0]?.format(DAY), to: days?.[1]?.format(DAY) })}
        />
        <Button
          type={filters.ofCases ? 'primary' : 'default'}
          aria-pressed={Boolean(filters.ofCases)}
          onClick={() => set({ ofCases: filters.ofCases ? undefined : 'true' })}
        >
          只看涉及案件的
        </Button>
        {Object.keys(filters).length > 0 && <Button onClick={clear}>清除筛选</Button>}
        <ExportAudit from={from} to={to} />
      </div>
      <Listed list={list} rows={10}>
        {(items) => (
          <>
            <ReachableTable<Entry>
              title="审计记录"
              size="middle"
              scroll={{ x: 1120 }}
              pagination={false}
              rowKey={({ chain, seq }) => `${chain}/${seq}`}
              dataSource={items}
              columns={columnsFor(titleOf, (person) => set({ person }))}
              expandable={{ expandedRowRender: (entry) => <EntryDetail entry={entry} /> }}
              locale={{ emptyText: <Empty description="没有符合条件的记录" /> }}
            />
            <More list={list} />
          </>
        )}
      </Listed>
    </>
  );
}

type AskedProps = {
  readonly label: string;
  readonly value: string | undefined;
  readonly ask: (value: string | undefined) => void;
};

/** Something that is asked for in words. */
export const Asked = ({ label, value, ask }: AskedProps) => (
  <Input.Search
    key={value}
    aria-label={label}
    placeholder={label}
    defaultValue={value ?? ''}
    allowClear
    maxLength={100}
    onSearch={(said) => ask(said.trim() || undefined)}
    style={{ width: 220 }}
  />
);
