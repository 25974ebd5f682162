import { removeView, savedViews, saveView } from '../../db/saved-views';
import type { Office } from '../office';
import { Problem } from '../problem';
import type { Handlers } from '../route';

/** Saved filters: each person's own, and those that colleagues of the organ share. */
export function viewRoutes({ pool }: Office): Pick<Handlers, 'listViews' | 'saveView' | 'removeView'> {
  return {
    listViews: async ({ actor, query: { page } }) => ({ body: { items: await savedViews(pool, actor, page) } }),
    saveView: async ({ actor, body }) => ({ body: await saveView(pool, actor, body) }),
    removeView: async ({ actor, params: { id } }) => {
      if (!(await removeView(pool, actor, id)))
        throw new Problem('no-such-record', { detail: `没有本人保存的编号为${id}的筛选，可能已经删除` });
      return { body: { id } };
    },
  };
}
