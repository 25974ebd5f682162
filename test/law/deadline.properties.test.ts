import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { calendarOf } from '../../shared/law/calendar';
import { countBack, deadline, lastDay } from '../../shared/law/deadline';
import { addDays, dateOfDay, dayNumber, daysBetween, localDate, type LocalDate } from '../../shared/law/local-date';
import { calendarDays, months, workingDays, years, type Period } from '../../shared/law/period';
import { rule, rulebook } from '../../shared/law/rulebooks/rulebooks';
import { countDeadlines } from './deadlines-of-three-years';

const calendar = calendarOf([]);
const law = rule(rulebook('chongqing@2024-01-01'), 'mediation-conclude-committee');

const someDay = fc
  .integer({ min: dayNumber(localDate('2024-01-01')), max: dayNumber(localDate('2026-12-31')) })
  .map(dateOfDay);
const somePeriod: fc.Arbitrary<Period> = fc.oneof(
  fc.integer({ min: 1, max: 90 }).map(calendarDays),
  fc.integer({ min: 1, max: 60 }).map(workingDays),
  fc.integer({ min: 1, max: 12 }).map(months),
  fc.integer({ min: 1, max: 2 }).map(years),
);
const dueOf = (period: Period, trigger: LocalDate) => deadline('x', { ...law, period }, { trigger }, calendar);

test('a last day is never a rest day, lies after the trigger, and is what lastDay says', () => {
  fc.assert(
    fc.property(somePeriod, someDay, (period, trigger) => {
      const { dueOn } = dueOf(period, trigger);
      expect(calendar.isRestDay(dueOn!)).toBe(false);
      expect(dueOn! > trigger).toBe(true);
      expect(lastDay(period, trigger, calendar)).toBe(dueOn);
    }),
    { numRuns: 2_000 },
  );
});

test('whoever starts later is never due earlier', () => {
  fc.assert(
    fc.property(somePeriod, someDay, fc.integer({ min: 1, max: 40 }), (period, trigger, later) => {
      expect(lastDay(period, addDays(trigger, later), calendar) >= lastDay(period, trigger, calendar)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('a longer period of the same kind never ends earlier', () => {
  fc.assert(
    fc.property(somePeriod, someDay, ({ n, unit }, trigger) => {
      expect(lastDay({ n: n + 1, unit }, trigger, calendar) >= lastDay({ n, unit }, trigger, calendar)).toBe(true);
    }),
  );
});

test('working days are exactly the days one counts off on the wall calendar', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), someDay, (n, trigger) => {
      const { dueOn, skipped, dayOne } = dueOf(workingDays(n), trigger);
      const worked: LocalDate[] = [];
      for (let on = addDays(trigger, 1); worked.length < n; on = addDays(on, 1)) {
        if (!calendar.isRestDay(on)) worked.push(on);
      }
      expect(dueOn).toBe(worked.at(-1));
      expect(dayOne).toBe(worked[0]);
      expect(skipped).toHaveLength(daysBetween(trigger, dueOn!) - n);
    }),
  );
});

test('counting back leaves exactly so many working days between', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), someDay, (n, hearing) => {
      const last = countBack(workingDays(n), hearing, calendar);
      let between = 0;
      for (let on = addDays(last, 1); on < hearing; on = addDays(on, 1)) if (!calendar.isRestDay(on)) between++;
      expect(between).toBe(n);
      expect(calendar.isRestDay(last)).toBe(false);
    }),
  );
});

test('a suspension inside the period moves the end by its length in calendar days', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 10, max: 90 }),
      someDay,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 120 }),
      (n, trigger, after, length) => {
        const from = addDays(trigger, after);
        const suspensions = [{ from, to: addDays(from, length - 1) }];
        const plain = deadline('x', { ...law, period: calendarDays(n) }, { trigger }, calendar);
        const moved = deadline('x', { ...law, period: calendarDays(n) }, { trigger, suspensions }, calendar);
        expect(daysBetween(plain.unrolledLastDay!, moved.unrolledLastDay!)).toBe(length);
      },
    ),
  );
});

test('reminders never come too late: actBy is at most every reading', () => {
  fc.assert(
    fc.property(somePeriod, someDay, (period, trigger) => {
      const { actBy, readings, dueOn } = dueOf(period, trigger);
      expect(readings[0]?.dueOn).toBe(dueOn);
      for (const reading of readings) expect(actBy! <= reading.dueOn).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test.each(['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'])(
  'the days do not depend on the time zone of the process: %s',
  (zone) => {
    const script = join(__dirname, 'deadlines-of-three-years.ts');
    const told = execFileSync(process.execPath, ['--import', 'tsx', script, '--tell'], {
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    });
    expect(told.trim()).toBe(countDeadlines());
  },
);
