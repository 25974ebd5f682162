import type { LocalDate } from '../../law/local-date';
import { forumAfterTermination } from '../../law/rulings/forum-after-termination';
import { objectionValidity, type ObjectionGround } from '../../law/rulings/objection';
import {
  paymentOrderEligibility,
  type PaymentClaim,
  type PaymentOrderFacts,
} from '../../law/rulings/payment-order-eligibility';
import { all, demand, PERMITTED, type Verdict } from '../../law/verdict';
import { CLAIM_KINDS, type ClaimKind } from '../../case/claims';
import { lastDayOf } from '../../case/clock';
import { cite, type Rule, type Situation } from '../../case/situation';
import { effectiveMediationAgreement } from '../agreement/facts';
import { brokenPromises } from '../performance/facts';
import { isEnforceableOrder } from '../binding';
import { notBefore } from '../order-of-days';
import { type OrderBasis, pendingOrder, type PaymentOrder, validObjection } from './facts';
import { paymentOrderClocks } from './limits';

type Answers = Pick<
  PaymentOrderFacts,
  'amountFixed' | 'counterObligation' | 'debtorReachable' | 'otherDebts' | 'preservationApplied'
> & { readonly due?: boolean };

const NOTHING_AGAINST: Answers = {
  amountFixed: true,
  counterObligation: false,
  debtorReachable: true,
  otherDebts: false,
  preservationApplied: false,
};

/** Eligibility on one basis, as far as the file knows, with what the applicant answers to the rest. */
export function eligibility({ facts }: Situation, basis: OrderBasis, answers: Answers = NOTHING_AGAINST): Verdict {
  const owed = brokenPromises(facts).filter((promise) => promise.kind === 'pay');
  const claims = facts.registration.claims.filter(
    (claim) => isOwed(claim.no, owed, basis) && CLAIM_KINDS[claim.kind].money,
  );
  return paymentOrderEligibility({
    basis,
    applicant: 'worker',
    claims: coverable(claims.map((claim) => paymentClaimOf(claim.kind))),
    agreement: effectiveMediationAgreement(facts) ? 'mediation' : facts.agreements.length > 0 ? 'settlement' : 'none',
    relation: facts.registration.disputeKind === 'labour' ? 'labour' : 'personnel',
    ...answers,
    due: (basis === 'unpaid-wages' || owed.length > 0) && (answers.due ?? true),
  }).verdict;
}

/** The claims that a broken promise answers; without such a reference, all of them. */
const isOwed = (
  no: number,
  owed: readonly { claimNos?: readonly number[] | undefined }[],
  basis: OrderBasis,
): boolean =>
  basis === 'unpaid-wages' ||
  owed.every((promise) => !promise.claimNos) ||
  owed.some((promise) => promise.claimNos?.includes(no));

/** What is not covered does not hinder what is: the order is asked for on the covered part alone. */
const coverable = (claims: readonly PaymentClaim[]): readonly PaymentClaim[] => {
  const covered = claims.filter((claim) => claim !== 'other');
  return covered.length > 0 ? covered : claims;
};

function paymentClaimOf(kind: ClaimKind): PaymentClaim {
  if (CLAIM_KINDS[kind].wage) return 'wages';
  if (kind === 'work-injury-medical' || kind === 'economic-compensation') return kind;
  return CLAIM_KINDS[kind].article16 ? 'damages' : 'other';
}

/** Open if it is open on either basis; else the reasons against the agreement's. */
function eitherBasis(situation: Situation): Verdict {
  const onAgreement = eligibility(situation, 'mediation-agreement');
  return onAgreement.ok ? onAgreement : eligibility(situation, 'unpaid-wages').ok ? PERMITTED : onAgreement;
}

export const mayApply: Rule = (situation) => {
  const { facts, book } = situation;
  return all(
    demand(
      facts.closing === undefined,
      'case/closed',
      '案件已经结案',
      cite(book, 'mediation-records'),
      '有新的争议的，另行登记',
    ),
    demand(
      pendingOrder(facts) === undefined && !isEnforceableOrder(facts.paymentOrders.at(-1)),
      'payment-order/pending',
      '已经申请支付令',
      cite(book, 'payment-order-eligibility'),
      '等待人民法院处理',
    ),
    eitherBasis(situation),
  );
};

const during =
  (holds: (p: PaymentOrder) => boolean, code: string, reason: string, remedy: string): Rule =>
  (situation) => {
    const p = pendingOrder(situation.facts);
    return all(
      demand(p !== undefined && holds(p), code, reason, cite(situation.book, 'payment-order-issue'), remedy),
      notBefore(situation, stepsOf(p), 'payment-order-issue'),
    );
  };

const stepsOf = (p: PaymentOrder | undefined): readonly (LocalDate | undefined)[] => [
  p?.appliedOn,
  p?.acceptedOn,
  p?.issuedOn,
  p?.servedOn,
  p?.terminated?.on,
];

export const awaitsAcceptance = during(
  (p) => !p.acceptedOn,
  'payment-order/nothing-to-accept',
  '没有待受理的支付令申请',
  '先登记申请',
);

export const awaitsIssue = during(
  (p) => p.acceptedOn !== undefined && !p.issuedOn,
  'payment-order/not-accepted',
  '没有已受理、待发出的支付令',
  '先登记受理',
);

export const awaitsService = during(
  (p) => p.issuedOn !== undefined && !p.servedOn,
  'payment-order/not-issued',
  '没有待送达的支付令',
  '先登记发出支付令',
);

export const awaitsDebtor = during(
  (p) => p.servedOn !== undefined && !validObjection(p),
  'payment-order/not-served',
  '没有已经送达、等待债务人清偿或者异议的支付令',
  '先登记送达',
);

/** A late objection is recorded too, as one that has no effect. */
export const mayObject: Rule = (situation) => {
  const p = situation.facts.paymentOrders.at(-1);
  return all(
    demand(
      p?.servedOn !== undefined && !p.terminated && !p.paidOn && !p.voidOn && !validObjection(p),
      'payment-order/nothing-to-object',
      '没有已经送达、可以提出异议的支付令',
      cite(situation.book, 'payment-order-debtor'),
      '先登记送达',
    ),
    notBefore(situation, stepsOf(p), 'payment-order-debtor'),
  );
};

export const mayTerminate = during(
  (p) => p.issuedOn !== undefined,
  'payment-order/nothing-to-terminate',
  '没有可以终结的督促程序',
  '先登记发出支付令',
);

export const mayOptOut: Rule = (situation) => {
  const p = situation.facts.paymentOrders.at(-1);
  return all(
    demand(
      p?.terminated !== undefined && forumAfterTermination(p.basis).silenceIsSuit && !p.optedOutOn && !p.suitDeemedOn,
      'payment-order/no-optout',
      '没有可以声明不同意提起诉讼的终结裁定，或者期限已过',
      cite(situation.book, 'payment-order-optout-litigation'),
      '依劳动合同法第三十条申请的支付令终结后，应当先申请仲裁',
    ),
    notBefore(situation, stepsOf(p), 'payment-order-optout-litigation'),
  );
};

/** What is no objection is recorded as such, and changes nothing. */
export function counts(
  { form, ground }: { form: 'written' | 'oral'; ground: ObjectionGround },
  { facts, book, calendar, today }: Situation,
): boolean {
  const lastDay = lastDayOf(paymentOrderClocks(facts), 'payment-order-debtor', book, calendar);
  return lastDay !== undefined && objectionValidity({ form, ground, receivedOn: today, lastDay }).ok;
}
