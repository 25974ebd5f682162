import { addDays, localDate, type LocalDate } from '../local-date';

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
  /** The days that 全国年节及纪念日放假办法 itself names. */
  readonly statutory: readonly LocalDate[];
};

/** A year as a person reads it in the notice: `MM-DD` days and `MM-DD..MM-DD` blocks, separated by blanks. */
type Written = {
  readonly notice: string;
  readonly revision: number;
  readonly off: string;
  readonly working: string;
  readonly statutory: string;
};

/** @throws RangeError if a day does not exist in that year. */
export function yearCalendar(year: number, { notice, revision, off, working, statutory }: Written): YearCalendar {
  return {
    year,
    notice,
    revision,
    off: written(year, off),
    working: written(year, working),
    statutory: written(year, statutory),
  };
}

function written(year: number, text: string): readonly LocalDate[] {
  return text
    .split(' ')
    .filter(Boolean)
    .flatMap((part) => {
      const [first, last = first] = part.split('..');
      return daysFrom(localDate(`${year}-${first}`), localDate(`${year}-${last}`));
    });
}

function daysFrom(first: LocalDate, last: LocalDate): readonly LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
