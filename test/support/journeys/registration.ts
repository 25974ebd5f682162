import { agreedAndSigned, does, FORM, mediating, until, type Journey } from './journey';

const MEMBERS = Array.from({ length: 12 }, (_, i) => ({
  no: i + 1,
  name: `职工${i + 1}`,
  amountFen: 155_000,
  infringedOn: '2026-05-15',
}));

/** 登记 through other doors, and what may happen on every path. */
export const REGISTRATION_JOURNEYS: readonly Journey[] = [
  {
    name: 'collective-with-representatives',
    form: {
      ...FORM,
      collective: { workers: 12, commonRequest: true, representatives: [], members: MEMBERS },
    },
    opens: '2026-07-06',
    steps: [
      does('2026-07-06', 'clerk', 'collective.elect-representatives', {
        representatives: ['职工1', '职工4', '职工9'],
        maySettle: true,
      }),
      ...mediating('2026-07-06'),
      ...agreedAndSigned('2026-07-13', {
        obligations: MEMBERS.map(({ name, amountFen }) => ({
          kind: 'pay',
          text: `支付${name}工资`,
          amountFen,
          dueOn: '2026-07-24',
          claimNos: [1],
          member: name,
        })),
      }),
      ...MEMBERS.slice(0, 11).map(({ no, amountFen }) =>
        does('2026-07-23', 'clerk', 'performance.record-payment', { no, amountFen }),
      ),
      until('2026-07-25'),
    ],
    docket: [
      '2026-07-06 case.opened · collective.representatives-elected · mediation.applied · mediation.consent-recorded · mediation.accepted · mediation.mediator-appointed',
      '2026-07-13 agreement.capacity-assessed · agreement.concluded · mediation.ended · agreement.signed · agreement.notice-issued · follow-up.planned',
      '2026-07-23 performance.paid · performance.paid · performance.paid · performance.paid · performance.paid · performance.paid · performance.paid · performance.paid · performance.paid · performance.paid · performance.paid',
      '2026-07-24 performance.defaulted',
    ],
    notices: [
      'case-registered/1',
      'consent-asked/1',
      'mediation-accepted/1',
      'agreement-reached/1',
      'agreement-effective/1',
      'performance-notice/1',
      'binding-routes/1',
      'performance-overdue/1-12@2026-07-24',
    ],
    messages: [],
  },
  {
    name: 'emergency',
    form: { ...FORM, door: 'risk-warning', riskLevel: 'red' },
    opens: '2026-07-06',
    steps: [
      does('2026-07-06 12:30', 'supervisor', 'emergency.raise', { level: 'red', reason: '数十名职工在厂门聚集' }),
      until('2026-07-06 15:00'),
      does('2026-07-06 15:10', 'clerk', 'emergency.respond', { by: '南岸区应急联合调处组' }),
      does('2026-07-06 15:20', 'clerk', 'emergency.call-body', { name: '劳动保障监察大队', lead: true }),
      does('2026-07-06 16:00', 'inspector', 'emergency.acknowledge', { name: '劳动保障监察大队' }),
      does('2026-07-07', 'clerk', 'emergency.make-plan', { text: '分批协商，先行垫付' }),
      does('2026-07-08', 'clerk', 'emergency.stand-down', { reason: '职工已经返岗' }),
    ],
    docket: [
      '2026-07-06 case.opened · emergency.raised · emergency.responded · emergency.body-called · emergency.body-acknowledged',
      '2026-07-07 emergency.plan-made',
      '2026-07-08 emergency.stood-down',
    ],
    notices: ['case-registered/1', 'emergency-raised/1'],
    messages: [],
  },
  {
    name: 'hotline-ticket',
    form: {
      ...FORM,
      door: 'hotline',
      ticket: { hotline: '12333', orderNo: 'W20260706-0815', dispatchedOn: '2026-07-06' },
    },
    opens: '2026-07-06',
    steps: [
      does('2026-07-07', 'hotline', 'registration.join-ticket', {
        hotline: '12345',
        orderNo: 'S20260707-0031',
        dispatchedOn: '2026-07-07',
      }),
      ...mediating('2026-07-07'),
      does('2026-07-10', 'clerk', 'standing.answer-ticket', { orderNo: 'W20260706-0815', reply: '已受理调解申请' }),
      until('2026-07-16'),
      does('2026-07-16', 'clerk', 'standing.answer-ticket', { orderNo: 'S20260707-0031', reply: '正在调解' }),
    ],
    docket: [
      '2026-07-06 case.opened',
      '2026-07-07 registration.ticket-joined · mediation.applied · mediation.consent-recorded · mediation.accepted · mediation.mediator-appointed',
      '2026-07-10 standing.ticket-answered',
      '2026-07-16 standing.ticket-answered',
    ],
    notices: ['case-registered/1', 'consent-asked/1', 'mediation-accepted/1'],
    messages: [
      'hotline/order.signed/W20260706-0815',
      'hotline/order.signed/S20260707-0031',
      'hotline/order.handled/W20260706-0815',
      'hotline/order.handled/S20260707-0031',
    ],
  },
  {
    name: 'referral-refused-then-accepted',
    form: FORM,
    opens: '2026-07-06',
    steps: [
      does('2026-07-06', 'clerk', 'registration.request-materials', { items: ['身份证复印件', '工资流水'] }),
      does('2026-07-07', 'clerk', 'registration.complete-materials', {}),
      does('2026-07-07', 'clerk', 'registration.refer', {
        to: 'inspection',
        organ: '南岸区监察大队',
        reason: '涉嫌恶意欠薪',
      }),
      does('2026-07-10', 'inspector', 'registration.answer-referral', { accepted: false, reason: '不属于本级管辖' }),
      does('2026-07-13', 'clerk', 'registration.refer', {
        to: 'inspection',
        organ: '市监察总队',
        reason: '涉嫌恶意欠薪',
      }),
      does('2026-07-15', 'inspector', 'registration.answer-referral', { accepted: true }),
      does('2026-07-15', 'clerk', 'closing.close', { result: 'referred-elsewhere' }),
    ],
    docket: [
      '2026-07-06 case.opened · registration.materials-requested',
      '2026-07-07 registration.materials-completed · registration.referred',
      '2026-07-10 registration.referral-answered',
      '2026-07-13 registration.referred',
      '2026-07-15 registration.referral-answered · closing.closed',
    ],
    notices: ['case-registered/1', 'referral-sent/1', 'referral-refused/1', 'referral-sent/2', 'case-closed/1'],
    messages: ['inspection/referral.made/1', 'inspection/referral.made/2'],
  },
  {
    name: 'referral-accepted-while-mediating',
    form: FORM,
    opens: '2026-07-06',
    steps: [
      ...mediating('2026-07-06'),
      does('2026-07-08', 'clerk', 'registration.refer', {
        to: 'inspection',
        organ: '南岸区监察大队',
        reason: '涉嫌恶意欠薪',
      }),
      does('2026-07-10', 'inspector', 'registration.answer-referral', { accepted: true }),
      until('2026-07-25'),
    ],
    docket: [
      '2026-07-06 case.opened · mediation.applied · mediation.consent-recorded · mediation.accepted · mediation.mediator-appointed',
      '2026-07-08 registration.referred',
      '2026-07-10 registration.referral-answered · mediation.ended · standing.guided · follow-up.planned',
    ],
    notices: ['case-registered/1', 'consent-asked/1', 'mediation-accepted/1', 'referral-sent/1', 'mediation-failed/1'],
    messages: ['inspection/referral.made/1'],
  },
  {
    name: 'not-registered',
    form: FORM,
    opens: '2026-07-06',
    steps: [
      does('2026-07-07', 'clerk', 'registration.decline', {
        reason: '属于民事承揽关系，不属于劳动争议',
        remedies: '可以向人民法院提起诉讼',
      }),
      does('2026-07-07', 'clerk', 'closing.close', { result: 'declined' }),
    ],
    docket: ['2026-07-06 case.opened', '2026-07-07 registration.declined · closing.closed'],
    notices: ['case-registered/1', 'not-registered/1', 'case-closed/1'],
    messages: [],
  },
  {
    name: 'transferred-to-another-organisation',
    form: FORM,
    opens: '2026-07-06',
    steps: [
      does('2026-07-06', 'clerk', 'standing.offer-transfer', { to: 'CQ-YB-02', reason: '用人单位在渝北区' }),
      does('2026-07-08', 'mediator', 'standing.answer-transfer', { accepted: true, officer: '邓颖' }),
      ...mediating('2026-07-09'),
    ],
    docket: [
      '2026-07-06 case.opened · standing.transfer-offered',
      '2026-07-08 standing.transfer-answered',
      '2026-07-09 mediation.applied · mediation.consent-recorded · mediation.accepted · mediation.mediator-appointed',
    ],
    notices: ['case-registered/1', 'consent-asked/1', 'mediation-accepted/1'],
    messages: [],
  },
];
