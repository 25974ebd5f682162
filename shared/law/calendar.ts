import type { LocalDate } from './local-date';

/** One year's arrangement of rest days and make-up working days, as the State Council's notice gives it. */
export type YearCalendar = {
  readonly year: number;
  /** The notice with its number; `unverified` parts are said in it. */
  readonly notice: string;
  /** 1 for the first publication; a revised notice has a higher one. */
  readonly revision: number;
  /** Every day off inside the arranged blocks, weekends included. */
  readonly off: readonly LocalDate[];
  /** 调休上班日: weekend days worked. */
  readonly working: readonly LocalDate[];
  /** The days that 全国年节及纪念日放假办法 itself names; the other `off` weekdays are rest in lieu. */
  readonly statutory: readonly LocalDate[];
};
