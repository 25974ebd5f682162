import { annualLeavePay } from '../../../shared/law/calculators/annual-leave';
import { doubleWage } from '../../../shared/law/calculators/double-wage';
import { economicCompensation, unlawfulTermination } from '../../../shared/law/calculators/economic-compensation';
import { fullMonths, monthsLater } from '../../../shared/law/calculators/months';
import { overtimePay } from '../../../shared/law/calculators/overtime';
import { wageArrears } from '../../../shared/law/calculators/wage-arrears';
import { localDate } from '../../../shared/law/local-date';

// Every amount is worked by hand; fen.

test('unpaid wages are what is missing month by month; what was paid too much is no credit', () => {
  const months = [
    { month: '2026-03', dueFen: 600_000, paidFen: 200_000 },
    { month: '2026-04', dueFen: 600_000, paidFen: 650_000 },
    { month: '2026-05', dueFen: 600_000, paidFen: 0 },
  ];
  expect(wageArrears({ months }).amountFen).toBe(1_000_000);
});

test.each([
  // 5220 yuan a month are 30 yuan an hour.
  [522_000, 10, 0, 0, 0, 45_000],
  [522_000, 0, 8, 0, 0, 48_000],
  [522_000, 0, 0, 8, 0, 72_000],
  [522_000, 10, 8, 8, 65_000, 100_000],
  // 5000 yuan: 28.7356… an hour; half an hour at 150 % is 21.5517 yuan.
  [500_000, 0.5, 0, 0, 0, 2_155],
  // Paid more than due: nothing is left.
  [522_000, 1, 0, 0, 99_999, 0],
])('overtime: %i fen a month, %d/%d/%d hours, %i paid: %i', (monthlyWageFen, workday, rest, holiday, paidFen, due) => {
  const hours = { workdayHours: workday, restDayHours: rest, holidayHours: holiday };
  expect(overtimePay({ monthlyWageFen, ...hours, paidFen }).amountFen).toBe(due);
});

test.each([
  // Exactly three years.
  ['2020-03-01', '2023-02-28', 3],
  // One day more: half a year more.
  ['2020-03-01', '2023-03-01', 3.5],
  // One day less than six months, and six months.
  ['2023-01-01', '2023-06-29', 0.5],
  ['2023-01-01', '2023-06-30', 1],
  ['2019-07-15', '2026-01-14', 7],
  ['2026-01-01', '2026-01-01', 0.5],
])('compensation from %s to %s is %d months of wages, unlawful termination twice that', (from, to, months) => {
  const input = { employedFrom: localDate(from), endedOn: localDate(to), monthlyWageFen: 800_000 };
  expect(economicCompensation(input).amountFen).toBe(800_000 * months);
  expect(unlawfulTermination(input).amountFen).toBe(1_600_000 * months);
});

test('a wage above three times the local average counts with three times, for twelve years at most', () => {
  const term = { employedFrom: localDate('2008-01-01'), endedOn: localDate('2025-12-31') };
  const localAverage = { monthlyFen: 900_000, source: '市人民政府公布' };
  const high = economicCompensation({ ...term, monthlyWageFen: 2_700_001, localAverage });
  expect(high.amountFen).toBe(2_700_000 * 12);
  expect(high.steps[1]!.text).toContain('市人民政府公布');
  const atTheCap = economicCompensation({ ...term, monthlyWageFen: 2_700_000, localAverage });
  expect(atTheCap.amountFen).toBe(2_700_000 * 18);
  const unknown = economicCompensation({ ...term, monthlyWageFen: 2_700_001 });
  expect(unknown.amountFen).toBe(2_700_001 * 18);
  expect(unknown.notes.join()).toContain('没有核对三倍封顶');
});

test.each([
  // Within the first month nothing is due.
  ['2026-01-10', '2026-02-09', 0],
  // The first day after it: one of the 28 days from 10 February to 9 March.
  ['2026-01-10', '2026-02-10', 20_000],
  ['2026-01-10', '2026-03-09', 560_000],
  // Eleven months, however long it goes on.
  ['2024-01-10', '2025-01-09', 6_160_000],
  ['2024-01-10', '2026-06-30', 6_160_000],
])('double wage: employed %s, without a contract until %s: %i', (from, until, due) => {
  const input = { employedFrom: localDate(from), withoutContractUntil: localDate(until), monthlyWageFen: 560_000 };
  expect(doubleWage(input).amountFen).toBe(due);
});

test.each([
  // 4350 yuan a month are 200 yuan a day.
  [1, 0, undefined, true, 200_000],
  [1, 0, undefined, false, 300_000],
  [10, 4, undefined, true, 240_000],
  [20, 0, undefined, false, 900_000],
  [0, 0, undefined, false, 0],
  // 5 × 145 ÷ 365 = 1.98: one day; 5 × 146 ÷ 365 = 2 days.
  [3, 0, 145, true, 40_000],
  [3, 0, 146, true, 80_000],
  [3, 5, 146, true, 0],
])('leave not taken: %i years, %i taken, %p days of the year', (yearsWorked, takenDays, daysOfYear, paid, due) => {
  const input = { monthlyWageFen: 435_000, yearsWorked, takenDays, daysOfYear, ordinaryWagePaid: paid };
  expect(annualLeavePay(input).amountFen).toBe(due);
});

test('a month ends on its last day where the next has no such day', () => {
  expect(monthsLater(localDate('2024-01-31'), 1)).toBe('2024-02-29');
  expect(monthsLater(localDate('2023-12-31'), 2)).toBe('2024-02-29');
  expect(fullMonths(localDate('2026-01-31'), localDate('2026-02-27'))).toBe(1);
  expect(fullMonths(localDate('2026-01-31'), localDate('2026-02-26'))).toBe(0);
});
