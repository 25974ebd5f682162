import fc from 'fast-check';
import {
  addDays,
  dateOfDay,
  dayNumber,
  daysBetween,
  endOfDay,
  isLocalDate,
  latest,
  localDate,
  localDateOf,
  startOfDay,
  yearOf,
} from '../../shared/law/local-date';

describe('civil days', () => {
  test.each([
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '26-1-1',
    '2026-1-01',
    '',
    '2026-01-01T00',
  ])('%p is no day', (text) => {
    expect(isLocalDate(text)).toBe(false);
    expect(() => localDate(text)).toThrow(RangeError);
  });

  test.each(['2024-02-29', '2000-02-29', '1999-12-31', '2026-01-01', '2100-02-28'])('%p is a day', (text) => {
    expect(localDate(text)).toBe(text);
  });

  test('the arithmetic agrees with UTC on every day from 1600 to 2400', () => {
    for (let number = dayNumber(localDate('1600-01-01')); number < dayNumber(localDate('2400-01-01')); number++) {
      const utc = new Date(number * 86_400_000).toISOString().slice(0, 10);
      if (dateOfDay(number) !== utc || dayNumber(localDate(utc)) !== number) throw new Error(`${number} is not ${utc}`);
    }
  });

  test('a day of Shanghai begins at 16:00 UTC of the day before and ends at 16:00 UTC', () => {
    const day = localDate('2025-03-06');
    expect(new Date(startOfDay(day)).toISOString()).toBe('2025-03-05T16:00:00.000Z');
    expect(new Date(endOfDay(day)).toISOString()).toBe('2025-03-06T16:00:00.000Z');
    expect(localDateOf(startOfDay(day))).toBe(day);
    expect(localDateOf(endOfDay(day) - 1)).toBe(day);
    expect(localDateOf(endOfDay(day))).toBe('2025-03-07');
  });

  test('adding days and counting them are inverse', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 80_000 }), fc.integer({ min: -5_000, max: 5_000 }), (start, days) => {
        const from = dateOfDay(start);
        expect(daysBetween(from, addDays(from, days))).toBe(days);
        expect(yearOf(from)).toBe(Number(from.slice(0, 4)));
      }),
    );
  });

  test('the latest of several days', () => {
    expect(latest(localDate('2025-01-31'), localDate('2025-02-01'), localDate('2024-12-31'))).toBe('2025-02-01');
  });
});
