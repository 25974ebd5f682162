import { calendarOf } from '../../shared/law/calendar';
import { countBack, deadline, lastDay, type Counting } from '../../shared/law/deadline';
import { localDate } from '../../shared/law/local-date';
import { calendarDays, hours, months, workingDays, years, type Period } from '../../shared/law/period';
import type { LawRule } from '../../shared/law/rulebook';
import { rule, rulebook, type RuleId } from '../../shared/law/rulebooks/rulebooks';

const calendar = calendarOf([]);
const book = rulebook('chongqing@2024-01-01');
const day = localDate;
const due = (id: RuleId, counting: Counting) => deadline(id, rule(book, id), counting, calendar);
const MEDIATION = rule(book, 'mediation-conclude-committee');

describe('民法典 202 — months and years end on the corresponding day, else at the end of the month', () => {
  test.each<[Period, string, string]>([
    [months(1), '2025-01-31', '2025-02-28'],
    [months(1), '2024-01-31', '2024-02-29'],
    [months(6), '2025-08-31', '2026-02-28'],
    [months(3), '2025-11-30', '2026-02-28'],
    [years(1), '2024-02-29', '2025-02-28'],
    [years(2), '2024-10-08', '2026-10-08'],
    [months(12), '2024-12-15', '2025-12-15'],
  ])('%j from %s ends, before any roll, on %s', (period, trigger, unrolled) => {
    const receipt = deadline('x', { ...MEDIATION, period }, { trigger: day(trigger) }, calendar);
    expect(receipt.unrolledLastDay).toBe(unrolled);
    expect(receipt.dueOn).toBe(lastDay(period, day(trigger), calendar));
  });
});

describe('the receipt says how it was counted', () => {
  test('办案规则 80 — five working days, with every day passed over and its reason', () => {
    const receipt = due('arbitration-accept', { trigger: day('2024-04-30') });
    expect(receipt).toMatchObject({
      rule: 'arbitration-accept',
      trigger: '2024-04-30',
      dayOne: '2024-05-06',
      period: { n: 5, unit: 'working-days' },
      dueOn: '2024-05-10',
      dueAt: '2024-05-10T16:00:00.000Z',
      provisional: false,
      calendar: 'CN 2024r1 2025r1 2026r1',
    });
    expect(receipt.skipped).toEqual([
      { on: '2024-05-01', why: '劳动节' },
      { on: '2024-05-02', why: '劳动节放假调休' },
      { on: '2024-05-03', why: '劳动节放假调休' },
      { on: '2024-05-04', why: '周六' },
      { on: '2024-05-05', why: '周日' },
    ]);
    expect(receipt.cites.map(({ label }) => label)).toContain('办案规则第80条');
  });

  test('民法典 203 — the rest days over which the last day moved', () => {
    const receipt = due('mediation-conclude-committee', { trigger: day('2025-05-17') });
    expect(receipt).toMatchObject({
      dayOne: '2025-05-18',
      unrolledLastDay: '2025-06-01',
      dueOn: '2025-06-03',
      skipped: [],
    });
    expect(receipt.rolledOver).toEqual([
      { on: '2025-06-01', why: '周日' },
      { on: '2025-06-02', why: '端午节补假' },
    ]);
  });

  test('is JSON: nothing is lost on the way through the ledger', () => {
    const receipt = due('arbitration-accept', {
      trigger: day('2025-09-26'),
      suspensions: [{ from: day('2025-09-29') }],
    });
    expect(JSON.parse(JSON.stringify(receipt))).toEqual(receipt);
  });

  test('a rule without a period has no last day until the parties fix one', () => {
    expect(due('settlement-performance', { trigger: day('2025-03-03') }).dueOn).toBeUndefined();
    expect(due('settlement-performance', { trigger: day('2025-03-03'), until: day('2025-04-30') }).dueOn).toBe(
      '2025-04-30',
    );
  });
});

describe('a new last day replaces the count', () => {
  test('协商调解规定 29 — the day agreed for the end of mediation, moved off a rest day', () => {
    const receipt = due('mediation-conclude-committee', { trigger: day('2025-05-06'), until: day('2025-05-31') });
    expect(receipt).toMatchObject({ unrolledLastDay: '2025-05-31', dueOn: '2025-06-03' });
    expect(receipt.period).toBeUndefined();
  });

  test('农民工工资条例 14 — pay-day on a rest day moves back, before the holiday', () => {
    const payday = (until: string) => due('migrant-wage-payday', { trigger: day('2025-01-01'), until: day(until) });
    expect(payday('2025-10-05').dueOn).toBe('2025-09-30');
    expect(payday('2025-10-05').rolledOver.at(0)).toEqual({ on: '2025-10-01', why: '国庆节' });
    expect(payday('2025-09-28').dueOn).toBe('2025-09-28');
    expect(payday('2025-07-15').dueOn).toBe('2025-07-15');
  });
});

describe('a prolonged period is one period', () => {
  test('the roll comes after the prolongation, not between', () => {
    // day 15 would be Sunday 2025-06-15, but the roll to Monday must not be added to the ten days
    const receipt = due('judicial-confirmation-decide-2011', {
      trigger: day('2025-05-31'),
      extendedBy: calendarDays(10),
    });
    expect(receipt).toMatchObject({ period: { n: 25, unit: 'calendar-days' }, dueOn: '2025-06-25' });
  });
  test('a prolongation in another unit is counted after the period', () => {
    const receipt = due('mediation-conclude-committee', { trigger: day('2025-07-01'), extendedBy: workingDays(2) });
    expect(receipt.dueOn).toBe('2025-07-18');
  });
});

describe('a suspended clock', () => {
  const suspended = (trigger: string, from: string, to?: string) =>
    due('mediation-conclude-committee', {
      trigger: day(trigger),
      suspensions: [to ? { from: day(from), to: day(to) } : { from: day(from) }],
    });

  test('goes on the day after with the days that were left', () => {
    // 15 days from 07-01 end on 07-16; on 07-10 seven are left (10..16), which are 07-21..07-27, a Sunday
    expect(suspended('2025-07-01', '2025-07-10', '2025-07-20')).toMatchObject({
      unrolledLastDay: '2025-07-27',
      dueOn: '2025-07-28',
    });
  });
  test('has no last day while it stands', () => {
    const receipt = suspended('2025-07-01', '2025-07-10');
    expect(receipt.dueOn).toBeUndefined();
    expect(receipt.dueAt).toBeUndefined();
    expect(receipt.dayOne).toBe('2025-07-02');
    expect(receipt.suspended).toEqual([{ from: '2025-07-10' }]);
  });
  test('is not moved by a suspension after its end, or over before it began', () => {
    expect(suspended('2025-07-01', '2025-07-17', '2025-07-30').dueOn).toBe('2025-07-16');
    expect(suspended('2025-07-01', '2025-06-01', '2025-07-01').dueOn).toBe('2025-07-16');
  });
  test('begins later if it was suspended before it began', () => {
    expect(suspended('2025-07-01', '2025-06-25', '2025-07-05')).toMatchObject({
      dayOne: '2025-07-06',
      dueOn: '2025-07-21',
    });
  });
  test('a suspension on the day to which a Sunday was moved still saves that day', () => {
    // 15 days from 2025-07-05 end on Sunday 07-20, so Monday 07-21 is the last day
    expect(suspended('2025-07-05', '2025-07-21', '2025-07-22')).toMatchObject({ dueOn: '2025-07-23' });
  });
  test('two suspensions that touch are one', () => {
    const both = due('mediation-conclude-committee', {
      trigger: day('2025-07-01'),
      suspensions: [
        { from: day('2025-07-12'), to: day('2025-07-20') },
        { from: day('2025-07-10'), to: day('2025-07-14') },
      ],
    });
    expect(both.dueOn).toBe(suspended('2025-07-01', '2025-07-10', '2025-07-20').dueOn);
  });
  test('办案规则 69 — working days that were left go on as working days', () => {
    // received Mon 03-10; suspended from Wed 03-12 (days 2..5 left) to Fri 03-28; Mon 03-31 is day 2
    const receipt = due('arbitration-accept', {
      trigger: day('2025-03-10'),
      suspensions: [{ from: day('2025-03-12'), to: day('2025-03-28') }],
    });
    expect(receipt).toMatchObject({ dayOne: '2025-03-11', dueOn: '2025-04-03' });
    expect(receipt.skipped.map(({ on }) => on)).toEqual(['2025-03-29', '2025-03-30']);
  });
});

describe('办案规则 38 — counted back from the hearing', () => {
  test.each([
    { hearing: '2025-03-17', days: 5, last: '2025-03-07', why: 'five full working days, 03-10 to 03-14, lie between' },
    { hearing: '2025-10-10', days: 3, last: '2025-09-28', why: 'the holiday does not count, the make-up Sunday does' },
    { hearing: '2025-03-19', days: 3, last: '2025-03-13', why: 'a weekend does not count' },
  ])('$days days before $hearing is $last: $why', ({ hearing, days, last }) => {
    expect(countBack(workingDays(days), day(hearing), calendar)).toBe(last);
  });
  test('calendar days count them all', () => {
    expect(countBack(calendarDays(3), day('2025-03-17'), calendar)).toBe('2025-03-13');
  });
  test('the receipt acts on the cautious reading and shows the other', () => {
    const receipt = due('arbitration-hearing-notice', { trigger: day('2025-03-17') });
    expect(receipt).toMatchObject({ dueOn: '2025-03-07', actBy: '2025-03-07', provisional: false });
    expect(receipt.readings.map(({ dueOn }) => dueOn)).toEqual(['2025-03-07', '2025-03-10']);
  });
});

describe('hours', () => {
  const at = (iso: string) => ({ trigger: day(iso.slice(0, 10)), triggerAt: Date.parse(iso) });

  test('run from the instant through nights and holidays', () => {
    expect(due('emergency-first-response', at('2025-10-01T23:30:00+08:00'))).toMatchObject({
      dueOn: '2025-10-02',
      dueAt: '2025-10-01T17:30:00.000Z',
    });
    expect(due('wage-arrears-rapid-response', at('2025-10-01T09:00:00+08:00')).dueAt).toBe('2025-10-03T01:00:00.000Z');
  });
  test('stand still for whole days of suspension', () => {
    const suspensions = [{ from: day('2025-10-02'), to: day('2025-10-03') }];
    expect(due('wage-arrears-rapid-response', { ...at('2025-10-01T09:00:00+08:00'), suspensions }).dueAt).toBe(
      '2025-10-05T01:00:00.000Z',
    );
    const open = { ...at('2025-10-01T09:00:00+08:00'), suspensions: [{ from: day('2025-10-02') }] };
    expect(due('wage-arrears-rapid-response', open).dueOn).toBeUndefined();
  });
  test('cannot be counted without the instant, nor by lastDay', () => {
    expect(() => due('emergency-first-response', { trigger: day('2025-10-01') })).toThrow(RangeError);
    expect(() => lastDay(hours(2), day('2025-10-01'), calendar)).toThrow(RangeError);
  });
});

describe('where 调休 can be read otherwise', () => {
  test('both days are shown and the earlier one is acted on', () => {
    const receipt = due('negotiation-reply', { trigger: day('2026-02-10') });
    expect(receipt).toMatchObject({ unrolledLastDay: '2026-02-15', dueOn: '2026-02-24', actBy: '2026-02-20' });
    expect(receipt.readings[0]).toEqual({
      dueOn: '2026-02-24',
      assumption: '调休放假的工作日按法定休假日计，调休上班的周末按工作日计',
    });
    expect(receipt.readings).toContainEqual({ dueOn: '2026-02-20', assumption: '若调休放假的工作日不属于法定休假日' });
  });
  test('补假 for a statutory day on a weekend is not disputed (放假办法 6)', () => {
    const receipt = due('mediation-conclude-committee', { trigger: day('2026-03-21') });
    expect(receipt).toMatchObject({ unrolledLastDay: '2026-04-05', dueOn: '2026-04-07', actBy: '2026-04-07' });
    expect(receipt.readings).toHaveLength(1);
  });
});

describe('a count that leans on an unpublished year is provisional', () => {
  test('its last day or roll lies there', () => {
    const receipt = due('arbitration-review-apply', { trigger: day('2026-12-18') });
    expect(receipt).toMatchObject({ provisional: true, dueOn: '2027-01-04', actBy: '2027-01-02' });
    expect(receipt.provisionalBecause).toContain('2027年放假安排');
  });
  test('a working day inside it lies there', () => {
    expect(due('arbitration-accept', { trigger: day('2026-12-30') }).provisional).toBe(true);
    expect(due('arbitration-accept', { trigger: day('2026-12-24') }).provisional).toBe(false);
  });
  test('counting back over it', () => {
    expect(due('arbitration-hearing-notice', { trigger: day('2027-01-06') }).provisional).toBe(true);
  });
  test('and is final once the notice is loaded', () => {
    const notice = {
      year: 2027,
      notice: '测试用通知',
      revision: 1,
      working: [day('2027-01-03')],
      statutory: [day('2027-01-01')],
    };
    const loaded = calendarOf([{ ...notice, off: [day('2027-01-01'), day('2027-01-02')] }]);
    const law = rule(book, 'arbitration-review-apply');
    const receipt = deadline('arbitration-review-apply', law, { trigger: day('2026-12-18') }, loaded);
    expect(receipt).toMatchObject({ provisional: false, dueOn: '2027-01-03' });
  });
  test('a retention period does not lean on any holiday', () => {
    expect(due('archive-retention', { trigger: day('2026-03-01') })).toMatchObject({
      dueOn: '2036-03-01',
      provisional: false,
    });
  });
});

test('the note of the rule travels with the receipt', () => {
  const law: LawRule = { ...MEDIATION, note: '说明' };
  expect(deadline('x', law, { trigger: day('2025-07-01') }, calendar).note).toBe('说明');
});
