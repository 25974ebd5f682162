import { z } from 'zod';
import { daysBetween } from '../law/local-date';
import { date } from '../case/fields';
import { contract } from './contract';
import { caseNo, day, instant } from './shapes';
import { STAFF } from './worklist-contracts';

/** A calendar shows six weeks at once; nobody asks for more than two months. */
const MOST_DAYS = 62;

const meeting = z
  .object({
    caseNo,
    seq: z.number().int(),
    kind: z.enum(['session', 'talk', 'room']).meta({ description: 'session 调解活动、talk 协商、room 预约协商室' }),
    on: day,
    from: instant.optional(),
    to: instant.optional(),
    mode: z.string().optional().meta({ description: '调解方式' }),
    room: z.string().optional(),
    workers: z.array(z.string()).readonly(),
    employers: z.array(z.string()).readonly(),
    mediator: z.string().optional(),
  })
  .meta({ id: 'Meeting' });

export const SESSION_CALENDAR_CONTRACTS = {
  readSessionCalendar: contract({
    method: 'get',
    path: '/v1/session-calendar',
    tag: 'worklist',
    summary: '调解日程：这些日子的调解、协商活动和预约的协商室',
    access: STAFF,
    query: z
      .strictObject({ from: date, to: date })
      .refine(({ from, to }) => daysBetween(from, to) >= 0 && daysBetween(from, to) < MOST_DAYS, {
        path: ['to'],
        message: `截止日应当不早于起始日，最多相隔${MOST_DAYS - 1}日`,
      }),
    status: 200,
    answer: z.object({ today: day, meetings: z.array(meeting).readonly() }),
    problems: [],
  }),
} as const;
