import { Empty } from 'antd';
import { dayText } from '../case/day-text';
import { MeetingLine } from './meeting-line';
import type { Meeting } from './sessions-page';

/** The calendar on a phone: only the days on which something is. */
export function Agenda({ meetings, today }: { readonly meetings: readonly Meeting[]; readonly today: string }) {
  const days = [...new Set(meetings.map(({ on }) => on))];
  if (days.length === 0) return <Empty description="这段时间没有调解、协商活动" />;
  return days.map((day) => (
    <section key={day} className="sessions-day" aria-label={dayText(day, today)}>
      <h3>
        {dayText(day, today)}
        {day === today && '，今天'}
      </h3>
      {meetings
        .filter(({ on }) => on === day)
        .map((meeting) => (
          <MeetingLine key={`${meeting.caseNo}/${meeting.seq}`} meeting={meeting} />
        ))}
    </section>
  ));
}
