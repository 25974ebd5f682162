import type { Citation } from '../statute';
import { CPL } from '../statutes/civil-procedure-law';
import { CPLI } from '../statutes/civil-procedure-law-interpretation';
import { LCL } from '../statutes/labour-contract-law';
import { LDMAL } from '../statutes/labour-dispute-mediation-arbitration-law';
import { all, demand, type Verdict } from '../verdict';

/** 调解仲裁法 16 with a mediation agreement, or 劳动合同法 30 for unpaid wages without one. */
export type PaymentOrderBasis = 'mediation-agreement' | 'unpaid-wages';

export type PaymentClaim = 'wages' | 'work-injury-medical' | 'economic-compensation' | 'damages' | 'other';

export type PaymentOrderFacts = {
  readonly basis: PaymentOrderBasis;
  readonly applicant: 'worker' | 'employer';
  /** What every item of the application is for. */
  readonly claims: readonly PaymentClaim[];
  /** The paper it stands on; a settlement (和解协议) does not open 调解仲裁法 16. */
  readonly agreement: 'mediation' | 'settlement' | 'none';
  readonly relation: 'labour' | 'personnel';
  /** The day of performance has passed without performance. */
  readonly due: boolean;
  readonly amountFixed: boolean;
  readonly counterObligation: boolean;
  readonly debtorReachable: boolean;
  readonly otherDebts: boolean;
  readonly preservationApplied: boolean;
};

export type EligibilityItem = { readonly label: string; readonly cite: Citation; readonly verdict: Verdict };

export type PaymentOrderEligibility = { readonly items: readonly EligibilityItem[]; readonly verdict: Verdict };

type Condition = {
  readonly label: string;
  readonly holds: (facts: PaymentOrderFacts) => boolean;
  readonly code: string;
  readonly reason: string;
  readonly cite: (facts: PaymentOrderFacts) => Citation;
  readonly remedy: string;
};

const byBasis = ({ basis }: PaymentOrderFacts) => (basis === 'mediation-agreement' ? LDMAL.art('16') : LCL.art('30'));
const ARBITRATE = '可以依法申请劳动人事争议仲裁';

const CONDITIONS: readonly Condition[] = [
  {
    label: '申请人是劳动者',
    holds: ({ applicant }) => applicant === 'worker',
    code: 'payment-order/not-the-worker',
    reason: '仅劳动者可以依该条申请支付令',
    cite: byBasis,
    remedy: '用人单位可以依法申请仲裁',
  },
  {
    label: '请求事项在法定范围内',
    holds: ({ basis, claims }) =>
      claims.length > 0 &&
      claims.every((claim) => (basis === 'mediation-agreement' ? claim !== 'other' : claim === 'wages')),
    code: 'payment-order/claim-not-covered',
    reason:
      '请求事项不属于可以申请支付令的给付（拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金；无调解协议的，仅限劳动报酬）',
    cite: byBasis,
    remedy: ARBITRATE,
  },
  {
    label: '持有生效的调解协议书',
    holds: ({ basis, agreement }) => basis !== 'mediation-agreement' || agreement === 'mediation',
    code: 'payment-order/no-mediation-agreement',
    reason: '没有调解协议书；和解协议不能作为依调解仲裁法第十六条申请支付令的依据',
    cite: byBasis,
    remedy: '可以申请调解或者仲裁；属于拖欠劳动报酬的，可以依劳动合同法第三十条申请支付令',
  },
  {
    label: '属于劳动关系',
    holds: ({ basis, relation }) => basis !== 'unpaid-wages' || relation === 'labour',
    code: 'payment-order/personnel-relation',
    reason: '人事关系不适用劳动合同法关于支付令的规定',
    cite: byBasis,
    remedy: ARBITRATE,
  },
  {
    label: '已到期且数额确定',
    holds: ({ due, amountFixed }) => due && amountFixed,
    code: 'payment-order/not-due-or-not-fixed',
    reason: '请求给付的金钱尚未到期或者数额不确定',
    cite: () => CPLI.art('427'),
    remedy: '待履行期限届满、数额确定后再行申请',
  },
  {
    label: '申请人没有对待给付义务',
    holds: ({ counterObligation }) => !counterObligation,
    code: 'payment-order/counter-obligation',
    reason: '申请人对用人单位负有对待给付义务',
    cite: () => CPLI.art('427'),
    remedy: `履行对待给付义务后再行申请，或者${ARBITRATE}`,
  },
  {
    label: '双方没有其他债务纠纷',
    holds: ({ otherDebts }) => !otherDebts,
    code: 'payment-order/other-debts',
    reason: '双方之间有其他债务纠纷',
    cite: () => CPL.art('225'),
    remedy: ARBITRATE,
  },
  {
    label: '支付令能够送达',
    holds: ({ debtorReachable }) => debtorReachable,
    code: 'payment-order/undeliverable',
    reason: '用人单位下落不明或者不在我国境内，支付令无法送达',
    cite: () => CPLI.art('427'),
    remedy: ARBITRATE,
  },
  {
    label: '未申请诉前保全',
    holds: ({ preservationApplied }) => !preservationApplied,
    code: 'payment-order/preservation-applied',
    reason: '申请人已向人民法院申请诉前保全',
    cite: () => CPLI.art('427'),
    remedy: '可以依法申请仲裁或者提起诉讼',
  },
];

/** Whether a payment order may be applied for, item by item: 调解仲裁法 16, 劳动合同法 30, 民事诉讼法 225, 民诉法解释 427. */
export function paymentOrderEligibility(facts: PaymentOrderFacts): PaymentOrderEligibility {
  const items = CONDITIONS.map(({ label, holds, code, reason, cite, remedy }) => ({
    label,
    cite: cite(facts),
    verdict: demand(holds(facts), code, reason, cite(facts), remedy),
  }));
  return { items, verdict: all(...items.map(({ verdict }) => verdict)) };
}
