import { useQuery } from '@tanstack/react-query';
import { Alert, Button, DatePicker, Form, InputNumber, Slider, Spin } from 'antd';
import dayjs from 'dayjs';
import { useDeferredValue, useState } from 'react';
import { simulate } from './case-requests';
import { Ahead, Changes } from './simulated-changes';
import { dayAfter, dayText, daysUntil } from './day-text';
import type { Story } from './shapes';

/** As far as the slider goes; the field beside it goes on. */
const FARTHEST_DAYS = 90;

type Props = { readonly caseNo: string; readonly today: string; readonly seq: number };

/** 推演: time goes on, or both sides extend the mediation; all later dates are drawn anew, and nothing is entered. */
export function WhatIf({ caseNo, today, seq }: Props) {
  const [day, setDay] = useState(today);
  const [extension, setExtension] = useState<number | null>(null);
  const story: Story = {
    ...(day === today ? {} : { today: day }),
    ...(extension ? { extend: { days: extension } } : {}),
  };
  const asked = useDeferredValue(JSON.stringify(story));
  const isSupposing = asked !== '{}';
  const { data, isFetching, error } = useQuery({
    queryKey: ['case', caseNo, 'simulation', seq, asked],
    queryFn: () => simulate(caseNo, JSON.parse(asked) as Story),
    enabled: isSupposing,
    retry: false,
  });
  const reset = (): void => {
    setDay(today);
    setExtension(null);
  };
  return (
    <section className="case-what-if" aria-label="期限推演">
      <p className="case-small">拖动日期，或者设想双方同意延长调解，查看以后的期限。推演不登记任何内容。</p>
      <Form layout="vertical" size="middle">
        <Form.Item label={`时间推进到：${dayText(day, today)}`}>
          <Slider
            min={0}
            max={FARTHEST_DAYS}
            value={Math.min(FARTHEST_DAYS, daysUntil(today, day))}
            onChange={(days: number) => setDay(dayAfter(today, days))}
            tooltip={{ formatter: (days) => dayText(dayAfter(today, days ?? 0), today) }}
            ariaLabelForHandle="时间推进的天数"
          />
        </Form.Item>
        <div className="case-row">
          <Form.Item label="指定日期" htmlFor="what-if-day">
            <DatePicker
              id="what-if-day"
              value={dayjs(day)}
              allowClear={false}
              minDate={dayjs(today)}
              onChange={(chosen) => chosen && setDay(chosen.format('YYYY-MM-DD'))}
            />
          </Form.Item>
          <Form.Item label="双方同意延长（日）" htmlFor="what-if-extend">
            <InputNumber id="what-if-extend" min={1} max={365} value={extension} onChange={setExtension} />
          </Form.Item>
          <Button onClick={reset} disabled={!isSupposing}>
            恢复现状
          </Button>
        </div>
      </Form>
      <Spin spinning={isFetching}>
        {error && <Alert type="error" showIcon title={error.message} />}
        {isSupposing && data && (
          <>
            <Changes simulation={data} today={today} />
            <Ahead simulation={data} />
          </>
        )}
      </Spin>
    </section>
  );
}
