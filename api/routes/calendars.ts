import { byItself } from '../../db/eyes';
import { loadCalendar, loadedCalendars } from '../../db/calendars';
import { calendarFaults, calendarOf, type YearCalendar } from '../../shared/law/calendar';
import { yearOf, localDateOf } from '../../shared/law/local-date';
import { actId } from '../acting';
import { previewCalendar } from '../calendar-preview';
import { tellCalendars } from '../calendar-telling';
import type { Office } from '../office';
import { Problem } from '../problem';
import type { Handlers } from '../route';

/** Deadlines reach so many years ahead that a missing calendar shows. */
const YEARS_AHEAD = 2;

export function calendarRoutes(office: Office): Pick<Handlers, 'listCalendars' | 'previewCalendar' | 'applyCalendar'> {
  const { pool, clock, log } = office;
  return {
    listCalendars: async () => {
      const loaded = await loadedCalendars(pool);
      const calendar = calendarOf(loaded);
      const items = calendar.years.map((year) => ({
        ...year,
        source: loaded.some((each) => isSame(each, year)) ? ('loaded' as const) : ('built-in' as const),
      }));
      const thisYear = yearOf(localDateOf(clock.now()));
      const ahead = Array.from({ length: YEARS_AHEAD }, (_, index) => thisYear + index);
      return { body: { items, forecast: ahead.filter((year) => !calendar.isPublished(year)) } };
    },
    previewCalendar: async ({ body }) => {
      const loaded = await loadedCalendars(pool);
      // Last days of all open cases, by their numbers: who keeps the calendar sees no more of them.
      return { body: await byItself(() => previewCalendar(pool, body, loaded)) };
    },
    applyCalendar: async ({ body, actor, key }) => {
      mustBeSound(body);
      const isNew = await loadCalendar(pool, body, actor, actId(actor, key));
      // Goes on by itself: what is left over at a crash is told at the next start.
      void tellCalendars(office).catch((error: unknown) =>
        log.error(error, 'not all cases have been told of a calendar yet'),
      );
      return { body: { year: body.year, revision: body.revision, new: isNew } };
    },
  };
}

const isSame = (a: YearCalendar, b: YearCalendar): boolean => a.year === b.year && a.revision === b.revision;

/** @throws Problem `validation` that lists what is wrong with the arrangement. */
function mustBeSound(calendar: YearCalendar): void {
  const fields = calendarFaults(calendar).map((message) => ({ path: 'body', code: 'calendar', message }));
  if (fields.length > 0)
    throw new Problem('validation', { detail: `节假日安排有${fields.length}处差错：${fields[0]?.message}`, fields });
}
