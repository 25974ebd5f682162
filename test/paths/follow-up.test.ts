import { callbacksAfterAgreement, callbacksAfterFailure } from '../../shared/paths/follow-up/facts';
import { groundsOf } from '../../shared/case/deadlines';
import { localDate } from '../../shared/law/local-date';
import {
  aCase,
  agreed,
  confirmationApplied,
  inDefault,
  inEffect,
  mediating,
  negotiating,
  orderApplied,
  reviewApplied,
} from '../support/builders';
import { given } from '../support/given';
import type { TestCase } from '../support/test-case';

const close = (result: 'performed' | 'guided-to-enforcement' | 'withdrawn') => ({ result });
const planned = inEffect().lapsed('arbitration-review-apply/1', {
  type: 'follow-up.planned',
  callbacks: callbacksAfterAgreement(inEffect().facts, groundsOf(inEffect().facts).book),
});

describe('callbacks', () => {
  test('are planned 7, 30 and 90 days after effect and 7 after each due day', () =>
    expect(planned.facts.followUp.callbacks.map(({ plannedOn, why }) => `${plannedOn} ${why}`)).toEqual([
      '2026-07-21 after-agreement',
      '2026-08-13 after-agreement',
      '2026-08-21 after-due-date',
      '2026-10-12 after-agreement',
    ]));

  test('a failed mediation is called back too', () =>
    expect(
      callbacksAfterFailure(localDate('2026-07-22'), groundsOf(aCase().facts).book).map(({ plannedOn }) => plannedOn),
    ).toEqual(['2026-08-21']));

  test('each is made once, and may be moved while it is open', () => {
    const result = { performance: 'not-applicable', note: '已联系' } as const;
    const done = planned.on('2026-07-21').does('follow-up.record-callback', { no: 1, ...result });
    given(done)
      .when('2026-07-22', 'follow-up.record-callback', { no: 1, ...result })
      .isRefused('follow-up/no-such-callback — 渝人社〔2023〕553号措施10');
    given(done).when('2026-07-22', 'follow-up.reschedule', { no: 2, plannedOn: '2026-08-20' }).isPermitted();
    given(done)
      .when('2026-07-22', 'follow-up.reschedule', { no: 2, plannedOn: '2026-07-21' })
      .isRefused('follow-up/in-the-past — 渝人社〔2023〕553号措施10');
  });

  test('a party answers its three questions itself, once, when the day has come', () => {
    const answer = { performance: 'performed', satisfaction: 'satisfied', newDispute: false } as const;
    given(planned).when('2026-07-20', 'follow-up.answer', answer, 'worker').isRefusedFor('follow-up/none-due');
    const answered = planned.on('2026-07-21').does('follow-up.answer', answer, 'worker');
    expect(answered.facts.followUp.callbacks[0]).toMatchObject({ no: 1, answers: { worker: answer } });
    expect(answered.facts.followUp.callbacks[0]?.doneOn).toBeUndefined();
    given(answered).when('2026-07-21', 'follow-up.answer', answer, 'worker').isRefusedFor('follow-up/answered-already');
    given(answered).when('2026-07-21', 'follow-up.answer', answer, 'employer').isPermitted();
  });

  test('the worker’s word that nothing came takes back what only the debtor has said', () => {
    const reported = planned
      .on('2026-08-12')
      .does('performance.record-payment', { no: 1, amountFen: 1_000_000 }, 'employer');
    const denied = reported
      .on('2026-08-13')
      .does('follow-up.answer', { performance: 'not-performed', satisfaction: 'fair', newDispute: false }, 'worker');
    expect(denied.deadline('mediation-agreement-performance/1-1').state).toBe('open');
  });

  test('one that finds non-performance takes back what only the debtor has said', () => {
    const reported = planned
      .on('2026-08-12')
      .does('performance.record-payment', { no: 1, amountFen: 1_000_000 }, 'employer');
    const found = reported
      .on('2026-08-13')
      .does('follow-up.record-callback', { no: 2, performance: 'not-performed', note: '未收到' });
    expect(found.deadline('mediation-agreement-performance/1-1').state).toBe('open');
  });
});

describe('a case is closed when nobody waits for anything', () => {
  test.each([
    { from: negotiating(), reasons: ['closing/negotiating — 协商调解规定第10条'], why: 'a negotiation' },
    { from: mediating(), reasons: ['closing/mediating — 协商调解规定第29条'], why: 'a mediation' },
    { from: agreed(), reasons: ['closing/unsigned — 调解仲裁法第14条'], why: 'an agreement that waits for its marks' },
    {
      from: reviewApplied(),
      reasons: ['closing/in-review — 办案规则第76条', 'closing/performance-open — 调解仲裁法第15条'],
      why: 'a review',
    },
    {
      from: confirmationApplied(),
      reasons: ['closing/in-confirmation — 民事诉讼法第187条', 'closing/performance-open — 调解仲裁法第15条'],
      why: 'a confirmation',
    },
    { from: inEffect(), reasons: ['closing/performance-open — 调解仲裁法第15条'], why: 'a promise that is not due' },
    { from: inDefault(), reasons: ['closing/not-guided — 调解仲裁法第15条'], why: 'a broken promise without guidance' },
    {
      from: orderApplied(),
      reasons: ['closing/payment-order — 民事诉讼法第227条', 'closing/not-guided — 调解仲裁法第15条'],
      why: 'a payment order',
    },
  ])('not during $why', ({ from, reasons }) =>
    given(from)
      .when(from.today, 'closing.close', close('withdrawn'))
      .isRefused(...reasons),
  );

  test('one side’s application for review, which the other does not join, keeps nobody waiting', () => {
    const paid = (from: TestCase) =>
      from.on('2026-07-20').does('performance.record-payment', { no: 1, amountFen: 1_000_000 });
    const alone = inEffect().does('review.apply', {
      by: ['worker'],
      commission: '仲裁委',
      package: { agreement: true, identity: true, serviceAddresses: true },
    });
    given(paid(alone)).when('2026-07-21', 'closing.close', close('performed')).isPermitted();
  });

  test('performed only when all is performed', () =>
    given(inDefault().does('standing.guide', { to: 'arbitration' }))
      .when('2026-08-18', 'closing.close', close('performed'))
      .isRefused('closing/not-performed — 调解仲裁法第15条'));

  test('not before what happened last', () => {
    const ended = mediating().on('2026-07-20').does('mediation.end', { outcome: 'withdrawn', reason: '撤回' });
    given(ended)
      .when('2026-07-21', 'closing.close', { result: 'withdrawn', on: '2026-07-19' })
      .isRefusedFor('case/before-the-step-before');
  });
});

describe('the archive', () => {
  const closed = mediating()
    .on('2026-07-20')
    .does('mediation.end', { outcome: 'withdrawn', reason: '撤回' })
    .does('closing.close', close('withdrawn'));
  const archive = { fileNo: '2026-1', catalogue: ['申请书'] };

  test('is due within thirty days of the closing, which ends every other period', () => {
    expect(closed.deadline('archive-after-closing/1')).toMatchObject({ dueOn: '2026-08-19', state: 'open' });
    expect(closed.does('closing.archive', archive).deadline('archive-after-closing/1').state).toBe('met');
  });

  test('holds each file once, closed first', () => {
    given(mediating()).when('2026-07-08', 'closing.archive', archive).isRefused('closing/not-closed — 办案规则第24条');
    given(closed.does('closing.archive', archive))
      .when('2026-07-21', 'closing.archive', archive)
      .isRefused('closing/not-closed — 办案规则第24条');
  });
});
