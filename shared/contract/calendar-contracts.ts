import { z } from 'zod';
import { date, words } from '../case/fields';
import { contract } from './contract';
import { caseNo, day } from './shapes';

const days = z.array(date).max(366);

/** A year's arrangement as the State Council's notice gives it. */
const yearCalendar = z
  .strictObject({
    year: z.int().min(2024, '应为 2024 年以后').max(2100),
    notice: words(200).meta({ description: '通知名称和文号' }),
    revision: z.int().min(1).max(99).meta({ description: '首次公布为 1，修订后递增' }),
    off: days.meta({ description: '放假的每一日，含其间的周末' }),
    working: days.meta({ description: '调休上班日' }),
    statutory: days.meta({ description: '全国年节及纪念日放假办法规定的节日' }),
  })
  .meta({ id: 'YearCalendar' });

const calendarAnswer = z.object({
  year: z.number().int(),
  notice: z.string(),
  revision: z.number().int(),
  off: z.array(day).readonly(),
  working: z.array(day).readonly(),
  statutory: z.array(day).readonly(),
  source: z.enum(['built-in', 'loaded']).meta({ description: 'built-in 随系统发布、loaded 后来录入' }),
});

const move = z.object({ caseNo, key: z.string(), label: z.string(), from: day.optional(), to: day.optional() });

export const CALENDAR_CONTRACTS = {
  listCalendars: contract({
    method: 'get',
    path: '/v1/calendars',
    tag: 'calendars',
    summary: '各年节假日安排',
    access: 'anyone',
    status: 200,
    answer: z.object({
      items: z.array(calendarAnswer).readonly(),
      forecast: z.array(z.number().int()).readonly().meta({ description: '通知尚未公布、暂按预测计算的年份' }),
    }),
  }),
  previewCalendar: contract({
    method: 'post',
    path: '/v1/calendars/preview',
    tag: 'calendars',
    summary: '录入前核对：有无差错，哪些案件的截止日会变',
    access: ['administrator', 'supervisor', 'rules-keeper'],
    body: yearCalendar,
    status: 200,
    answer: z.object({
      faults: z.array(z.string()).readonly(),
      days: z
        .array(
          z.object({ on: day, before: z.enum(['rest', 'work']), after: z.enum(['rest', 'work']), why: z.string() }),
        )
        .readonly()
        .meta({ description: '休息、上班与现在的安排不同的日子' }),
      cases: z.number().int().meta({ description: '截止日会变的案件数' }),
      later: z.number().int(),
      earlier: z.number().int(),
      moves: z.array(move).readonly().meta({ description: '会变的截止日，最多列出 500 项' }),
    }),
  }),
  applyCalendar: contract({
    method: 'post',
    path: '/v1/calendars',
    tag: 'calendars',
    summary: '录入节假日安排，并通知全部未结案件',
    access: ['administrator', 'rules-keeper'],
    body: yearCalendar,
    status: 201,
    answer: z.object({
      year: z.number().int(),
      revision: z.number().int(),
      new: z.boolean().meta({ description: 'false 表示同一年同一版本已经录入' }),
    }),
    writes: true,
  }),
} as const;
