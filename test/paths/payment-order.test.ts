import { isPerformed, promises } from '../../shared/paths/performance/facts';
import {
  aCase,
  inDefault,
  inEffect,
  mediating,
  ORDER,
  orderApplied,
  orderIssued,
  orderServed,
  settled,
} from '../support/builders';
import { given } from '../support/given';

describe('LDMAL 16, LCL 30, CPLI 427 — whether an order may be asked for', () => {
  test.each([
    { from: inDefault(), basis: 'mediation-agreement', reasons: [], why: 'a mediation agreement on wages is broken' },
    {
      from: inEffect(),
      basis: 'mediation-agreement',
      reasons: ['payment-order/not-due-or-not-fixed — 民诉法解释第427条'],
      why: 'nothing is due yet',
    },
    {
      from: inDefault(settled()),
      basis: 'mediation-agreement',
      reasons: ['payment-order/no-mediation-agreement — 调解仲裁法第16条'],
      why: 'a settlement opens no order under article 16',
    },
    { from: aCase(), basis: 'unpaid-wages', reasons: [], why: 'wages are owed without any agreement' },
  ] as const)('$basis: $why', ({ from, basis, reasons }) =>
    given(from)
      .when(from.today, 'payment-order.apply', { ...ORDER, basis })
      .isRefused(...reasons),
  );

  test.each([
    { answers: { dueAndFixed: false }, code: 'payment-order/not-due-or-not-fixed' },
    { answers: { noOtherDebts: false }, code: 'payment-order/other-debts' },
    { answers: { canBeServed: false }, code: 'payment-order/undeliverable' },
    { answers: { noPreservation: false }, code: 'payment-order/preservation-applied' },
    { answers: { counterObligation: true }, code: 'payment-order/counter-obligation' },
  ])('not with $answers', ({ answers, code }) =>
    given(inDefault())
      .when('2026-08-17', 'payment-order.apply', { ...ORDER, ...answers })
      .isRefusedFor(code),
  );

  test('not for a claim that neither article names', () =>
    given(aCase({ claims: [{ no: 1, kind: 'double-wage', text: '二倍工资' }] }))
      .when('2026-07-06', 'payment-order.apply', { ...ORDER, basis: 'unpaid-wages' })
      .isRefusedFor('payment-order/claim-not-covered'));

  test('not in a personnel relation under LCL 30', () =>
    given(inDefault(inEffect({}, mediating(aCase({ disputeKind: 'personnel' })))))
      .when('2026-08-17', 'payment-order.apply', { ...ORDER, basis: 'unpaid-wages' })
      .isRefused('payment-order/personnel-relation — 劳动合同法第30条'));

  test('one at a time; the fee is told', () => {
    given(orderApplied())
      .when('2026-08-18', 'payment-order.apply', ORDER)
      .isRefused('payment-order/pending — 调解仲裁法第16条');
    expect(orderApplied().facts.paymentOrders[0]?.feeFen).toBe(1_667);
  });
});

describe('CPL 226, 227, CPLI 430 — the court', () => {
  test.each([
    {
      key: 'payment-order-accept-notice/1',
      from: orderApplied(),
      due: '2026-08-24',
      why: 'five days, Saturday 22 August is a rest day',
    },
    {
      key: 'payment-order-undeliverable/1',
      from: orderIssued(),
      due: '2026-09-20',
      why: 'thirty days; Saturday 19 September is a rest day, the make-up Sunday is not',
    },
    { key: 'payment-order-debtor/1', from: orderServed(), due: '2026-09-08', why: 'fifteen days after 24 August' },
  ])('$key is due on $due: $why', ({ key, from, due }) => expect(from.deadline(key).dueOn).toBe(due));

  test('each step rests on the one before', () => {
    given(orderApplied())
      .when('2026-08-18', 'payment-order.issue', {})
      .isRefused('payment-order/not-accepted — 民事诉讼法第227条');
    given(orderIssued())
      .when('2026-08-24', 'payment-order.record-service', { on: '2026-08-19' })
      .isRefused('case/before-the-step-before — 民事诉讼法第227条');
  });

  test('an order that cannot be served is void after thirty days', () => {
    const void_ = orderIssued()
      .on('2026-09-22')
      .lapsed('payment-order-undeliverable/1', { type: 'payment-order.became-void' });
    given(void_)
      .when('2026-09-22', 'payment-order.record-service', {})
      .isRefused('payment-order/not-issued — 民事诉讼法第227条');
  });
});

describe('CPL 227, CPLI 431, 436 — the debtor’s fifteen days', () => {
  test.each([
    {
      day: '2026-09-08',
      form: 'written',
      ground: 'disputes-debt',
      valid: true,
      why: 'in writing, in time, to the debt',
    },
    { day: '2026-09-09', form: 'written', ground: 'disputes-debt', valid: false, why: 'a day late' },
    { day: '2026-09-01', form: 'oral', ground: 'disputes-debt', valid: false, why: 'only spoken' },
    { day: '2026-09-01', form: 'written', ground: 'cannot-pay', valid: false, why: 'inability is no objection' },
    { day: '2026-09-01', form: 'written', ground: 'asks-delay', valid: false, why: 'nor is the wish for delay' },
    {
      day: '2026-09-01',
      form: 'written',
      ground: 'asks-other-manner',
      valid: false,
      why: 'nor the wish to pay otherwise',
    },
  ] as const)('$why', ({ day, form, ground, valid }) =>
    given(orderServed())
      .when(day, 'payment-order.object', { form, ground })
      .happens({ type: 'payment-order.objected', form, ground, valid }),
  );

  const enforceable = orderServed()
    .on('2026-09-09')
    .lapsed('payment-order-debtor/1', { type: 'payment-order.became-enforceable' });

  test('silence makes the order enforceable, for two years from the last day', () => {
    expect(enforceable.facts.paymentOrders[0]?.enforceableOn).toBe('2026-09-08');
    expect(enforceable.deadline('enforcement-apply/order-1').dueOn).toBe('2028-09-08');
  });

  test('an objection of the last day that is entered the day after still stops it', () => {
    const objected = enforceable.does('payment-order.object', {
      form: 'written',
      ground: 'disputes-debt',
      on: '2026-09-08',
    });
    given(objected)
      .when('2026-09-09', 'performance.apply-enforcement', { court: '南岸区法院' })
      .isRefusedFor('performance/not-enforceable');
    given(objected).when('2026-09-10', 'payment-order.terminate', {}).isPermitted();
  });

  test('without a valid objection the procedure is not ended', () =>
    given(orderServed())
      .when('2026-09-01', 'payment-order.terminate', {})
      .isRefused('payment-order/no-objection — 劳动争议解释（一）第13条'));
});

describe('LDI1 13, CPLI 438, 439 — after the order has ended', () => {
  const ended = (basis: 'mediation-agreement' | 'unpaid-wages') =>
    orderServed({ basis })
      .on('2026-09-01')
      .does('payment-order.object', { form: 'written', ground: 'disputes-debt' })
      .on('2026-09-04')
      .does('payment-order.terminate', {});

  test('on a mediation agreement the worker may sue at once, or opt out within seven days', () => {
    expect(ended('mediation-agreement').deadline('payment-order-optout-litigation/1').dueOn).toBe('2026-09-11');
    given(ended('mediation-agreement')).when('2026-09-11', 'payment-order.opt-out', {}).isPermitted();
    given(ended('mediation-agreement')).when('2026-09-07', 'standing.guide', { to: 'litigation' }).isPermitted();
  });

  test('on unpaid wages without an agreement arbitration comes first', () => {
    const agreementless = aCase()
      .does('payment-order.apply', { ...ORDER, basis: 'unpaid-wages' }, 'worker')
      .on('2026-07-08')
      .does('payment-order.accept', {})
      .does('payment-order.issue', {})
      .does('payment-order.record-service', {})
      .does('payment-order.object', { form: 'written', ground: 'disputes-debt' })
      .does('payment-order.terminate', {});
    expect(() => agreementless.deadline('payment-order-optout-litigation/1')).toThrow();
    given(agreementless)
      .when('2026-07-09', 'standing.guide', { to: 'litigation' })
      .isRefused('guidance/arbitrate-first — 劳动争议解释（一）第13条');
    given(agreementless)
      .when('2026-07-09', 'payment-order.opt-out', {})
      .isRefused('payment-order/no-optout — 民诉法解释第438条');
  });

  test('an order for wages needs no agreement to be enforced', () => {
    const order = mediating()
      .does('payment-order.apply', { ...ORDER, basis: 'unpaid-wages' }, 'worker')
      .does('payment-order.accept', {})
      .does('payment-order.issue', {})
      .does('payment-order.record-service', {})
      .on('2026-07-23')
      .lapsed('payment-order-debtor/1', { type: 'payment-order.became-enforceable' });
    given(order).when('2026-07-23', 'performance.apply-enforcement', { court: '南岸区法院' }).isPermitted();
  });
});

describe('民法典 560 — what is paid on the order keeps the promises on which it rests', () => {
  test('the whole amount keeps the promise, and the agreement is performed', () => {
    const paid = orderServed().on('2026-08-28').does('payment-order.record-payment', {}, 'worker');
    expect(paid.facts.paymentOrders[0]?.paidOn).toBe('2026-08-28');
    expect(isPerformed(paid.facts)).toBe(true);
  });

  test('an order on less keeps it in part', () => {
    const paid = orderServed({ amountFen: 400_000 })
      .on('2026-08-28')
      .does('payment-order.record-payment', {}, 'worker');
    expect(promises(paid.facts)[0]).toMatchObject({ paidFen: 400_000, fulfilledOn: undefined });
  });

  test('an order on wages without regard to the agreement leaves its promises as they are', () => {
    const paid = orderServed({ basis: 'unpaid-wages' }, inDefault(settled()))
      .on('2026-08-28')
      .does('payment-order.record-payment', {}, 'worker');
    expect(promises(paid.facts)[0]?.paidFen).toBe(0);
  });
});
