import type { Actor } from '../shared/case/actor';
import type { YearCalendar } from '../shared/law/calendar';
import type { Queryable } from './pool';

/** A calendar of which not every open case has been told. */
export type CalendarBeingTold = {
  readonly calendar: YearCalendar;
  readonly by: Actor;
  /** Idempotency key of the load; the cases know the calendar's adoption by it. */
  readonly key: string;
  /** Cases up to this number have been told. */
  readonly toldThrough: string;
};

type Revision = Pick<YearCalendar, 'year' | 'revision'>;

/** The calendars loaded beside those of the code, the newest revision of each year. */
export async function loadedCalendars(db: Queryable): Promise<YearCalendar[]> {
  const { rows } = await db.query<{ data: YearCalendar }>(
    'select distinct on (year) data from calendars order by year, revision desc',
  );
  return rows.map((row) => row.data);
}

/** Keeps a calendar; false if this revision of the year is there already. */
export async function loadCalendar(db: Queryable, calendar: YearCalendar, by: Actor, key: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into calendars (year, revision, data, loaded_by, key) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [calendar.year, calendar.revision, JSON.stringify(calendar), JSON.stringify(by), key],
  );
  return rowCount === 1;
}

/** The calendars whose telling is not complete, the oldest first: where to go on after a crash. */
export async function calendarsBeingTold(db: Queryable): Promise<CalendarBeingTold[]> {
  const { rows } = await db.query<{ data: YearCalendar; loaded_by: Actor; key: string; told_through: string }>(
    'select data, loaded_by, key, told_through from calendars where told_at is null order by loaded_at',
  );
  return rows.map((row) => ({ calendar: row.data, by: row.loaded_by, key: row.key, toldThrough: row.told_through }));
}

/** The cases up to this number have been told. */
export async function noteTold(db: Queryable, { year, revision }: Revision, through: string): Promise<void> {
  await db.query('update calendars set told_through = $3 where year = $1 and revision = $2', [year, revision, through]);
}

/** All cases have been told. */
export async function allTold(db: Queryable, { year, revision }: Revision): Promise<void> {
  await db.query('update calendars set told_at = now() where year = $1 and revision = $2', [year, revision]);
}
