import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Segmented, Skeleton } from 'antd';
import type { z } from 'zod';
import type { SESSION_CALENDAR_CONTRACTS } from '../../../shared/contract/session-calendar-contracts';
import { dayOf } from '../case/day-text';
import { request } from '../case/transport';
import { useFilters } from '../places/lists';
import { useLiveLists } from '../places/live';
import { useIsPhone } from '../places/narrow';
import { Trouble } from '../places/trouble';
import { Agenda } from './agenda';
import { CalendarGrid } from './calendar-grid';
import { otherThan, SPANS, titleOf, weeksOf, type Span } from './month';
import './sessions.css';

type SessionCalendar = z.output<typeof SESSION_CALENDAR_CONTRACTS.readSessionCalendar.answer>;
export type Meeting = SessionCalendar['meetings'][number];

/** 调解日程：the sessions, talks and booked rooms of all cases that one may see, by month or week. */
export function SessionsPage() {
  const { filters, set } = useFilters(['day', 'span']);
  const day = filters.day ?? dayOf(new Date(Date.now()).toISOString());
  const span: Span = filters.span === 'week' ? 'week' : 'month';
  const isPhone = useIsPhone();
  const weeks = weeksOf(day, span);
  const [from, to] = [weeks[0]?.[0] ?? day, weeks.at(-1)?.at(-1) ?? day];
  useLiveLists('session-calendar');
  const { data, error, refetch } = useQuery({
    queryKey: ['session-calendar', from, to],
    placeholderData: keepPreviousData,
    queryFn: () => request<SessionCalendar>(`/v1/session-calendar?from=${from}&to=${to}`),
  });
  return (
    <>
      <h1>调解日程</h1>
      <div className="desk-bar" role="group" aria-label="选择时间">
        <Button onClick={() => set({ day: otherThan(day, span, -1) })}>上一{SPANS[span]}</Button>
        <Button onClick={() => set({ day: undefined })}>今天</Button>
        <Button onClick={() => set({ day: otherThan(day, span, 1) })}>下一{SPANS[span]}</Button>
        <Segmented<Span>
          aria-label="按月或者按周"
          value={span}
          options={Object.entries(SPANS).map(([value, label]) => ({ value: value as Span, label: `按${label}` }))}
          onChange={(chosen) => set({ span: chosen })}
        />
      </div>
      <h2 className="sessions-title" aria-live="polite">
        {titleOf(day, span)}
      </h2>
      {error ? (
        <Trouble what="调解日程" error={error} again={() => void refetch()} />
      ) : !data ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : isPhone ? (
        <Agenda meetings={data.meetings} today={data.today} />
      ) : (
        <CalendarGrid weeks={weeks} month={span === 'month' ? day.slice(0, 7) : ''} {...data} />
      )}
    </>
  );
}
