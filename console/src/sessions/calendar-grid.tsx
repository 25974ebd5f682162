import { dayText } from '../case/day-text';
import { MeetingLine } from './meeting-line';
import type { Meeting } from './sessions-page';

type Props = {
  readonly weeks: readonly (readonly string[])[];
  /** YYYY-MM: days of other months are quieter. Empty if all days count. */
  readonly month: string;
  readonly meetings: readonly Meeting[];
  readonly today: string;
};

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** A table of weeks, as a calendar on a wall. */
export function CalendarGrid({ weeks, month, meetings, today }: Props) {
  return (
    <table className="sessions-grid" aria-label="调解日程">
      <thead>
        <tr>
          {WEEKDAYS.map((name) => (
            <th key={name} scope="col">
              周{name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td key={day} data-day={day} data-other={!day.startsWith(month)} aria-label={dayText(day, today)}>
                <div className="sessions-date">
                  {Number(day.slice(8))}
                  {day === today && <strong> 今天</strong>}
                </div>
                {meetings
                  .filter(({ on }) => on === day)
                  .map((meeting) => (
                    <MeetingLine key={`${meeting.caseNo}/${meeting.seq}`} meeting={meeting} />
                  ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
