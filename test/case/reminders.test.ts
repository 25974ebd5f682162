import { remindersOf } from '../../shared/case/reminders';
import { aCase, inEffect, mediationApplied } from '../support/builders';
import type { TestCase } from '../support/test-case';

const of = ({ facts }: TestCase, rule: string) =>
  remindersOf(facts)
    .filter(({ notice }) => notice.about?.deadline?.startsWith(`${rule}/`))
    .map(({ at, notice }) => `${new Date(at).toISOString()} ${notice.template} → ${notice.to.join()}`);

test('a duty is told a day ahead, on the day, and while it is overdue, then to the supervisor too', () =>
  expect(of(mediationApplied(), 'mediation-accept')).toEqual([
    '2026-07-08T01:00:00.000Z deadline-ahead → organ',
    '2026-07-09T01:00:00.000Z deadline-today → organ',
    '2026-07-10T01:00:00.000Z deadline-overdue → organ,supervisor',
    '2026-07-12T01:00:00.000Z deadline-overdue → organ,supervisor',
    '2026-07-16T01:00:00.000Z deadline-overdue → organ,supervisor',
  ]));

test('a window is told to both parties three days and one day ahead, and on its last day', () =>
  expect(of(inEffect(), 'arbitration-review-apply')).toEqual([
    '2026-07-26T01:00:00.000Z deadline-ahead → worker,employer',
    '2026-07-28T01:00:00.000Z deadline-ahead → worker,employer',
    '2026-07-29T01:00:00.000Z deadline-today → worker,employer',
  ]));

test('the limitation is told 60, 30 and 7 days ahead', () =>
  expect(of(aCase(), 'limitation-wage-arrears').map((line) => line.slice(0, 10))).toEqual([
    '2027-05-01',
    '2027-05-31',
    '2027-06-23',
    '2027-06-30',
  ]));

test('what is done is not reminded of', () => {
  const accepted = mediationApplied()
    .does('mediation.record-consent', { side: 'employer', given: true })
    .does('mediation.accept', {});
  expect(of(accepted, 'mediation-accept')).toEqual([]);
});
