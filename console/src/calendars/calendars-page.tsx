import type { z } from 'zod';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Card, Form, Input, InputNumber, Skeleton, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { CALENDAR_CONTRACTS } from '../../../shared/contract/calendar-contracts';
import { ProblemError, request } from '../case/transport';
import { useMe } from '../places/session';
import { ReachableTable } from '../places/reachable-table';
import { Trouble } from '../places/trouble';

type Calendars = z.output<typeof CALENDAR_CONTRACTS.listCalendars.answer>;
type Year = Calendars['items'][number];
type Notice = z.input<typeof CALENDAR_CONTRACTS.previewCalendar.body>;
type Preview = z.output<typeof CALENDAR_CONTRACTS.previewCalendar.answer>;

/** 节假日：the State Council's notices, and what a new one would move. */
export function CalendarsPage() {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['calendars'],
    queryFn: () => request<Calendars>('/v1/calendars'),
  });
  const { data: me } = useMe();
  return (
    <>
      <Typography.Title level={1} style={{ fontSize: 24 }}>
        节假日
      </Typography.Title>
      {error ? (
        <Trouble error={error} again={() => void refetch()} />
      ) : isPending ? (
        <Skeleton active />
      ) : (
        <>
          {data.forecast.length > 0 && (
            <Alert
              type="info"
              showIcon
              title={`${data.forecast.join('、')}年的放假通知尚未公布，涉及的截止日按预测计算，标明“暂定”。`}
              style={{ marginBlockEnd: 12 }}
            />
          )}
          <ReachableTable<Year>
            title="各年安排"
            size="middle"
            scroll={{ x: 760 }}
            pagination={false}
            rowKey={({ year, revision }) => `${year}/${revision}`}
            dataSource={[...data.items]}
            columns={YEARS}
          />
        </>
      )}
      {me && ['administrator', 'rules-keeper', 'supervisor'].includes(me.role) && (
        <Loading mayApply={me.role !== 'supervisor'} />
      )}
    </>
  );
}

const YEARS: TableColumnsType<Year> = [
  { title: '年份', width: 90, render: (_, { year }) => year },
  { title: '通知', render: (_, { notice, revision }) => (revision > 1 ? `${notice}（第${revision}次公布）` : notice) },
  { title: '放假', width: 90, render: (_, { off }) => `${off.length}日` },
  { title: '调休上班', width: 100, render: (_, { working }) => `${working.length}日` },
  { title: '来源', width: 110, render: (_, { source }) => (source === 'loaded' ? '录入' : '随系统发布') },
];

type Fields = {
  readonly year: number;
  readonly revision: number;
  readonly notice: string;
  readonly off: string;
  readonly working?: string;
  readonly statutory: string;
};

const DAY = /\d{4}-\d{2}-\d{2}/g;
const daysIn = (text = ''): string[] => text.match(DAY) ?? [];

const noticeOf = ({ year, revision, notice, off, working, statutory }: Fields): Notice => ({
  year,
  revision,
  notice,
  off: daysIn(off),
  working: daysIn(working),
  statutory: daysIn(statutory),
});

/** Nothing is applied before it has been seen what it moves. */
function Loading({ mayApply }: { readonly mayApply: boolean }) {
  const [form] = Form.useForm<Fields>();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [looked, setLooked] = useState<{ readonly notice: Notice; readonly preview: Preview }>();
  const [fault, setFault] = useState<string>();
  const look = async (fields: Fields) => {
    const notice = noticeOf(fields);
    setFault(undefined);
    try {
      setLooked({ notice, preview: await request<Preview>('/v1/calendars/preview', { body: notice }) });
    } catch (error) {
      setLooked(undefined);
      const document = error instanceof ProblemError ? error.document : undefined;
      const faults = document?.fields?.map((each) => each.message).join('；');
      setFault(faults || document?.detail || '未能核对，请稍后再试');
    }
  };
  const apply = async ({ notice }: { readonly notice: Notice }) => {
    try {
      await request('/v1/calendars', { body: notice, headers: { 'Idempotency-Key': crypto.randomUUID() } });
      void message.success('已录入，正在重新计算未结案件的截止日');
      setLooked(undefined);
      await queries.invalidateQueries({ queryKey: ['calendars'] });
    } catch (error) {
      setFault(error instanceof ProblemError ? error.message : '未能录入，请稍后再试');
    }
  };
  const days = '日期写作 2027-01-01，以空格、逗号或者换行分隔';
  return (
    <Card
      title={<h2 style={{ fontSize: 18, margin: 0 }}>录入放假通知</h2>}
      style={{ marginBlockStart: 24, maxWidth: 900 }}
    >
      <Form form={form} layout="vertical" onFinish={(fields) => void look(fields)} initialValues={{ revision: 1 }}>
        <Form.Item label="年份" name="year" rules={[{ required: true, message: '请填写年份' }]}>
          <InputNumber min={2024} max={2100} />
        </Form.Item>
        <Form.Item label="第几次公布" name="revision" rules={[{ required: true }]}>
          <InputNumber min={1} max={99} />
        </Form.Item>
        <Form.Item label="通知名称和文号" name="notice" rules={[{ required: true, message: '请填写通知名称和文号' }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          label="放假的每一日（含其间的周末）"
          name="off"
          extra={days}
          rules={[{ required: true, message: '请填写放假的日子' }]}
        >
          <Input.TextArea rows={3} />
        </Form.Item>
        <Form.Item label="调休上班日" name="working" extra={days}>
          <Input.TextArea rows={2} />
        </Form.Item>
        <Form.Item
          label="法定节日"
          name="statutory"
          extra={days}
          rules={[{ required: true, message: '请填写法定节日' }]}
        >
          <Input.TextArea rows={2} />
        </Form.Item>
        <Button htmlType="submit">核对影响</Button>
      </Form>
      {fault && <Alert type="error" showIcon title={fault} style={{ marginBlockStart: 12 }} />}
      {looked && (
        <section aria-live="polite" style={{ marginBlockStart: 16 }}>
          {looked.preview.faults.map((each) => (
            <Alert key={each} type="error" showIcon title={each} />
          ))}
          <Typography.Paragraph>
            有{looked.preview.cases}件案件的截止日会变：推后{looked.preview.later}项，提前{looked.preview.earlier}项。
          </Typography.Paragraph>
          <ReachableTable
            title="截止日的变动"
            size="small"
            pagination={{ pageSize: 20, hideOnSinglePage: true }}
            rowKey={({ caseNo, key }) => `${caseNo}/${key}`}
            dataSource={[...looked.preview.moves]}
            columns={MOVES}
          />
          {mayApply && looked.preview.faults.length === 0 && (
            <Button type="primary" onClick={() => void apply(looked)}>
              录入并重新计算
            </Button>
          )}
        </section>
      )}
    </Card>
  );
}

const MOVES: TableColumnsType<Preview['moves'][number]> = [
  { title: '案件', render: (_, { caseNo }) => <Link to={`/cases/${caseNo}`}>{caseNo}</Link> },
  { title: '期限', render: (_, { label }) => label },
  { title: '原截止日', render: (_, { from }) => from ?? '—' },
  { title: '新截止日', render: (_, { to }) => to ?? '—' },
];
