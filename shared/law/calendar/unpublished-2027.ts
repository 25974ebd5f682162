import { yearCalendar } from './year-calendar';

/**
 * What 放假办法 alone fixes for 2027, whose notice has not been published. Only `statutory` may be relied on:
 * blocks, substitute days and make-up working days are unknown, so every count that leans on this year is provisional.
 */
export const FORECAST_2027 = yearCalendar(2027, {
  notice: '2027年放假安排尚未公布（仅依《全国年节及纪念日放假办法》推算节日当日，清明日期待核对）',
  revision: 0,
  off: '01-01 02-05..02-08 04-05 05-01..05-02 06-09 09-15 10-01..10-03',
  working: '',
  statutory: '01-01 02-05..02-08 04-05 05-01..05-02 06-09 09-15 10-01..10-03',
});
