import { does, FORM, mediating, until, type Journey } from './journey';

const HOTLINE = {
  ...FORM,
  door: 'hotline',
  ticket: { hotline: '12333', orderNo: 'W-1', dispatchedOn: '2026-07-06', replyBy: '2026-07-13' },
} as const;
const joined = (day: string, hotline: '12345' | '12351', orderNo: string) =>
  does(day, 'hotline', 'registration.join-ticket', { hotline, orderNo, dispatchedOn: day });
const signedFor = (...orders: readonly string[]) => orders.map((order) => `hotline/order.signed/${order}`);
const handedOver = (by: 'inspection' | 'national-platform' | 'union', door: 'inspection' | 'online' | 'union') =>
  ({ ...FORM, door, handOver: { by, number: 'N-2026-17' } }) as const;

/** 热线工单、工会提示函、移送：what other bodies bring to a case that goes its own way. */
export const EXCHANGE_JOURNEYS: readonly Journey[] = [
  {
    // Three orders, each ended in its own way; the case goes on as if there were none.
    name: 'three-tickets-one-case',
    form: HOTLINE,
    opens: '2026-07-06',
    steps: [
      joined('2026-07-07', '12345', 'S-2'),
      joined('2026-07-07', '12351', 'G-3'),
      ...mediating('2026-07-07'),
      does('2026-07-08', 'clerk', 'ticket.return', {
        ...{ orderNo: 'S-2', reasonCode: 'wrong-district', reason: '用人单位不在本区', suggestedUnit: '渝北区' },
      }),
      does('2026-07-09', 'mediator', 'ticket.request-extension', {
        ...{ orderNo: 'W-1', until: '2026-07-20', reason: '双方正在协商方案' },
      }),
      does('2026-07-10', 'hotline', 'ticket.answer-extension', {
        ...{ orderNo: 'W-1', granted: true, until: '2026-07-17' },
      }),
      does('2026-07-14', 'hotline', 'ticket.supervise', {
        ...{ orderNo: 'W-1', level: '黄色', reason: '来电人再次来电催办', replyBy: '2026-07-15' },
      }),
      does('2026-07-15', 'clerk', 'standing.answer-ticket', { orderNo: 'W-1', reply: '已受理调解' }),
      does('2026-07-15', 'clerk', 'standing.answer-ticket', { orderNo: 'G-3', reply: '已受理调解' }),
      does('2026-07-16', 'hotline', 'ticket.record-follow-up', {
        ...{ orderNo: 'W-1', satisfaction: 2, reopen: true, note: '问题没有解决' },
      }),
      does('2026-07-17', 'mediator', 'mediation.end', { outcome: 'withdrawn', reason: '申请人撤回申请' }),
    ],
    docket: [
      '2026-07-06 case.opened',
      '2026-07-07 registration.ticket-joined · registration.ticket-joined · mediation.applied · mediation.consent-recorded · mediation.accepted · mediation.mediator-appointed',
      '2026-07-08 ticket.returned',
      '2026-07-09 ticket.extension-requested',
      '2026-07-10 ticket.extension-answered',
      '2026-07-14 ticket.supervised',
      '2026-07-15 standing.ticket-answered · standing.ticket-answered',
      '2026-07-16 ticket.followed-up · follow-up.planned',
      '2026-07-17 mediation.ended · standing.guided · follow-up.planned',
    ],
    notices: ['case-registered/1', 'consent-asked/1', 'mediation-accepted/1', 'mediation-failed/1'],
    messages: [
      ...signedFor('W-1', 'S-2', 'G-3'),
      'hotline/order.returned/S-2',
      'hotline/order.extension-requested/W-1/1',
      'hotline/order.handled/W-1',
      'hotline/order.handled/G-3',
    ],
  },
  {
    // A letter of the union's is no party's act: the mediation has its own days.
    name: 'union-advisory',
    form: handedOver('union', 'union'),
    opens: '2026-07-06',
    steps: [
      does('2026-07-07', 'union', 'advisory.issue', {
        ...{ advisoryNo: '渝工提〔2026〕3号', kind: 'reminder-letter', issues: ['拖欠2026年4月至6月工资'] },
        replyBy: '2026-07-14',
      }),
      ...mediating('2026-07-08'),
      does('2026-07-13', 'employer', 'advisory.record-reply', {
        ...{ advisoryNo: '渝工提〔2026〕3号', text: '将于七月底前补发', rectified: false },
      }),
      does('2026-07-14', 'union', 'advisory.issue', {
        ...{ advisoryNo: '渝工意〔2026〕1号', kind: 'opinion-letter', issues: ['仍未支付工资'], replyBy: '2026-07-20' },
      }),
      until('2026-07-24'),
      does('2026-07-24', 'clerk', 'advisory.record-reply', {
        ...{ advisoryNo: '渝工意〔2026〕1号', text: '已经补发', rectified: true },
      }),
    ],
    docket: [
      '2026-07-06 case.opened',
      '2026-07-07 advisory.issued',
      '2026-07-08 mediation.applied · mediation.consent-recorded · mediation.accepted · mediation.mediator-appointed',
      '2026-07-13 advisory.replied',
      '2026-07-14 advisory.issued',
      '2026-07-23 mediation.lapsed',
      '2026-07-24 standing.guided · follow-up.planned · advisory.replied',
    ],
    notices: ['case-registered/1', 'consent-asked/1', 'mediation-accepted/1', 'mediation-failed/1'],
    messages: ['union/case.accepted/1'],
  },
  {
    name: 'handed-over-by-inspection-and-taken',
    form: handedOver('inspection', 'inspection'),
    opens: '2026-07-06',
    steps: [
      does('2026-07-08', 'clerk', 'registration.accept-hand-over', {}),
      ...mediating('2026-07-09'),
      does('2026-07-14', 'mediator', 'mediation.end', { outcome: 'refused', reason: '用人单位不接受调解' }),
      until('2026-08-14'),
      does('2026-08-14', 'clerk', 'closing.close', { result: 'guided-to-arbitration' }),
    ],
    docket: [
      '2026-07-06 case.opened',
      '2026-07-08 registration.hand-over-accepted',
      '2026-07-09 mediation.applied · mediation.consent-recorded · mediation.accepted · mediation.mediator-appointed',
      '2026-07-14 mediation.ended · standing.guided · follow-up.planned',
      '2026-08-14 closing.closed',
    ],
    notices: ['case-registered/1', 'consent-asked/1', 'mediation-accepted/1', 'mediation-failed/1', 'case-closed/1'],
    messages: ['inspection/hand-over.answered/1', 'inspection/case.closed/1'],
  },
  {
    name: 'handed-over-by-the-platform-and-not-taken',
    form: handedOver('national-platform', 'online'),
    opens: '2026-07-06',
    steps: [
      does('2026-07-07', 'clerk', 'registration.decline', { reason: '不属于劳动争议', remedies: '向人民法院起诉' }),
      does('2026-07-07', 'clerk', 'closing.close', { result: 'declined' }),
    ],
    docket: ['2026-07-06 case.opened', '2026-07-07 registration.declined · closing.closed'],
    notices: ['case-registered/1', 'not-registered/1', 'case-closed/1'],
    messages: ['national-platform/application.answered/1', 'national-platform/case.closed/1'],
  },
  {
    // Recalled before anybody has taken it: the commission hears that it has it back.
    name: 'commission-recalls-before-it-is-taken',
    form: {
      ...FORM,
      door: 'arbitration-commission',
      arbitration: {
        ...{ commission: 'CQ-NA-ARB', caseNo: '渝南劳人仲案〔2026〕19号', applicationReceivedOn: '2026-07-01' },
        ...{ mode: 'entrusted', bothConsentedOn: '2026-07-06' },
      },
    },
    opens: '2026-07-06',
    steps: [does('2026-07-07', 'arbitrator', 'mandate.recall', { reason: '当事人要求开庭' }), until('2026-07-22')],
    docket: [
      '2026-07-06 case.opened',
      '2026-07-01 arbitration.application-received',
      '2026-07-06 mediation.entrusted',
      '2026-07-07 mediation.ended',
    ],
    notices: ['case-registered/1', 'mandate-received/1', 'mediation-failed/1'],
    messages: ['arbitration/mandate.acked/1'],
  },
];
