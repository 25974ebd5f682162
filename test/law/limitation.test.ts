import { calendarOf } from '../../shared/law/calendar';
import { limitation, type LimitationFacts } from '../../shared/law/limitation';
import { localDate } from '../../shared/law/local-date';
import { rulebook } from '../../shared/law/rulebooks/rulebooks';

const book = rulebook('chongqing@2024-01-01');
const calendar = calendarOf([]);
const day = localDate;

const claim = (facts: Partial<LimitationFacts> = {}) =>
  limitation(
    { rule: 'limitation-arbitration', startedOn: day('2024-03-11'), interruptions: [], suspensions: [], ...facts },
    book,
    calendar,
  );
const at = (on: string, kind = 'negotiation-requested') => ({ on: day(on), kind });

describe('调解仲裁法 27 — one year from knowledge of the infringement', () => {
  test('without events', () => {
    expect(claim()).toMatchObject({ dueOn: '2025-03-11', ignored: [], period: { n: 1, unit: 'years' } });
    expect(claim().governing).toBeUndefined();
  });
  test('of a civil servant on contract, sixty days from the dispute', () => {
    expect(claim({ rule: 'limitation-civil-servant-contract' }).dueOn).toBe('2024-05-10');
  });
});

describe('调解仲裁法 27(2) — an interruption starts a new full year', () => {
  test('the latest inside the running period governs, in whatever order they are told', () => {
    const receipt = claim({ interruptions: [at('2025-01-20', 'mediation-failed'), at('2024-11-06')] });
    expect(receipt).toMatchObject({ trigger: '2025-01-20', dueOn: '2026-01-20', ignored: [] });
    expect(receipt.governing).toEqual(at('2025-01-20', 'mediation-failed'));
    expect(receipt.cites.map(({ label }) => label)).toContain('办案规则第27条');
  });
  test('on the last day still interrupts, the day after no more', () => {
    expect(claim({ interruptions: [at('2025-03-11')] }).dueOn).toBe('2026-03-11');
    const late = claim({ interruptions: [at('2025-03-12')] });
    expect(late.dueOn).toBe('2025-03-11');
    expect(late.ignored).toEqual([
      { ...at('2025-03-12'), why: '仲裁时效期间已于2025-03-11届满，其后发生的事由不产生中断效力' },
    ]);
  });
  test('counts as inside on the day to which a rest day was moved', () => {
    // 2024-03-09 plus a year is Sunday 2025-03-09, so Monday is the last day
    const receipt = claim({ startedOn: day('2024-03-09'), interruptions: [at('2025-03-10')] });
    expect(receipt.dueOn).toBe('2026-03-10');
  });
  test('one after the end does not let later ones in', () => {
    const receipt = claim({ interruptions: [at('2025-04-01'), at('2025-04-02')] });
    expect(receipt.ignored).toHaveLength(2);
    expect(receipt.dueOn).toBe('2025-03-11');
  });
  test('before the period runs there is nothing to interrupt', () => {
    expect(claim({ interruptions: [at('2024-03-01')] })).toMatchObject({
      dueOn: '2025-03-11',
      ignored: [{ on: '2024-03-01', why: expect.stringContaining('起算') }],
    });
  });
});

describe('调解仲裁法 27(3) — a suspension continues the rest, and is no six-month rule', () => {
  test('with the days that were left', () => {
    const suspensions = [{ from: day('2024-12-01'), to: day('2025-01-31') }];
    const receipt = claim({ startedOn: day('2024-01-10'), suspensions });
    expect(receipt).toMatchObject({ dueOn: '2025-03-13', suspended: suspensions });
    expect(receipt.cites.map(({ label }) => label)).toContain('办案规则第28条');
  });
  test('has no last day while the cause lasts', () => {
    expect(claim({ suspensions: [{ from: day('2024-12-01') }] }).dueOn).toBeUndefined();
  });
  test('lets an interruption in that comes before the moved end', () => {
    const suspensions = [{ from: day('2024-12-01'), to: day('2025-01-31') }];
    const receipt = claim({ startedOn: day('2024-01-10'), suspensions, interruptions: [at('2025-03-03')] });
    expect(receipt).toMatchObject({ dueOn: '2026-03-03', ignored: [] });
  });
  test('an interruption while suspended starts a full year after the cause is removed', () => {
    const suspensions = [{ from: day('2024-12-01'), to: day('2024-12-31') }];
    // 2024-12-16 … 2025-12-15 are 365 days; they begin on 2025-01-01
    expect(claim({ suspensions, interruptions: [at('2024-12-15')] })).toMatchObject({ dueOn: '2025-12-31' });
  });
  test('a suspension before the governing interruption no longer counts', () => {
    const suspensions = [{ from: day('2024-06-01'), to: day('2024-06-30') }];
    expect(claim({ suspensions, interruptions: [at('2024-11-06')] }).dueOn).toBe('2025-11-06');
  });
});

describe('调解仲裁法 27(4) — unpaid wages', () => {
  test('no period runs while the employment lasts, and nothing needs to interrupt it', () => {
    const receipt = claim({ rule: 'limitation-wage-arrears', interruptions: [at('2024-11-06')] });
    expect(receipt).toMatchObject({ noPeriodRuns: true, ignored: [{ on: '2024-11-06' }] });
    expect(receipt.dueOn).toBeUndefined();
    expect(receipt.period).toBeUndefined();
  });
  test('one year from the end of the employment, however old the wages', () => {
    const receipt = claim({
      rule: 'limitation-wage-arrears',
      startedOn: day('2021-01-15'),
      employmentEndedOn: day('2025-06-30'),
    });
    expect(receipt.dueOn).toBe('2026-06-30');
    expect(receipt.noPeriodRuns).toBeUndefined();
  });
});
