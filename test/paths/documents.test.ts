import { mediating } from '../support/builders';
import { given } from '../support/given';
import type { TestCase } from '../support/test-case';

const NOTICE = '4f0b8c1e-0000-4000-8000-000000000001';
const COPY = { about: '1', title: '调解受理通知书', sha256: 'a'.repeat(64) };

/** The acceptance notice, or another paper, was issued on 2026-07-07. */
const issued = (paper = 'acceptance-notice', from: TestCase = consenting()): TestCase =>
  from.does('document.issue', { id: NOTICE, paper, ...COPY });
const consenting = (): TestCase => mediating().does('standing.change-consent', { eService: true }, 'employer');

describe('民诉法 90 — a party signs for a paper on its own page', () => {
  test('on the day on which it does, and once', () => {
    const signed = issued().on('2026-07-09').does('document.acknowledge', { id: NOTICE }, 'employer');
    expect(signed.facts.documents?.[0]?.services).toMatchObject([
      { to: 'employer', method: 'electronic', servedOn: '2026-07-09', deliveredOn: '2026-07-09', acknowledged: true },
    ]);
    given(signed)
      .when('2026-07-10', 'document.acknowledge', { id: NOTICE }, 'employer')
      .isRefusedFor('document/acknowledged');
  });

  test('each for itself', () => {
    const both = issued()
      .does('document.acknowledge', { id: NOTICE }, 'employer')
      .does('document.acknowledge', { id: NOTICE }, 'worker');
    expect(both.facts.documents?.[0]?.services.map(({ to }) => to)).toEqual(['employer', 'worker']);
    given(both)
      .when('2026-07-07', 'document.acknowledge', { id: NOTICE }, 'worker')
      .isRefusedFor('document/none-to-acknowledge');
  });

  test('only if it was agreed that papers may come this way', () => {
    given(issued('acceptance-notice', mediating()))
      .when('2026-07-07', 'document.acknowledge', { id: NOTICE }, 'employer')
      .isRefusedFor('document/no-electronic-consent');
  });

  test.each([
    ['capacity-assessment', 'worker'],
    ['callback-record', 'employer'],
    ['union-opinion-letter', 'worker'],
    ['payment-order-application', 'employer'],
  ] as const)('and never for what is not addressed to it: %s to the %s', (paper, side) => {
    const other = { ...COPY, id: '4f0b8c1e-0000-4000-8000-000000000002', paper: 'acceptance-notice' };
    given(issued(paper).does('document.issue', other))
      .when('2026-07-07', 'document.acknowledge', { id: NOTICE }, side)
      .isRefusedFor('document/unknown');
  });
});
