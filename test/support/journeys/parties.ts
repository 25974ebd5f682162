import { does, FORM, mediating, until, type Journey } from './journey';

const FORTNIGHT = '2026-07-31';

/** 当事人自己办理：each side speaks for itself. */
export const PARTY_JOURNEYS: readonly Journey[] = [
  {
    name: 'parties-extend-each-for-itself',
    form: FORM,
    opens: '2026-07-06',
    steps: [
      ...mediating('2026-07-07'),
      does('2026-07-08', 'employer', 'statement.make', {
        side: 'employer',
        kind: 'disputes-facts',
        text: '4月工资已经发放',
      }),
      does('2026-07-09', 'mediator', 'statement.answer', { no: 1, text: '请提交银行回单' }),
      does('2026-07-10', 'employer', 'statement.offer', {
        side: 'employer',
        text: '愿意分三期付清',
        plan: { amountFen: 1_860_000, times: 3, firstOn: '2026-08-15' },
        confidential: true,
      }),
      does('2026-07-13', 'worker', 'mediation.answer-extension', { side: 'worker', given: true, until: '2026-07-29' }),
      does('2026-07-14', 'employer', 'mediation.answer-extension', { side: 'employer', given: true, until: FORTNIGHT }),
      does('2026-07-15', 'worker', 'mediation.answer-extension', { side: 'worker', given: true, until: FORTNIGHT }),
      until('2026-08-02'),
    ],
    docket: [
      '2026-07-06 case.opened',
      '2026-07-07 mediation.applied · mediation.consent-recorded · mediation.accepted · mediation.mediator-appointed',
      '2026-07-08 statement.made',
      '2026-07-09 statement.answered',
      '2026-07-10 statement.offered',
      '2026-07-13 mediation.extension-answered',
      '2026-07-14 mediation.extension-answered',
      '2026-07-15 mediation.extension-answered · mediation.extended',
      '2026-07-31 mediation.lapsed',
      '2026-08-01 standing.guided · follow-up.planned',
    ],
    notices: [
      'case-registered/1',
      'consent-asked/1',
      'mediation-accepted/1',
      'statement-made/1',
      'statement-answered/1',
      'offer-made/1',
      'extension-asked/1-worker@2026-07-29',
      'extension-asked/1-employer@2026-07-31',
      'mediation-failed/1',
    ],
    messages: [],
  },
  {
    name: 'parties-agree-on-a-period-each-for-itself',
    form: FORM,
    opens: '2026-07-06',
    steps: [
      does('2026-07-06', 'worker', 'negotiation.request', { by: 'worker', matter: '协商支付拖欠的工资' }),
      does('2026-07-08', 'employer', 'negotiation.reply', { willing: true, text: '同意协商' }),
      does('2026-07-08', 'employer', 'negotiation.consent-period', { side: 'employer', until: '2026-07-18' }),
      does('2026-07-09', 'worker', 'negotiation.consent-period', { side: 'worker', until: '2026-07-18' }),
      until('2026-07-22'),
    ],
    docket: [
      '2026-07-06 case.opened · negotiation.requested',
      '2026-07-08 negotiation.answered · negotiation.period-consented',
      '2026-07-09 negotiation.period-consented · negotiation.period-agreed',
      '2026-07-20 negotiation.period-ended',
    ],
    notices: [
      'case-registered/1',
      'negotiation-requested/1',
      'period-asked/1-employer@2026-07-18',
      'negotiation-failed/1',
    ],
    messages: [],
  },
];
