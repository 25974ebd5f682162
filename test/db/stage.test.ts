import { stageOf, type Stage } from '../../shared/case/stage';
import * as cases from '../support/builders';
import type { TestCase } from '../support/test-case';

const paid = (from: TestCase) =>
  from.on('2026-08-14').does('performance.record-payment', { no: 1, amountFen: 1_000_000 }, 'worker');

describe('the stage of a case', () => {
  test.each<[Stage, TestCase]>([
    ['registered', cases.aCase()],
    ['negotiation', cases.negotiationRequested()],
    ['mediation', cases.mediationApplied()],
    ['mediation', cases.delegated()],
    ['unsettled', cases.mediating().does('mediation.end', { outcome: 'large-divergence', reason: '分歧较大' })],
    ['signing', cases.agreed()],
    ['performance', cases.inEffect()],
    ['performance', cases.settled()],
    ['binding', cases.reviewApplied()],
    ['binding', cases.confirmationApplied()],
    ['performance', cases.confirmed()],
    ['default', cases.inDefault()],
    ['payment-order', cases.orderApplied()],
    ['settled', paid(cases.inEffect())],
  ])('is %s', (stage, { facts }) => expect(stageOf(facts)).toBe(stage));

  test('is closed, and then archived, at the end', () => {
    const closed = cases.aCase().does('registration.decline', { reason: '不属于受理范围', remedies: '可以申请仲裁' });
    expect(stageOf(closed.facts)).toBe('left');
    expect(stageOf(closed.does('closing.close', { result: 'declined' }).facts)).toBe('closed');
  });
});
