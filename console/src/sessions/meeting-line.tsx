import { Link } from 'react-router';
import { timeText } from '../case/day-text';
import type { Meeting } from './sessions-page';

const MODES: Readonly<Record<string, string>> = {
  'on-site': '现场',
  video: '视频',
  telephone: '电话',
  asynchronous: '不同步在线',
};

/** What kind of meeting, in words: colour says nothing that they do not say. */
function kindOf({ kind, mode = '', room, from, to }: Meeting): string {
  switch (kind) {
    case 'session':
      return `调解·${MODES[mode] ?? mode}`;
    case 'talk':
      return '协商';
    case 'room':
      return `${from && to ? `${timeText(from)}至${timeText(to)} ` : ''}${room ?? '协商室'}`;
  }
}

/** A meeting in a line: what, and whose. It leads to its case. */
export const MeetingLine = ({ meeting }: { readonly meeting: Meeting }) => (
  <Link className={`sessions-meeting sessions-${meeting.kind}`} to={`/cases/${meeting.caseNo}`}>
    <strong>{kindOf(meeting)}</strong>
    <span>
      {meeting.workers.join('、') || '—'}与{meeting.employers.join('、') || '—'}
    </span>
  </Link>
);
