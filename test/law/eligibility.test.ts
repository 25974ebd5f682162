import { localDate } from '../../shared/law/local-date';
import {
  confirmationCourts,
  confirmationEligibility,
  type ConfirmationFacts,
} from '../../shared/law/rulings/confirmation-eligibility';
import { paymentOrderEligibility, type PaymentOrderFacts } from '../../shared/law/rulings/payment-order-eligibility';
import { mayWithdrawReview, reviewEligibility, type ReviewFacts } from '../../shared/law/rulings/review-eligibility';
import type { Verdict } from '../../shared/law/verdict';

const day = localDate;
const codes = (verdict: Verdict) => (verdict.ok ? [] : verdict.refusals.map(({ code }) => code));

describe('调解仲裁法 16, 劳动合同法 30 — who may apply for a payment order', () => {
  const legal: PaymentOrderFacts = {
    basis: 'mediation-agreement',
    applicant: 'worker',
    claims: ['wages'],
    agreement: 'mediation',
    relation: 'labour',
    due: true,
    amountFixed: true,
    counterObligation: false,
    debtorReachable: true,
    otherDebts: false,
    preservationApplied: false,
  };
  const wages = { basis: 'unpaid-wages', agreement: 'none' } as const;

  test.each<[string, Partial<PaymentOrderFacts>, string[]]>([
    ['a worker with a mediation agreement', {}, []],
    [
      'on all four items of article 16',
      { claims: ['wages', 'work-injury-medical', 'economic-compensation', 'damages'] },
      [],
    ],
    ['a worker for wages, without any agreement', wages, []],
    ['an employer', { applicant: 'employer' }, ['payment-order/not-the-worker']],
    ['for reinstatement', { claims: ['other'] }, ['payment-order/claim-not-covered']],
    ['with one item that is not covered', { claims: ['wages', 'other'] }, ['payment-order/claim-not-covered']],
    ['for nothing', { claims: [] }, ['payment-order/claim-not-covered']],
    [
      'for compensation without an agreement',
      { ...wages, claims: ['economic-compensation'] },
      ['payment-order/claim-not-covered'],
    ],
    ['on a settlement', { agreement: 'settlement' }, ['payment-order/no-mediation-agreement']],
    ['for wages in a personnel relation', { ...wages, relation: 'personnel' }, ['payment-order/personnel-relation']],
    ['before the day of performance', { due: false }, ['payment-order/not-due-or-not-fixed']],
    ['for a sum not fixed', { amountFixed: false }, ['payment-order/not-due-or-not-fixed']],
    ['while owing something in return', { counterObligation: true }, ['payment-order/counter-obligation']],
    ['with other debts between them', { otherDebts: true }, ['payment-order/other-debts']],
    ['against an employer who cannot be found', { debtorReachable: false }, ['payment-order/undeliverable']],
    ['after asking for preservation', { preservationApplied: true }, ['payment-order/preservation-applied']],
    [
      'with two obstacles, both are said',
      { due: false, otherDebts: true },
      ['payment-order/not-due-or-not-fixed', 'payment-order/other-debts'],
    ],
  ])('%s: %j → %j', (_, change, expected) => {
    expect(codes(paymentOrderEligibility({ ...legal, ...change }).verdict)).toEqual(expected);
  });

  test('each item is explained, also those that hold', () => {
    const { items } = paymentOrderEligibility({ ...legal, due: false });
    expect(items.filter(({ verdict }) => !verdict.ok).map(({ label }) => label)).toEqual(['已到期且数额确定']);
    expect(items.every(({ cite }) => cite.label.length > 0)).toBe(true);
    expect(items).toHaveLength(9);
  });
});

describe('办案规则 74, 75 — arbitration review', () => {
  const legal: ReviewFacts = {
    appliedBy: { worker: true, employer: true },
    appliedOn: day('2025-03-18'),
    lastDay: day('2025-03-18'),
    withinScope: true,
    commissionCompetent: true,
    confirmsEmploymentRelation: false,
    judiciallyConfirmed: false,
    confirmationPending: false,
  };
  test.each<[Partial<ReviewFacts>, string[]]>([
    [{}, []],
    [{ lastDay: undefined }, ['arbitration-review/not-effective']],
    [{ appliedBy: { worker: true, employer: false } }, ['arbitration-review/not-joint']],
    [{ appliedOn: day('2025-03-19') }, ['arbitration-review/late']],
    [{ withinScope: false }, ['arbitration-review/out-of-scope']],
    [{ commissionCompetent: false }, ['arbitration-review/not-competent']],
    [{ confirmsEmploymentRelation: true }, ['arbitration-review/employment-relation']],
    [{ judiciallyConfirmed: true }, ['arbitration-review/already-confirmed']],
    [{ confirmationPending: true }, ['arbitration-review/confirmation-pending']],
  ])('%j → %j', (change, expected) => expect(codes(reviewEligibility({ ...legal, ...change }))).toEqual(expected));

  test('办案规则 76 — withdrawal until the statement is served', () => {
    expect(mayWithdrawReview({ statementServed: false }).ok).toBe(true);
    expect(codes(mayWithdrawReview({ statementServed: true }))).toEqual(['arbitration-review/statement-served']);
  });
});

describe('民事诉讼法 205, 劳动争议解释（一）52 — judicial confirmation', () => {
  const legal: ConfirmationFacts = {
    appliedBy: { worker: true, employer: true },
    appliedOn: day('2025-06-02'),
    lastDay: day('2025-06-09'),
    organisationLawful: true,
    confirmsStatus: false,
    onlyPerformance: true,
    confirmsTitle: false,
    reviewPending: false,
    statementEffective: false,
  };
  test.each<[Partial<ConfirmationFacts>, string[]]>([
    [{}, []],
    [{ lastDay: undefined }, ['judicial-confirmation/not-effective']],
    [{ appliedBy: { worker: false, employer: true } }, ['judicial-confirmation/not-joint']],
    [{ appliedOn: day('2025-06-10') }, ['judicial-confirmation/late']],
    [{ organisationLawful: false }, ['judicial-confirmation/organisation']],
    [{ confirmsStatus: true }, ['judicial-confirmation/status']],
    [{ onlyPerformance: false }, ['judicial-confirmation/not-only-performance']],
    [{ confirmsTitle: true }, ['judicial-confirmation/title']],
    [{ reviewPending: true }, ['judicial-confirmation/review-pending']],
    [{ statementEffective: true }, ['judicial-confirmation/statement-effective']],
  ])('%j → %j', (change, expected) =>
    expect(codes(confirmationEligibility({ ...legal, ...change }))).toEqual(expected),
  );

  test('the court that invited the organisation is the only one', () => {
    const facts = {
      invitingCourt: '渝北区人民法院',
      partyCourts: ['渝中区人民法院'],
      organisationCourt: '江北区人民法院',
    };
    expect(confirmationCourts(facts).courts).toEqual(['渝北区人民法院']);
  });
  test('otherwise the courts of the parties and of the organisation, each once', () => {
    const facts = { partyCourts: ['渝中区人民法院', '渝北区人民法院'], organisationCourt: '渝北区人民法院' };
    expect(confirmationCourts(facts).courts).toEqual(['渝中区人民法院', '渝北区人民法院']);
  });
});
