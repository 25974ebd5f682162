import type { Pool } from 'pg';
import { viewsDueFrom } from '../db/case-views';
import type { CaseFacts } from '../shared/case/facts';
import { calendarOf, calendarFaults, type Calendar, type YearCalendar } from '../shared/law/calendar';
import { addDays, localDate, type LocalDate } from '../shared/law/local-date';
import { changedDays } from './simulation';

/** A last day that a calendar would move. */
export type Move = {
  readonly caseNo: string;
  readonly key: string;
  readonly label: string;
  readonly from?: LocalDate;
  readonly to?: LocalDate;
};

export type Preview = {
  readonly faults: readonly string[];
  readonly days: readonly { on: LocalDate; before: 'rest' | 'work'; after: 'rest' | 'work'; why: string }[];
  readonly cases: number;
  readonly later: number;
  readonly earlier: number;
  readonly moves: readonly Move[];
};

const BATCH = 200;
const MOST_SHOWN = 500;
/** The longest block of rest days over which a last day may be moved into the year, with a margin. */
const BEFORE_THE_YEAR_DAYS = 15;

/** What would change if the calendar were loaded: its faults, the days, and the last days of the open cases. */
export async function previewCalendar(
  pool: Pool,
  calendar: YearCalendar,
  loaded: readonly YearCalendar[],
): Promise<Preview> {
  const faults = calendarFaults(calendar);
  const days = changedCalendarDays(calendar.year, calendarOf(loaded), calendarOf([...loaded, calendar]));
  if (faults.length > 0) return { faults, days, cases: 0, later: 0, earlier: 0, moves: [] };
  const found = { cases: 0, later: 0, earlier: 0 };
  const moves: Move[] = [];
  const from = addDays(localDate(`${calendar.year}-01-01`), -BEFORE_THE_YEAR_DAYS);
  for await (const { caseNo, facts } of viewsFrom(pool, from)) {
    const moved = changedDays(facts, adopting(facts, calendar));
    if (moved.length > 0) found.cases += 1;
    for (const move of moved) {
      found[(move.to ?? '') > (move.from ?? '') ? 'later' : 'earlier'] += 1;
      if (moves.length < MOST_SHOWN) moves.push({ caseNo, ...move });
    }
  }
  return { faults, days, ...found, moves };
}

async function* viewsFrom(pool: Pool, from: LocalDate) {
  for (let after = ''; ;) {
    const views = await viewsDueFrom(pool, from, after, BATCH);
    yield* views;
    const last = views.at(-1);
    if (!last || views.length < BATCH) return;
    after = last.caseNo;
  }
}

/** The facts as they are after the case has adopted the calendar. */
function adopting(facts: CaseFacts, calendar: YearCalendar): CaseFacts {
  const known = facts.calendars.some(({ year, revision }) => year === calendar.year && revision >= calendar.revision);
  if (known) return facts;
  return { ...facts, calendars: [...facts.calendars.filter(({ year }) => year !== calendar.year), calendar] };
}

function changedCalendarDays(year: number, before: Calendar, after: Calendar): Preview['days'] {
  const named = (calendar: Calendar, day: LocalDate) => (calendar.isRestDay(day) ? 'rest' : 'work');
  const days: { on: LocalDate; before: 'rest' | 'work'; after: 'rest' | 'work'; why: string }[] = [];
  for (let day = localDate(`${year}-01-01`); day <= `${year}-12-31`; day = addDays(day, 1)) {
    const [was, is] = [named(before, day), named(after, day)] as const;
    if (was !== is) days.push({ on: day, before: was, after: is, why: after.why(day) ?? '工作日' });
  }
  return days;
}
