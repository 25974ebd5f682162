type Conditions = Readonly<Record<string, string | undefined>>;

/** The address of the list behind a figure. */
export const behind = (conditions: Conditions): string =>
  `/cases?${new URLSearchParams(Object.entries(conditions).filter(([, value]) => value) as [string, string][])}`;

/** The first and the last day of a month, as 2026-07; within the days of the board. */
export function daysOf(month: string, { from, to }: { readonly from: string; readonly to: string }) {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  const first = `${month}-01`;
  return { first: first < from ? from : first, last: last > to ? to : last };
}

/** A part of a whole in per cent; a dash where there is no whole. */
export const percent = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${Math.round((part / whole) * 100)}%`;
