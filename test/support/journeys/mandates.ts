import { does, FORM, payBy, until, type Journey } from './journey';

const DELEGATED = {
  ...FORM,
  door: 'court',
  court: {
    courtCode: '渝0108',
    caseNo: '（2026）渝0108诉前调1532号',
    mandateId: 'CRT-2026-1532',
    mode: 'delegated',
    handler: '李法官',
  },
} as const;
const ENTRUSTED = {
  ...DELEGATED,
  court: { ...DELEGATED.court, caseNo: '（2026）渝0108民初918号', mode: 'entrusted', procedure: 'simple' },
} as const;
const ARBITRATION = {
  ...FORM,
  door: 'arbitration-commission',
  arbitration: { commission: 'CQ-NA-ARB', applicationReceivedOn: '2026-07-03', mode: 'suggested' },
} as const;

const confirmed = (day: string, materialsSigned = true) => does(day, 'clerk', 'mandate.confirm', { materialsSigned });
const bothConsent = (day: string) =>
  (['worker', 'employer'] as const).map((side) =>
    does(day, 'mediator', 'mediation.record-consent', { side, given: true }),
  );

/** 委派、委托、建议调解：what a court or the commission has begun. */
export const MANDATE_JOURNEYS: readonly Journey[] = [
  {
    name: 'court-delegated-agreed',
    form: DELEGATED,
    opens: '2026-07-06',
    steps: [
      confirmed('2026-07-07', false),
      does('2026-07-09', 'clerk', 'mandate.sign-materials', {}),
      does('2026-07-10', 'mediator', 'mandate.record-contact', { reached: true }),
      ...bothConsent('2026-07-10'),
      does('2026-07-31', 'mediator', 'mediation.extend', {
        until: '2026-08-20',
        workerAgrees: true,
        employerAgrees: true,
      }),
      does('2026-08-14', 'mediator', 'agreement.assess-capacity', { rating: 'high', grounds: '经营正常' }),
      does('2026-08-14', 'mediator', 'agreement.conclude', { obligations: [payBy('2026-09-30')] }),
      does('2026-08-14', 'worker', 'agreement.sign', { marks: [{ by: 'worker' }] }),
      does('2026-08-17', 'employer', 'agreement.sign', { marks: [{ by: 'employer' }] }),
      does('2026-08-19', 'court', 'mandate.answer-result', { decision: 'closed' }),
    ],
    docket: [
      '2026-07-06 case.opened · mediation.entrusted',
      '2026-07-07 mediation.entrustment-confirmed',
      '2026-07-09 mediation.materials-signed',
      '2026-07-10 mediation.party-contacted · mediation.consent-recorded · mediation.consent-recorded',
      '2026-07-31 mediation.extended',
      '2026-08-14 agreement.capacity-assessed · agreement.concluded · mediation.ended · agreement.signed',
      '2026-08-17 agreement.signed · agreement.notice-issued · follow-up.planned · mediation.result-returned',
      '2026-08-19 mediation.result-answered',
    ],
    notices: [
      'case-registered/1',
      'mandate-received/1',
      'mediation-accepted/1',
      'agreement-reached/1',
      'agreement-effective/1',
      'performance-notice/1',
      'binding-routes/1',
    ],
    messages: ['court/mandate.acked/1', 'court/mandate.extended/1', 'court/mandate.result/1-1'],
  },
  {
    name: 'court-entrusted-refused-and-sent-again',
    form: ENTRUSTED,
    opens: '2026-07-06',
    steps: [
      confirmed('2026-07-07'),
      does('2026-07-08', 'mediator', 'mediation.record-consent', { side: 'employer', given: false }),
      does('2026-07-09', 'mediator', 'mediation.end', { outcome: 'refused', reason: '公司明确表示不接受调解' }),
      does('2026-07-10', 'court', 'mandate.answer-result', {
        decision: 'rejected',
        code: 'E-07',
        detail: '缺少调解报告',
      }),
      does('2026-07-13', 'clerk', 'mandate.resend-result', { correction: '补充调解报告' }),
      does('2026-07-14', 'court', 'mandate.answer-result', { decision: 'closed' }),
      does('2026-07-14', 'clerk', 'closing.close', { result: 'returned-to-court' }),
    ],
    docket: [
      '2026-07-06 case.opened · mediation.entrusted',
      '2026-07-07 mediation.entrustment-confirmed',
      '2026-07-08 mediation.consent-recorded',
      '2026-07-09 mediation.ended · mediation.result-returned',
      '2026-07-10 mediation.result-answered',
      '2026-07-13 mediation.result-returned',
      '2026-07-14 mediation.result-answered · closing.closed',
    ],
    notices: [
      'case-registered/1',
      'mandate-received/1',
      'mediation-accepted/1',
      'mediation-failed/1',
      'result-rejected/1-1',
      'case-closed/1',
    ],
    messages: ['court/mandate.acked/1', 'court/mandate.result/1-1', 'court/mandate.result/1-2'],
  },
  {
    name: 'mandate-declined',
    form: DELEGATED,
    opens: '2026-07-06',
    steps: [does('2026-07-08', 'clerk', 'mandate.decline', { reasonCode: 'conflict', reason: '与用人单位有利害关系' })],
    docket: ['2026-07-06 case.opened · mediation.entrusted', '2026-07-08 mediation.entrustment-declined'],
    notices: ['case-registered/1', 'mandate-received/1', 'mediation-failed/1'],
    messages: ['court/mandate.acked/1'],
  },
  {
    name: 'mandate-recalled',
    form: DELEGATED,
    opens: '2026-07-06',
    steps: [
      confirmed('2026-07-07'),
      does('2026-07-15', 'court', 'mandate.recall', { reason: '当事人申请立案' }),
      until('2026-08-10'),
    ],
    docket: [
      '2026-07-06 case.opened · mediation.entrusted',
      '2026-07-07 mediation.entrustment-confirmed',
      '2026-07-15 mediation.ended',
    ],
    notices: ['case-registered/1', 'mandate-received/1', 'mediation-accepted/1', 'mediation-failed/1'],
    messages: ['court/mandate.acked/1'],
  },
  {
    name: 'court-period-lapses',
    form: ENTRUSTED,
    opens: '2026-07-06',
    steps: [confirmed('2026-07-07'), ...bothConsent('2026-07-08'), until('2026-07-16')],
    docket: [
      '2026-07-06 case.opened · mediation.entrusted',
      '2026-07-07 mediation.entrustment-confirmed',
      '2026-07-08 mediation.consent-recorded · mediation.consent-recorded',
      '2026-07-14 mediation.lapsed',
      '2026-07-15 mediation.result-returned',
    ],
    notices: [
      'case-registered/1',
      'mandate-received/1',
      'mediation-accepted/1',
      'mandate-overdue/1',
      'mediation-failed/1',
    ],
    messages: ['court/mandate.acked/1', 'court/mandate.result/1-1'],
  },
  {
    name: 'arbitration-entrusted-lapses',
    form: {
      ...ARBITRATION,
      arbitration: {
        ...ARBITRATION.arbitration,
        applicationReceivedOn: '2026-09-14',
        mode: 'entrusted',
        caseNo: '南劳人仲案字（2026）第355号',
        bothConsentedOn: '2026-09-18',
      },
    },
    opens: '2026-09-18',
    steps: [confirmed('2026-09-18'), until('2026-10-12')],
    docket: [
      '2026-09-18 case.opened',
      '2026-09-14 arbitration.application-received',
      '2026-09-18 mediation.entrusted · mediation.entrustment-confirmed',
      '2026-10-09 mediation.lapsed',
      '2026-10-10 mediation.result-returned',
    ],
    notices: [
      'case-registered/1',
      'mandate-received/1',
      'mediation-accepted/1',
      'mandate-overdue/1',
      'mediation-failed/1',
    ],
    messages: ['arbitration/mandate.acked/1', 'arbitration/mandate.result/1-1'],
  },
  {
    name: 'arbitration-suggestion-suspends-acceptance',
    form: ARBITRATION,
    opens: '2026-07-06',
    steps: [
      does('2026-07-06', 'arbitrator', 'arbitration.suggest-mediation', {}),
      does('2026-07-07', 'worker', 'arbitration.answer-suggestion', { consent: true }),
      does('2026-07-07', 'worker', 'mediation.apply', {
        by: 'worker',
        form: 'written',
        matter: '请求支付拖欠的工资',
        basis: 'arbitration-suggested',
      }),
      does('2026-07-08', 'employer', 'mediation.record-consent', { side: 'employer', given: true }),
      does('2026-07-08', 'clerk', 'mediation.accept', {}),
      does('2026-07-15', 'mediator', 'mediation.end', { outcome: 'large-divergence', reason: '双方对金额分歧较大' }),
      does('2026-07-17', 'arbitrator', 'arbitration.record-acceptance', {}),
    ],
    docket: [
      '2026-07-06 case.opened',
      '2026-07-03 arbitration.application-received',
      '2026-07-06 arbitration.suggestion-made',
      '2026-07-07 arbitration.suggestion-answered · mediation.applied',
      '2026-07-08 mediation.consent-recorded · mediation.accepted',
      '2026-07-15 mediation.ended · arbitration.acceptance-resumed · standing.guided · follow-up.planned',
      '2026-07-17 arbitration.accepted',
    ],
    notices: ['case-registered/1', 'consent-asked/1', 'mediation-accepted/1', 'mediation-failed/1'],
    messages: ['arbitration/suggestion.answered/2026-07-03/2026-07-07', 'arbitration/suggestion.concluded/1'],
  },
];
