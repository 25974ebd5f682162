import { allTold, calendarsBeingTold, noteTold, type CalendarBeingTold } from '../db/calendars';
import { unarchivedCases } from '../db/case-views';
import { byItself } from '../db/eyes';
import type { Office } from './office';

const BATCH = 50;

/**
 * Tells every open case of each loaded calendar that not all know yet, in the order of their numbers. How far it has
 * come is kept, so that it goes on there after a crash; told twice, a case adopts a calendar once.
 */
export function tellCalendars(office: Pick<Office, 'pool' | 'cases' | 'log'>): Promise<void> {
  return byItself(async () => {
    for (const being of await calendarsBeingTold(office.pool)) await tellAll(office, being);
  });
}

async function tellAll(
  { pool, cases, log }: Pick<Office, 'pool' | 'cases' | 'log'>,
  { calendar, by, key, toldThrough }: CalendarBeingTold,
): Promise<void> {
  for (let through = toldThrough; ;) {
    const numbers = await unarchivedCases(pool, through, BATCH);
    await Promise.all(numbers.map((caseNo) => cases.tell(caseNo, calendar, by, key)));
    const last = numbers.at(-1);
    if (last === undefined) break;
    through = last;
    await noteTold(pool, calendar, through);
  }
  await allTold(pool, calendar);
  log.info({ year: calendar.year, revision: calendar.revision }, 'all open cases have been told of the calendar');
}
