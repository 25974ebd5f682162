import { remedyWays, owedFen } from '../../shared/case/remedy-ways';
import { confirmed, inDefault, inEffect, orderServed, settled } from '../support/builders';
import type { TestCase } from '../support/test-case';

const waysOf = ({ facts, today }: TestCase) => remedyWays(facts, today);
const openOf = (at: TestCase) => waysOf(at).flatMap(({ key, blockers }) => (blockers.length === 0 ? [key] : []));
const recommendedOf = (at: TestCase) => waysOf(at).flatMap(({ key, recommended }) => (recommended ? [key] : []));

const objected = (...order: Parameters<typeof orderServed>) =>
  orderServed(...order)
    .on('2026-08-31')
    .does('payment-order.object', { form: 'written', ground: 'disputes-debt' }, 'employer')
    .on('2026-09-02')
    .does('payment-order.terminate', {});

describe('when the employer has not paid, the worker is shown the ways', () => {
  test('none as long as the promise can still be kept', () => expect(waysOf(inEffect())).toEqual([]));

  test.each<{ why: string; at: () => TestCase; first: string; open: readonly string[] }>([
    {
      why: 'a mediation agreement about wages: a payment order is the quickest',
      at: () => inDefault(),
      first: 'payment-order',
      open: ['payment-order', 'suit', 'arbitration'],
    },
    {
      why: 'confirmed by a court: enforcement, without any new procedure',
      at: () => inDefault(confirmed()),
      first: 'enforcement',
      open: ['enforcement', 'payment-order', 'suit', 'arbitration'],
    },
    {
      why: 'a settlement about wages: an order on LCL 30, no direct suit (L16, blocked)',
      at: () => inDefault(settled()),
      first: 'payment-order',
      open: ['payment-order', 'arbitration'],
    },
    {
      why: 'the order on LDMAL 16 ended by an objection: a suit at once (L16)',
      at: () => objected(),
      first: 'suit',
      open: ['payment-order', 'suit', 'arbitration'],
    },
    {
      why: 'the order on LCL 30 ended by an objection: arbitration first (L16)',
      at: () => objected({ basis: 'unpaid-wages' }, inDefault(settled())),
      first: 'arbitration',
      open: ['payment-order', 'arbitration'],
    },
  ])('$why', ({ at, first, open }) => {
    expect([recommendedOf(at()), openOf(at())]).toEqual([[first], open]);
  });

  test('each says what it costs, how long it takes, and by which article', () => {
    for (const { plain, cost, time, cites } of waysOf(inDefault())) {
      expect([plain, cost, time].join('')).not.toMatch(/undefined|NaN/);
      expect(cites.length).toBeGreaterThan(0);
    }
    expect(owedFen(inDefault().facts)).toBe(1_000_000);
  });
});
