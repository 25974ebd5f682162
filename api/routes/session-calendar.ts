import { meetingsOn } from '../../db/session-calendar';
import { reachOf } from '../../shared/case/access';
import { localDateOf } from '../../shared/law/local-date';
import type { Office } from '../office';
import type { Handlers } from '../route';

export const sessionCalendarRoutes = ({ pool, clock }: Office): Pick<Handlers, 'readSessionCalendar'> => ({
  readSessionCalendar: async ({ actor, query }) => ({
    body: { today: localDateOf(clock.now()), meetings: await meetingsOn(pool, { ...query, reach: reachOf(actor) }) },
  }),
});
