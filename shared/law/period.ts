/** What a period counts. Hours occur in local policy only; no statute here counts them. */
export type PeriodUnit = 'calendar-days' | 'working-days' | 'months' | 'years' | 'hours';

export type Period = { readonly n: number; readonly unit: PeriodUnit };

export const calendarDays = (n: number): Period => ({ n, unit: 'calendar-days' });
export const workingDays = (n: number): Period => ({ n, unit: 'working-days' });
export const months = (n: number): Period => ({ n, unit: 'months' });
export const years = (n: number): Period => ({ n, unit: 'years' });
export const hours = (n: number): Period => ({ n, unit: 'hours' });
