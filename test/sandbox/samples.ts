import type { Partner } from '../../shared/exchange/partners';

/** A dispute that a sandbox partner hands over. Every person, number and enterprise is invented. */
export type Sample = {
  readonly name: string;
  readonly label: string;
  readonly content: (number: string, today: string) => Readonly<Record<string, unknown>>;
};

const dispute = {
  organisation: 'ORG-YZ-CTR',
  district: '500103',
  parties: [
    { side: 'worker', kind: 'natural-person', name: '晏文博', phone: '190****0004' },
    { side: 'employer', kind: 'enterprise', name: '重庆麦穗云科软件有限公司（虚构）', idNo: '91500103DEMO00006X' },
  ],
  claims: [
    { no: 1, kind: 'unlawful-termination-damages', text: '违法解除劳动合同赔偿金', amountFen: 14_000_000 },
    { no: 2, kind: 'overtime-pay', text: '休息日加班费', amountFen: 2_206_897 },
  ],
  summary: '劳动者主张用人单位违法解除劳动合同并拖欠休息日加班费。',
};

const court = { code: '渝0103', name: '重庆市渝中区人民法院', handler: '法官助理 汪（演示）' };
const commission = '重庆市渝中区劳动人事争议仲裁委员会';

/** What each partner can hand over at the press of a button. */
export const SAMPLES: Readonly<Record<Partner, readonly Sample[]>> = {
  court: [
    {
      name: 'mandate.entrusted',
      label: '委派调解（立案前）',
      content: (number) => ({
        ...dispute,
        mandateId: `CRT-0103-${number}`,
        mode: 'delegated',
        court,
        caseNo: `(2026)渝0103诉前调${number}号`,
      }),
    },
    {
      name: 'mandate.entrusted',
      label: '委托调解（立案后，简易程序）',
      content: (number) => ({
        ...dispute,
        mandateId: `CRT-0103-${number}`,
        mode: 'entrusted',
        procedure: 'simple',
        court,
        caseNo: `(2026)渝0103民初${number}号`,
      }),
    },
  ],
  arbitration: [
    {
      name: 'suggestion.made',
      label: '调解建议书',
      content: (number, today) => ({
        ...dispute,
        commission,
        caseNo: `渝中劳人仲收〔2026〕${number}号`,
        applicationReceivedOn: today,
      }),
    },
    {
      name: 'mandate.entrusted',
      label: '开庭前委托调解',
      content: (number, today) => ({
        ...dispute,
        commission,
        caseNo: `渝中劳人仲案〔2026〕${number}号`,
        applicationReceivedOn: today,
        bothConsentedOn: today,
      }),
    },
  ],
  union: [
    {
      name: 'request.made',
      label: '工会转介',
      content: (number) => ({ ...dispute, requestNo: `GH-500103-${number}` }),
    },
  ],
  hotline: [
    {
      name: 'order.dispatched',
      label: '热线派单',
      content: (number, today) => ({
        ...dispute,
        hotline: '12333',
        orderNo: `12333-${today.replaceAll('-', '')}-${number}`,
        dispatchedOn: today,
      }),
    },
  ],
  inspection: [
    {
      name: 'case.handed-over',
      label: '监察移送',
      content: (number, today) => ({
        ...dispute,
        handOverNo: `LJ-500103-${number}`,
        office: '重庆市渝中区劳动保障监察大队',
        handedOverOn: today,
      }),
    },
  ],
  'national-platform': [
    {
      name: 'application.submitted',
      label: '网上申请调解',
      content: (number, today) => ({ ...dispute, applicationNo: `QG-${number}`, submittedOn: today }),
    },
  ],
};
