import type { Statement } from '../../client/src/partner';

/** A dispute as a court hands it over. */
export const disputeFromCourt = (mandateId: string): Statement => ({
  name: 'mandate.entrusted',
  subject: mandateId,
  data: {
    mandateId,
    mode: 'delegated',
    court: { code: '渝0103', name: '重庆市渝中区人民法院', handler: '李法官' },
    caseNo: `(2026)渝0103诉前调${mandateId}号`,
    organisation: 'ORG-NA-JD01',
    district: '500108',
    parties: [
      { side: 'worker', kind: 'natural-person', name: '冉启贵' },
      { side: 'employer', kind: 'enterprise', name: '示例建筑劳务有限公司' },
    ],
    claims: [{ no: 1, kind: 'wage-arrears', text: '支付2026年3月至6月工资', amountFen: 3_440_000 }],
    summary: '自2026年3月进场，4至6月工资未发。',
  },
});
