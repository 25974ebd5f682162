import type { CaseFacts } from '../../shared/case/facts';
import { brokenPromises } from '../../shared/paths/performance/facts';
import { confirmed, inDefault, inEffect, orderServed, reviewed, settled } from '../support/builders';
import { given } from '../support/given';

const INSTALMENTS = [
  { kind: 'pay' as const, text: '第一期', amountFen: 500_000, dueOn: '2026-08-14' },
  { kind: 'pay' as const, text: '第二期', amountFen: 500_000, dueOn: '2026-09-15' },
  { kind: 'act' as const, text: '出具离职证明', dueOn: '2026-08-14' },
];

const brokenOf = (facts: CaseFacts): number[] => brokenPromises(facts).map((promise) => promise.no);

describe('LDMAL 14, 15 — every promise has its own day and its own state', () => {
  const agreement = inEffect({ obligations: INSTALMENTS });

  test('instalments are separate', () => {
    expect(agreement.deadline('mediation-agreement-performance/1-1')).toMatchObject({
      dueOn: '2026-08-14',
      about: '第1项 5,000.00元',
      kind: 'agreed',
    });
    expect(agreement.deadline('mediation-agreement-performance/1-2').dueOn).toBe('2026-09-15');
  });

  test('a promise is kept with the last part of its payment', () => {
    const part = agreement.on('2026-08-10').does('performance.record-payment', { no: 1, amountFen: 300_000 });
    expect(part.deadline('mediation-agreement-performance/1-1').state).toBe('open');
    const whole = part.on('2026-08-12').does('performance.record-payment', { no: 1, amountFen: 200_000 });
    expect(whole.deadline('mediation-agreement-performance/1-1')).toMatchObject({
      state: 'met',
      closedOn: '2026-08-12',
    });
  });

  test.each([
    { input: { no: 1, amountFen: 600_000 }, refusal: 'performance/overpaid' },
    { input: { no: 3, amountFen: 1 }, refusal: 'performance/no-such-payment' },
    { input: { no: 9, amountFen: 1 }, refusal: 'performance/no-such-payment' },
    { input: { no: 1, amountFen: 1, on: '2026-07-13' }, refusal: 'case/before-the-step-before' },
  ])('a payment of $input is refused: $refusal', ({ input, refusal }) => {
    given(agreement).when('2026-08-10', 'performance.record-payment', input).isRefusedFor(refusal);
  });

  test('an act is done once, on its day', () => {
    const done = agreement.on('2026-08-10').does('performance.record-act', { no: 3 });
    given(done)
      .when('2026-08-20', 'performance.record-act', { no: 3 })
      .isRefused('performance/fulfilled-already — 调解仲裁法第15条');
    given(agreement)
      .when('2026-08-10', 'performance.record-act', { no: 1 })
      .isRefused('performance/no-such-act — 调解仲裁法第15条');
  });

  test('a payment that only the debtor reports may be denied', () => {
    const reported = agreement
      .on('2026-08-12')
      .does('performance.record-payment', { no: 1, amountFen: 500_000 }, 'employer');
    const denied = reported.on('2026-08-13').does('performance.confirm-receipt', { no: 1, received: false }, 'worker');
    expect(denied.deadline('mediation-agreement-performance/1-1').state).toBe('open');
    const confirmedByBoth = reported
      .does('performance.confirm-receipt', { no: 1, received: true }, 'worker')
      .does('performance.confirm-receipt', { no: 1, received: false }, 'worker');
    expect(confirmedByBoth.deadline('mediation-agreement-performance/1-1').state).toBe('met');
  });

  test('that nothing has come is said from the day on which it should have', () => {
    const missing = { no: 1, received: false } as const;
    given(agreement)
      .when('2026-08-01', 'performance.confirm-receipt', missing, 'worker')
      .isRefusedFor('performance/nothing-paid');
    given(agreement)
      .when('2026-08-14', 'performance.confirm-receipt', missing, 'worker')
      .happens({ type: 'performance.receipt-confirmed', ...missing });
  });

  test('both may agree on a new day, as long as the promise is open', () => {
    const input = { no: 1, dueOn: '2026-08-28', workerAgrees: true, employerAgrees: true } as const;
    expect(agreement.does('performance.reschedule', input).deadline('mediation-agreement-performance/1-1').dueOn).toBe(
      '2026-08-28',
    );
    const paid = agreement.on('2026-08-12').does('performance.record-payment', { no: 1, amountFen: 500_000 });
    given(paid)
      .when('2026-08-13', 'performance.reschedule', input)
      .isRefused('performance/fulfilled-already — 调解仲裁法第15条');
    given(agreement)
      .when('2026-07-20', 'performance.reschedule', { ...input, dueOn: '2026-07-19' })
      .isRefused('performance/due-in-the-past — 调解仲裁法第15条');
  });
});

describe('a promise that is not kept', () => {
  test('is urged, not before its day is over', () => {
    given(inEffect())
      .when('2026-08-14', 'performance.urge', { method: 'telephone', note: '请付款' })
      .isRefused('performance/nothing-overdue — 调解仲裁法第15条');
    given(inDefault()).when('2026-08-17', 'performance.urge', { method: 'telephone', note: '请付款' }).isPermitted();
  });

  test('one default makes all due only where the agreement says so', () => {
    const broken = (acceleration: boolean) =>
      given(inDefault(inEffect({ obligations: INSTALMENTS, acceleration })))
        .when('2026-08-17', 'standing.guide', { to: 'arbitration' })
        .facts();
    expect(broken(false).agreements[0]?.acceleration).toBe(false);
    expect(brokenOf(broken(false))).toEqual([1]);
    expect(brokenOf(broken(true))).toEqual([1, 2, 3]);
  });

  test.each([
    {
      of: 'a mere mediation agreement',
      from: inDefault(),
      reasons: ['performance/not-enforceable — 民事诉讼法第250条'],
    },
    { of: 'a settlement', from: inDefault(settled()), reasons: ['performance/not-enforceable — 民事诉讼法第250条'] },
    { of: 'an agreement with a statement', from: inDefault(reviewed()), reasons: [] },
    { of: 'a confirmed agreement', from: inDefault(confirmed()), reasons: [] },
    {
      of: 'a confirmed agreement that is not due',
      from: confirmed(),
      reasons: ['performance/nothing-overdue — 民事诉讼法第250条'],
    },
  ])('enforcement of $of: $reasons', ({ from, reasons }) =>
    given(from)
      .when(from.today, 'performance.apply-enforcement', { court: '南岸区法院' })
      .isRefused(...reasons),
  );

  test('an order that stands is enforced', () => {
    const standing = orderServed()
      .on('2026-09-09')
      .lapsed('payment-order-debtor/1', { type: 'payment-order.became-enforceable' });
    given(standing).when('2026-09-09', 'performance.apply-enforcement', { court: '南岸区法院' }).isPermitted();
  });

  test('enforcement is applied for within two years of the last instalment (CPL 250)', () => {
    const agreement = confirmed(inEffect({ obligations: INSTALMENTS }));
    expect(agreement.deadline('enforcement-apply/1')).toMatchObject({ dueOn: '2028-09-15', kind: 'window' });
  });
});
