import { agreedAndSigned, does, FORM, mediating, payBy, until, type Journey } from './journey';

const instalment = (no: number, dueOn: string) => ({
  ...payBy(dueOn),
  text: `第${no}期工资`,
  amountFen: 620_000,
});
const paid = (day: string, no: number, amountFen = 620_000) =>
  does(day, 'worker', 'performance.record-payment', { no, amountFen });

/** 履行：instalments, each with its own day. */
export const PERFORMANCE_JOURNEYS: readonly Journey[] = [
  {
    name: 'instalments-default-new-day-acceleration',
    form: FORM,
    opens: '2026-07-06',
    steps: [
      ...mediating('2026-07-06'),
      ...agreedAndSigned('2026-07-08', {
        obligations: [instalment(1, '2026-07-31'), instalment(2, '2026-08-31'), instalment(3, '2026-09-30')],
        acceleration: true,
      }),
      paid('2026-07-30', 1, 320_000),
      until('2026-08-03'),
      paid('2026-08-04', 1, 300_000),
      does('2026-08-28', 'mediator', 'performance.reschedule', {
        no: 2,
        dueOn: '2026-09-10',
        workerAgrees: true,
        employerAgrees: true,
      }),
      until('2026-09-11'),
      does('2026-09-11', 'mediator', 'performance.reschedule', {
        no: 2,
        dueOn: '2026-09-18',
        workerAgrees: true,
        employerAgrees: true,
      }),
      until('2026-09-19'),
      does('2026-09-21', 'clerk', 'standing.guide', { to: 'payment-order' }),
      does('2026-09-22', 'worker', 'payment-order.apply', {
        basis: 'mediation-agreement',
        court: 'CQ-NA-COURT',
        amountFen: 1_240_000,
        dueAndFixed: true,
        noOtherDebts: true,
        canBeServed: true,
        noPreservation: true,
      }),
    ],
    docket: [
      '2026-07-06 case.opened · mediation.applied · mediation.consent-recorded · mediation.accepted · mediation.mediator-appointed',
      '2026-07-08 agreement.capacity-assessed · agreement.concluded · mediation.ended · agreement.signed · agreement.notice-issued · follow-up.planned',
      '2026-07-23 agreement.review-window-closed',
      '2026-07-30 performance.paid',
      '2026-07-31 performance.defaulted',
      '2026-08-04 performance.paid',
      '2026-08-07 agreement.confirmation-window-closed',
      '2026-08-28 performance.rescheduled',
      '2026-09-10 performance.defaulted',
      '2026-09-11 performance.rescheduled',
      '2026-09-18 performance.defaulted',
      '2026-09-21 standing.guided',
      '2026-09-22 payment-order.applied',
    ],
    notices: [
      'case-registered/1',
      'consent-asked/1',
      'mediation-accepted/1',
      'agreement-reached/1',
      'agreement-effective/1',
      'performance-notice/1',
      'binding-routes/1',
      'review-window-closed/1',
      'performance-overdue/1-1@2026-07-31',
      'confirmation-window-closed/1',
      'performance-overdue/1-2@2026-09-10',
      'performance-overdue/1-2@2026-09-18',
    ],
    messages: ['court/payment-order.applied/1'],
  },
];
