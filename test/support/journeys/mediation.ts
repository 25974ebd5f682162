import { agreedAndSigned, does, FORM, mediating, payBy, until, type Journey } from './journey';

/** 调解 on the parties' own application. */
export const MEDIATION_JOURNEYS: readonly Journey[] = [
  {
    name: 'ordinary',
    form: FORM,
    opens: '2026-07-06',
    steps: [
      does('2026-07-06', 'worker', 'mediation.apply', { by: 'worker', form: 'written', matter: '请求支付拖欠的工资' }),
      does('2026-07-07', 'employer', 'mediation.record-consent', { side: 'employer', given: true }),
      does('2026-07-07', 'clerk', 'mediation.accept', { mediator: { id: 'M-07', name: '周岚' } }),
      does('2026-07-09', 'mediator', 'mediation.record-session', {
        mode: 'on-site',
        attendees: ['陈志远', '山城机械有限公司人事经理'],
        minutes: '双方各自陈述，对拖欠金额没有争议，就支付日期协商。',
      }),
      ...agreedAndSigned('2026-07-10', { obligations: [payBy('2026-07-17')] }),
      does('2026-07-15', 'worker', 'performance.record-payment', { no: 1, amountFen: 1_860_000, proof: '银行回单' }),
      does('2026-07-17', 'clerk', 'follow-up.record-callback', { performance: 'performed', note: '款项已收到' }),
      does('2026-07-17 14:00', 'clerk', 'closing.close', { result: 'performed' }),
      does('2026-07-17 16:30', 'clerk', 'closing.archive', {
        fileNo: '南岸调2026-120',
        catalogue: ['申请书', '协议书'],
      }),
    ],
    docket: [
      '2026-07-06 case.opened · mediation.applied',
      '2026-07-07 mediation.consent-recorded · mediation.accepted · mediation.mediator-appointed',
      '2026-07-09 mediation.session-held',
      '2026-07-10 agreement.capacity-assessed · agreement.concluded · mediation.ended · agreement.signed · agreement.notice-issued · follow-up.planned',
      '2026-07-15 performance.paid',
      '2026-07-17 follow-up.done · closing.closed · closing.archived',
    ],
    notices: [
      'case-registered/1',
      'consent-asked/1',
      'mediation-accepted/1',
      'agreement-reached/1',
      'agreement-effective/1',
      'performance-notice/1',
      'binding-routes/1',
      'case-closed/1',
    ],
    messages: [],
  },
  {
    name: 'mediation-extended-then-lapses',
    form: FORM,
    opens: '2026-09-10',
    steps: [
      ...mediating('2026-09-10'),
      does('2026-09-22', 'mediator', 'mediation.extend', {
        until: '2026-10-01',
        workerAgrees: true,
        employerAgrees: true,
      }),
      until('2026-10-10'),
    ],
    docket: [
      '2026-09-10 case.opened · mediation.applied · mediation.consent-recorded · mediation.accepted · mediation.mediator-appointed',
      '2026-09-22 mediation.extended',
      '2026-10-08 mediation.lapsed',
      '2026-10-09 standing.guided · follow-up.planned',
    ],
    notices: ['case-registered/1', 'consent-asked/1', 'mediation-accepted/1', 'mediation-failed/1'],
    messages: [],
  },
  {
    name: 'mediation-not-consented-to',
    form: FORM,
    opens: '2026-07-06',
    steps: [
      does('2026-07-06', 'worker', 'mediation.apply', {
        by: 'worker',
        form: 'oral',
        matter: '请求支付拖欠的工资',
        oralRecord: { recordedOnTheSpot: true, readBack: true, signed: true },
      }),
      does('2026-07-08', 'employer', 'mediation.record-consent', { side: 'employer', given: false }),
      does('2026-07-08', 'clerk', 'mediation.reject', { ground: 'party-refuses', reason: '公司不同意调解' }),
    ],
    docket: [
      '2026-07-06 case.opened · mediation.applied',
      '2026-07-08 mediation.consent-recorded · mediation.not-accepted · standing.guided · follow-up.planned',
    ],
    notices: ['case-registered/1', 'consent-asked/1', 'mediation-not-accepted/1'],
    messages: [],
  },
  {
    name: 'personnel-dispute',
    form: {
      ...FORM,
      disputeKind: 'personnel',
      parties: [
        { id: 'p1', side: 'worker', kind: 'natural-person', name: '罗晓' },
        { id: 'p2', side: 'employer', kind: 'public-institution', name: '南岸区第五中学' },
      ],
      claims: [{ no: 1, kind: 'personnel-contract', text: '继续履行聘用合同' }],
    },
    opens: '2026-07-06',
    steps: [
      does('2026-07-06', 'worker', 'mediation.apply', { by: 'worker', form: 'written', matter: '继续履行聘用合同' }),
      does('2026-07-09', 'employer', 'mediation.record-consent', { side: 'employer', given: true }),
      does('2026-07-09', 'clerk', 'mediation.accept', { mediator: { id: 'M-07', name: '周岚' } }),
      until('2026-07-23'),
    ],
    docket: [
      '2026-07-06 case.opened · mediation.applied',
      '2026-07-09 mediation.consent-recorded · mediation.accepted · mediation.mediator-appointed',
      '2026-07-21 mediation.lapsed',
      '2026-07-22 standing.guided · follow-up.planned',
    ],
    notices: ['case-registered/1', 'consent-asked/1', 'mediation-accepted/1', 'mediation-failed/1'],
    messages: [],
  },
];
