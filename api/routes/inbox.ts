import { inbox, markRead, unreadCount } from '../../db/notices';
import type { Office } from '../office';
import { Problem } from '../problem';
import type { Handlers } from '../route';

export function inboxRoutes({ pool }: Office): Pick<Handlers, 'readInbox' | 'markRead'> {
  return {
    readInbox: async ({ query: { limit, cursor, ...filter }, actor }) => {
      const [page, unread] = await Promise.all([
        inbox(pool, actor, filter, { limit, cursor }),
        unreadCount(pool, actor),
      ]);
      return { body: { ...page, unread } };
    },
    markRead: async ({ params: { id }, actor }) => {
      if (!(await markRead(pool, actor, id))) throw new Problem('no-such-record', { detail: '您没有该编号的通知' });
      return { body: { id, read: true } };
    },
  };
}
