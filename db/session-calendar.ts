import type { Reach } from '../shared/case/access';
import type { LocalDate } from '../shared/law/local-date';
import type { CaseSummary } from './case-columns';
import { Conditions } from './conditions';
import type { Queryable } from './pool';

/** A meeting of the parties: a mediation session or a talk that was held, or a room that is booked. */
export type CalendarMeeting = {
  readonly caseNo: string;
  readonly seq: number;
  readonly kind: 'session' | 'talk' | 'room';
  /** In Asia/Shanghai. */
  readonly on: LocalDate;
  /** Of a booking: UTC instants, ISO. */
  readonly from?: string;
  readonly to?: string;
  readonly mode?: string;
  readonly room?: string;
  readonly workers: readonly string[];
  readonly employers: readonly string[];
  readonly mediator?: string;
};

/** A room is booked at most so many days ahead of the days that are asked for. */
const BOOKED_AHEAD_DAYS = 92;
/** More meetings than a calendar can show. */
const MOST_MEETINGS = 1_000;

export type CalendarDays = { readonly from: LocalDate; readonly to: LocalDate; readonly reach: Reach };

/** The meetings on these days, both included, in the cases that a person may see; at most `MOST_MEETINGS`. */
export async function meetingsOn(db: Queryable, { from, to, reach }: CalendarDays): Promise<CalendarMeeting[]> {
  const conditions = new Conditions().within('v', reach);
  const [first, last] = [conditions.parameter(from), conditions.parameter(to)];
  conditions.demand(`on_day between ${first}::date and ${last}::date`);
  const { rows } = await db.query<MeetingRow>(
    `select e.case_no, e.seq, e.type, e.on_day::text, e.event, v.summary, v.mediator
     from (
       select case_no, seq, type, event, case type when 'negotiation.room-booked'
         then ((event ->> 'from')::timestamptz at time zone 'Asia/Shanghai')::date else occurred_on end as on_day
       from case_events
       where type in ('mediation.session-held', 'negotiation.talked', 'negotiation.room-booked')
         and occurred_on between ${first}::date - ${BOOKED_AHEAD_DAYS} and ${last}::date
     ) e join case_views v using (case_no)
     ${conditions.where} order by on_day, case_no, seq limit ${MOST_MEETINGS}`,
    conditions.values,
  );
  return rows.map(meetingOf);
}

type MeetingRow = {
  readonly case_no: string;
  readonly seq: number;
  readonly type: 'mediation.session-held' | 'negotiation.talked' | 'negotiation.room-booked';
  readonly on_day: string;
  readonly event: { session?: { mode: string }; from?: string; to?: string; name?: string };
  readonly summary: Pick<CaseSummary, 'workers' | 'employers'>;
  readonly mediator: string | null;
};

const KINDS = {
  'mediation.session-held': 'session',
  'negotiation.talked': 'talk',
  'negotiation.room-booked': 'room',
} as const;

function meetingOf({ case_no, seq, type, on_day, event, summary, mediator }: MeetingRow): CalendarMeeting {
  const { session, from, to, name } = event;
  return {
    caseNo: case_no,
    seq,
    kind: KINDS[type],
    on: on_day as LocalDate,
    ...(from && to ? { from: new Date(from).toISOString(), to: new Date(to).toISOString() } : {}),
    ...(session ? { mode: session.mode } : {}),
    ...(name ? { room: name } : {}),
    workers: summary.workers,
    employers: summary.employers,
    ...(mediator ? { mediator } : {}),
  };
}
