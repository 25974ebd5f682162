import type { z } from 'zod';
import type { openingForm } from '../../shared/case/form';
import type { InputOf } from './given';
import { TestCase } from './test-case';

// Cases at the well-known points of the way. Every default is legal; a test names only what matters to it.
// Monday 2026-07-06 registered · 07 accepted · 14 agreed and signed · Friday 2026-08-14 payment due.

export type Form = z.input<typeof openingForm>;

const WORKER = { id: 'p1', side: 'worker', kind: 'natural-person', name: '甲' } as const;
const EMPLOYER = { id: 'p2', side: 'employer', kind: 'enterprise', name: '乙公司' } as const;
const WAGES = { no: 1, kind: 'wage-arrears', text: '支付拖欠的工资', amountFen: 1_000_000 } as const;

const FORM: Form = {
  door: 'window',
  organ: 'ORG-1',
  district: '500108',
  parties: [WORKER, EMPLOYER],
  claims: [WAGES],
  summary: '拖欠工资',
  officer: '丙',
  infringedOn: '2026-05-31',
  employmentEndedOn: '2026-06-30',
};

/** Registered on Monday 2026-07-06: one worker, one employer, wages. */
export const aCase = (form: Partial<Form> = {}, day = '2026-07-06'): TestCase =>
  TestCase.opened({ ...FORM, ...form }, day);

export const aCollective = (collective: Partial<NonNullable<Form['collective']>> = {}): TestCase =>
  aCase({ collective: { workers: 12, commonRequest: true, representatives: ['甲', '丁', '戊'], ...collective } });

/** The worker has asked to negotiate; the request was served on 2026-07-06. */
export const negotiationRequested = (from = aCase()): TestCase =>
  from.does('negotiation.request', { by: 'worker', matter: '协商支付工资' }, 'worker');

/** The employer has agreed to talk, on 2026-07-08. */
export const negotiating = (from = aCase()): TestCase =>
  negotiationRequested(from).on('2026-07-08').does('negotiation.reply', { willing: true }, 'employer');

const PAYMENT = { kind: 'pay', text: '支付工资', amountFen: 1_000_000, dueOn: '2026-08-14' } as const;
type Obligations = InputOf<'agreement.conclude'>['obligations'];

/** Settled on Monday 2026-07-13; 10,000 yuan due on Friday 2026-08-14. */
export const settled = (obligations: Obligations = [PAYMENT], from = negotiating()): TestCase =>
  from.on('2026-07-13').does('negotiation.settle', { obligations, inWriting: true, signedBy: ['worker', 'employer'] });

/** The worker has applied for mediation, on the day of the registration. */
export const mediationApplied = (from = aCase()): TestCase =>
  from.does('mediation.apply', { by: 'worker', form: 'written', matter: '支付工资' }, 'worker');

/** Both have consented, and the application was accepted on Tuesday 2026-07-07: over on Wednesday 2026-07-22. */
export const mediating = (from = aCase()): TestCase =>
  mediationApplied(from)
    .on('2026-07-07')
    .does('mediation.record-consent', { side: 'employer', given: true }, 'employer')
    .does('mediation.accept', { mediator: { id: 'M1', name: '己' } });

export const COURT = { courtCode: '渝0103', caseNo: '诉前调1号', mandateId: 'CRT-1' } as const;

/** Delegated by a court before docketing; received on 2026-07-06. */
export const delegated = (court: Partial<NonNullable<Form['court']>> = {}): TestCase =>
  aCase({ door: 'court', court: { ...COURT, mode: 'delegated', ...court } });

/** The mandate was taken and the materials signed for on Tuesday 2026-07-07: over on Thursday 2026-08-06. */
export const mediatingForCourt = (court: Partial<NonNullable<Form['court']>> = {}): TestCase =>
  delegated(court).on('2026-07-07').does('mandate.confirm', { materialsSigned: true });

type Terms = Partial<InputOf<'agreement.conclude'>>;

/** Agreed on Tuesday 2026-07-14, not signed yet. */
export const agreed = (terms: Terms = {}, from = mediating()): TestCase =>
  from
    .on('2026-07-14')
    .does('agreement.assess-capacity', { rating: 'high', grounds: '经营正常' })
    .does('agreement.conclude', { obligations: [PAYMENT], ...terms });

const ALL_MARKS = ['worker', 'employer', 'mediator', 'organisation'].map((by) => ({
  by,
})) as InputOf<'agreement.sign'>['marks'];

/** In effect since Tuesday 2026-07-14: review until 2026-07-29, confirmation until 2026-08-13. */
export const inEffect = (terms: Terms = {}, from = mediating()): TestCase =>
  agreed(terms, from).does('agreement.sign', { marks: ALL_MARKS }, 'clerk');

export const PACKAGE = { agreement: true, identity: true, serviceAddresses: true } as const;

/** Both have applied for review on 2026-07-15. */
export const reviewApplied = (from = inEffect()): TestCase =>
  from
    .on('2026-07-15')
    .does('review.apply', { by: ['worker', 'employer'], commission: '南岸仲裁委', package: PACKAGE }, 'clerk');

/** The commission has accepted on 2026-07-16. */
export const inReview = (from = inEffect()): TestCase => reviewApplied(from).on('2026-07-16').does('review.accept', {});

/** The statement was made on 2026-07-20 and both have signed for it. */
export const reviewed = (from = inEffect()): TestCase =>
  inReview(from)
    .on('2026-07-20')
    .does('review.make-statement', { docNo: '仲调1号', receivedBy: ['worker', 'employer'] });

export const CONFIRMATION = {
  court: '南岸区法院',
  courtBasis: 'organisation-seat',
  workerApplies: true,
  employerApplies: true,
} as const;

/** Both have applied for judicial confirmation on 2026-07-15. */
export const confirmationApplied = (from = inEffect()): TestCase =>
  from.on('2026-07-15').does('confirmation.apply', CONFIRMATION);

/** Confirmed by the court on 2026-07-20. */
export const confirmed = (from = inEffect()): TestCase =>
  confirmationApplied(from)
    .on('2026-07-20')
    .does('confirmation.record-ruling', { decision: 'confirmed', docNo: '调确1号' });

/** Friday 2026-08-14 has passed without payment; today is Monday 2026-08-17. */
export const inDefault = (from = inEffect()): TestCase => {
  const agreement = from.facts.agreements.length;
  const rule =
    from.facts.agreements.at(-1)?.kind === 'settlement' ? 'settlement-performance' : 'mediation-agreement-performance';
  return from
    .on('2026-08-17')
    .lapsed(`${rule}/${agreement}-1`, { type: 'performance.defaulted', no: 1, agreement: agreement - 1 });
};

export const ORDER = {
  basis: 'mediation-agreement',
  court: '南岸区法院',
  amountFen: 1_000_000,
  dueAndFixed: true,
  noOtherDebts: true,
  canBeServed: true,
  noPreservation: true,
} as const;

/** A payment order was applied for on Monday 2026-08-17. */
export const orderApplied = (order: Partial<InputOf<'payment-order.apply'>> = {}, from = inDefault()): TestCase =>
  from.does('payment-order.apply', { ...ORDER, ...order }, 'worker');

/** Issued on 2026-08-20. */
export const orderIssued = (order: Partial<InputOf<'payment-order.apply'>> = {}, from = inDefault()): TestCase =>
  orderApplied(order, from)
    .on('2026-08-18')
    .does('payment-order.accept', {})
    .on('2026-08-20')
    .does('payment-order.issue', {});

/** Served on Monday 2026-08-24: to be paid or objected to by Tuesday 2026-09-08. */
export const orderServed = (order: Partial<InputOf<'payment-order.apply'>> = {}, from = inDefault()): TestCase =>
  orderIssued(order, from).on('2026-08-24').does('payment-order.record-service', {});
