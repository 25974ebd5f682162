import { worklist, worklistCounts, type WorkItem } from '../../db/worklist';
import { localDateOf, type LocalDate } from '../../shared/law/local-date';
import { reachOf } from '../../shared/case/access';
import type { Office } from '../office';
import type { Handlers } from '../route';

export function worklistRoutes({ pool, clock }: Office): Pick<Handlers, 'readWorklist'> {
  return {
    readWorklist: async ({ actor, query: { limit, cursor, day, from, to, overdue, ...asked } }) => {
      const whose = { ...asked, reach: reachOf(actor) };
      const now = clock.now();
      const today = localDateOf(now);
      const days = { from: day ?? from, to: day ?? to };
      const state = overdue === undefined ? {} : overdue ? { overdueAt: now } : { runningAt: now };
      const [page, counts] = await Promise.all([
        worklist(pool, { ...whose, ...days, ...state }, { limit, cursor }),
        cursor === undefined ? worklistCounts(pool, whose, now) : undefined,
      ]);
      const items = page.items.map((item) => ({ ...item, state: stateOf(item, now, today) }));
      return { body: { ...page, items, today, ...(counts ? { counts } : {}) } };
    },
  };
}

/** What ends today is urgent, but nobody is late. */
function stateOf({ dueAt, dueOn }: WorkItem, now: number, today: LocalDate): 'overdue' | 'today' | 'ahead' {
  if (now >= Date.parse(dueAt)) return 'overdue';
  return dueOn === today ? 'today' : 'ahead';
}
