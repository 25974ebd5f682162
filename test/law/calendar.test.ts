import { readFileSync } from 'node:fs';
import { calendarFaults, calendarOf, type YearCalendar } from '../../shared/law/calendar';
import { addDays, localDate, type LocalDate } from '../../shared/law/local-date';

const calendar = calendarOf([]);
const day = localDate;

/** The data of another transcription of the same notices; only the data, for its functions answer for unknown years. */
const other: Record<'holidays' | 'workdays' | 'inLieuDays', Record<string, string>> = JSON.parse(
  readFileSync(require.resolve('chinese-days/dist/chinese-days.json'), 'utf8'),
);

function daysOf(year: number): LocalDate[] {
  const days: LocalDate[] = [];
  for (let on = day(`${year}-01-01`); on.startsWith(String(year)); on = addDays(on, 1)) days.push(on);
  return days;
}

describe('the published years', () => {
  test.each([
    { year: 2024, workingDays: 251 },
    { year: 2025, workingDays: 248 },
    { year: 2026, workingDays: 248 },
  ])('$year has $workingDays working days', ({ year, workingDays }) => {
    expect(calendar.isPublished(year)).toBe(true);
    expect(daysOf(year).filter((on) => !calendar.isRestDay(on))).toHaveLength(workingDays);
  });

  test.each([2024, 2025, 2026])('%i agrees day by day with another transcription of the notice', (year) => {
    const weekend = (on: LocalDate) => [0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay());
    for (const on of daysOf(year)) {
      const rests = on in other.holidays || (weekend(on) && !(on in other.workdays));
      expect({ on, rests: calendar.isRestDay(on) }).toEqual({ on, rests });
      expect({ on, makeUp: calendar.isMakeUp(on) }).toEqual({ on, makeUp: on in other.workdays });
      expect({ on, inLieu: calendar.isInLieu(on) }).toEqual({ on, inLieu: on in other.inLieuDays });
    }
  });

  test.each(calendar.years)('$year has no faults', (year) => expect(calendarFaults(year)).toEqual([]));

  test.each([
    { year: 2024, count: 11 },
    { year: 2025, count: 13 },
    { year: 2026, count: 13 },
  ])('$year has $count statutory days (放假办法 2)', ({ year, count }) => {
    expect(daysOf(year).filter((on) => calendar.isStatutoryHoliday(on))).toHaveLength(count);
  });

  test('the eve of the Spring Festival is statutory only from 2025', () => {
    expect(calendar.isRestDay(day('2024-02-09'))).toBe(false);
    expect(calendar.isStatutoryHoliday(day('2025-01-28'))).toBe(true);
  });
});

describe('why a day is no ordinary working day', () => {
  test.each([
    ['2024-03-08', undefined],
    ['2024-03-09', '周六'],
    ['2026-01-01', '元旦'],
    ['2026-01-02', '元旦放假调休'],
    ['2026-02-14', '调休上班（周六）'],
    ['2026-02-15', '周日'],
    ['2026-02-16', '春节'],
    ['2026-04-05', '清明节'],
    ['2026-04-06', '清明节补假'],
    ['2026-05-02', '劳动节'],
    ['2026-06-19', '端午节'],
    ['2026-09-25', '中秋节'],
    ['2025-10-06', '中秋节'],
    ['2025-10-08', '国庆节、中秋节放假调休'],
    ['2027-10-01', '国庆节'],
  ])('%s: %s', (on, why) => expect(calendar.why(day(on))).toBe(why));
});

describe('a year without a notice', () => {
  test('2027 is not published: weekends, and the days that 放假办法 fixes', () => {
    expect(calendar.isPublished(2027)).toBe(false);
    expect(calendar.isRestDay(day('2027-01-01'))).toBe(true);
    expect(calendar.isRestDay(day('2027-01-04'))).toBe(false);
    expect(calendar.isRestDay(day('2027-01-09'))).toBe(true);
  });
  test('a far year knows weekends only', () => {
    expect(calendar.isPublished(2036)).toBe(false);
    expect(calendar.isRestDay(day('2036-10-01'))).toBe(false);
    expect(calendar.isRestDay(day('2036-10-04'))).toBe(true);
  });
});

const NEW_2027: YearCalendar = {
  year: 2027,
  notice: '测试用通知',
  revision: 1,
  off: [day('2027-01-01'), day('2027-01-02'), day('2027-01-03')],
  working: [day('2027-02-20')],
  statutory: [day('2027-01-01')],
};

describe('a notice that is loaded', () => {
  test('publishes its year and replaces the forecast', () => {
    const loaded = calendarOf([NEW_2027]);
    expect(loaded.isPublished(2027)).toBe(true);
    expect(loaded.id).toBe('CN 2024r1 2025r1 2026r1 2027r1');
    expect(loaded.isRestDay(day('2027-02-20'))).toBe(false);
    expect(loaded.isRestDay(day('2027-05-03'))).toBe(false);
    expect(loaded.isStatutoryHoliday(day('2027-10-01'))).toBe(false);
  });
  test('the higher revision of a year wins, in whatever order they come', () => {
    const revised = { ...NEW_2027, revision: 2, working: [] };
    for (const additions of [
      [NEW_2027, revised],
      [revised, NEW_2027],
    ]) {
      expect(calendarOf(additions).isRestDay(day('2027-02-20'))).toBe(true);
      expect(calendarOf(additions).id).toContain('2027r2');
    }
  });
  test('a lower revision of a published year changes nothing', () => {
    const stale = { ...NEW_2027, year: 2026, revision: 0, off: [], working: [], statutory: [] };
    expect(calendarOf([stale]).isRestDay(day('2026-02-16'))).toBe(true);
  });
  test('asking again with the same content gives the same calendar', () => {
    expect(calendarOf([{ ...NEW_2027 }])).toBe(calendarOf([NEW_2027]));
    expect(calendarOf([])).toBe(calendar);
  });
});

describe('what may be wrong with an arrangement', () => {
  test.each<[string, Partial<YearCalendar>, string]>([
    ['a day outside the year', { off: [...NEW_2027.off, day('2028-01-02')] }, '2028-01-02不在2027年内'],
    ['a make-up day on a weekday', { working: [day('2027-02-22')] }, '调休上班日2027-02-22不是周六或者周日'],
    ['a day both off and worked', { working: [day('2027-01-02')] }, '2027-01-02既列为放假又列为上班'],
    ['a statutory day that is not off', { statutory: [day('2027-10-01')] }, '法定节日2027-10-01未列入放假'],
    ['a day listed twice', { working: [day('2027-02-20'), day('2027-02-20')] }, '2027-02-20重复列出'],
  ])('%s', (_, change, fault) => expect(calendarFaults({ ...NEW_2027, ...change })).toContain(fault));
});
