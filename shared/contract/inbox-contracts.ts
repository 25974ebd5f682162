import { z } from 'zod';
import { contract } from './contract';
import { caseNo, flag, instant, pageOf, paging } from './shapes';

const inboxItem = z
  .object({
    id: z.string(),
    caseNo,
    key: z.string(),
    template: z.string(),
    subject: z.string(),
    body: z.string(),
    orderedAt: instant,
    createdAt: instant,
    readAt: instant.optional(),
    readBy: z.string().optional(),
    email: z.object({
      state: z.enum(['none', 'pending', 'sent', 'failed']),
      attempts: z.number().int(),
      error: z.string().optional(),
      sentAt: instant.optional(),
    }),
  })
  .meta({ id: 'InboxItem' });

const id = z.string().regex(/^\d{1,18}$/, '应为通知编号');

export const INBOX_CONTRACTS = {
  readInbox: contract({
    method: 'get',
    path: '/v1/inbox',
    tag: 'inbox',
    summary: '我的通知，新的在前',
    access: 'anyone',
    query: z.strictObject({ unread: flag.optional().meta({ description: '只看未读（已读）' }), ...paging }),
    status: 200,
    answer: pageOf(inboxItem).extend({ unread: z.number().int().meta({ description: '未读总数' }) }),
  }),
  markRead: contract({
    method: 'post',
    path: '/v1/inbox/{id}/read',
    tag: 'inbox',
    summary: '标为已读',
    access: 'anyone',
    params: z.strictObject({ id }),
    status: 200,
    answer: z.object({ id: z.string(), read: z.literal(true) }),
    writes: true,
    problems: ['no-such-record'],
  }),
} as const;
