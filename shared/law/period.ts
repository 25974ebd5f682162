/** What a period counts. Hours occur in local policy only; no statute here counts them. */
export type PeriodUnit = 'calendar-days' | 'working-days' | 'months' | 'years' | 'hours';

/** How a last day moves when it is a rest day. */
export type Roll = 'forward' | 'backward' | 'none';

export type Period = { readonly n: number; readonly unit: PeriodUnit };

export const calendarDays = (n: number): Period => ({ n, unit: 'calendar-days' });
export const workingDays = (n: number): Period => ({ n, unit: 'working-days' });
export const months = (n: number): Period => ({ n, unit: 'months' });
export const years = (n: number): Period => ({ n, unit: 'years' });
export const hours = (n: number): Period => ({ n, unit: 'hours' });

/** The period as an official writes it: 「15日」「5个工作日」「6个月」「1年」「48小时」. */
export function written({ n, unit }: Period): string {
  return `${n}${UNITS[unit]}`;
}

const UNITS: Readonly<Record<PeriodUnit, string>> = {
  'calendar-days': '日',
  'working-days': '个工作日',
  months: '个月',
  years: '年',
  hours: '小时',
};
