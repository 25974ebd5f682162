import { z } from 'zod';
import type { LocalDate } from '../law/local-date';
import { paymentOrderFee } from '../law/rulings/court-fee';
import { forumAfterTermination } from '../law/rulings/forum-after-termination';
import { objectionValidity, type ObjectionGround } from '../law/rulings/objection';
import {
  paymentOrderEligibility,
  type PaymentClaim,
  type PaymentOrderBasis,
  type PaymentOrderFacts,
} from '../law/rulings/payment-order-eligibility';
import { all, demand, PERMITTED, type Verdict } from '../law/verdict';
import { action } from '../case/action';
import { CLAIM_KINDS, type ClaimKind } from '../case/claims';
import { lastDayOf, type Clock } from '../case/clock';
import type { CaseFacts } from '../case/facts';
import { fen, on, statement, words } from '../case/fields';
import { cite, type Rule, type Situation } from '../case/situation';
import { effectiveMediationAgreement } from './agreement';
import { brokenPromises } from './performance';
import { isEnforceableOrder } from './binding';
import { notBefore } from './order-of-days';

// ── Facts ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** 申请支付令的依据; it decides which forum is open when the order ends. */
export const ORDER_BASES = {
  'mediation-agreement': '劳动争议调解仲裁法第十六条',
  'unpaid-wages': '劳动合同法第三十条第二款',
} as const;
export type OrderBasis = keyof typeof ORDER_BASES & PaymentOrderBasis;

export type PaymentOrder = {
  readonly basis: OrderBasis;
  readonly court: string;
  readonly amountFen: number;
  /** 申请费: a third of the property-case fee. */
  readonly feeFen: number;
  readonly appliedOn: LocalDate;
  readonly acceptedOn?: LocalDate;
  readonly caseNo?: string;
  readonly refused?: { readonly on: LocalDate; readonly stage: 'acceptance' | 'issue'; readonly reason: string };
  readonly issuedOn?: LocalDate;
  readonly servedOn?: LocalDate;
  readonly objections: readonly {
    readonly on: LocalDate;
    readonly form: 'written' | 'oral';
    readonly ground: ObjectionGround;
    readonly valid: boolean;
  }[];
  readonly paidOn?: LocalDate;
  /** 期满不履行又不提出书面异议: the creditor may apply for enforcement. */
  readonly enforceableOn?: LocalDate;
  readonly voidOn?: LocalDate;
  readonly terminated?: { readonly on: LocalDate; readonly receivedOn: LocalDate };
  readonly optedOutOn?: LocalDate;
  /** 转入诉讼程序, by silence. */
  readonly suitDeemedOn?: LocalDate;
};

export type PaymentOrderEvent =
  | { type: 'payment-order.applied'; basis: OrderBasis; court: string; amountFen: number; feeFen: number }
  | { type: 'payment-order.accepted'; caseNo?: string }
  | { type: 'payment-order.refused'; stage: 'acceptance' | 'issue'; reason: string }
  | { type: 'payment-order.issued' }
  | { type: 'payment-order.served' }
  | { type: 'payment-order.objected'; form: 'written' | 'oral'; ground: ObjectionGround; valid: boolean }
  | { type: 'payment-order.paid' }
  | { type: 'payment-order.became-enforceable' }
  | { type: 'payment-order.became-void' }
  | { type: 'payment-order.terminated' }
  | { type: 'payment-order.opted-out' }
  | { type: 'payment-order.suit-deemed-filed' };

export function evolvePaymentOrders(
  orders: readonly PaymentOrder[],
  event: PaymentOrderEvent,
  on: LocalDate,
): readonly PaymentOrder[] {
  if (event.type === 'payment-order.applied') {
    const { basis, court, amountFen, feeFen } = event;
    return [...orders, { basis, court, amountFen, feeFen, appliedOn: on, objections: [] }];
  }
  const now = orders.at(-1);
  return now ? [...orders.slice(0, -1), carryOn(now, event, on)] : orders;
}

function carryOn(
  p: PaymentOrder,
  event: Exclude<PaymentOrderEvent, { type: 'payment-order.applied' }>,
  on: LocalDate,
): PaymentOrder {
  switch (event.type) {
    case 'payment-order.accepted':
      return { ...p, acceptedOn: on, caseNo: event.caseNo };
    case 'payment-order.refused':
      return { ...p, refused: { on, stage: event.stage, reason: event.reason } };
    case 'payment-order.issued':
      return { ...p, issuedOn: on };
    case 'payment-order.served':
      return { ...p, servedOn: on };
    case 'payment-order.objected':
      return {
        ...p,
        objections: [...p.objections, { on, form: event.form, ground: event.ground, valid: event.valid }],
      };
    case 'payment-order.paid':
      return { ...p, paidOn: on };
    case 'payment-order.became-enforceable':
      return { ...p, enforceableOn: on };
    case 'payment-order.became-void':
      return { ...p, voidOn: on };
    case 'payment-order.terminated':
      return { ...p, terminated: { on, receivedOn: on } };
    case 'payment-order.opted-out':
      return { ...p, optedOutOn: on };
    case 'payment-order.suit-deemed-filed':
      return { ...p, suitDeemedOn: on };
  }
}

/** The day on which the order's way ended, however it ended. */
export const endOfOrder = (p: PaymentOrder): LocalDate | undefined =>
  p.refused?.on ?? p.voidOn ?? p.terminated?.on ?? p.paidOn ?? (isEnforceableOrder(p) ? p.enforceableOn : undefined);

/** The order that is on its way. */
export const pendingOrder = (facts: CaseFacts): PaymentOrder | undefined => {
  const last = facts.paymentOrders.at(-1);
  return last && !endOfOrder(last) ? last : undefined;
};

export const validObjection = (p: PaymentOrder) => p.objections.find((objection) => objection.valid);

// ── Time limits ────────────────────────────────────────────────────────────────────────────────────────────────────

export function paymentOrderClocks(facts: CaseFacts): Clock[] {
  return facts.paymentOrders.flatMap((p, i): Clock[] => {
    const of = String(i + 1);
    const about = p.court;
    const clocks: Clock[] = [
      {
        rule: 'payment-order-accept-notice',
        of,
        counting: { trigger: p.appliedOn },
        by: ['court'],
        about,
        closedOn: p.acceptedOn ?? p.refused?.on,
      },
    ];
    if (p.acceptedOn)
      clocks.push({
        rule: 'payment-order-issue',
        of,
        counting: { trigger: p.acceptedOn },
        by: ['court'],
        about,
        closedOn: p.issuedOn ?? p.refused?.on,
      });
    if (p.issuedOn)
      clocks.push({
        rule: 'payment-order-undeliverable',
        of,
        counting: { trigger: p.issuedOn },
        by: ['court'],
        about,
        closedOn: p.servedOn ?? endOfOrder(p),
        without: p.voidOn && 'lapsed',
      });
    if (p.servedOn)
      clocks.push({
        rule: 'payment-order-debtor',
        of,
        counting: { trigger: p.servedOn },
        by: ['employer'],
        about,
        closedOn: validObjection(p)?.on ?? endOfOrder(p),
        without: p.enforceableOn && 'lapsed',
      });
    // CPL 250 「从法律文书规定履行期间的最后一日起计算」
    if (p.enforceableOn && isEnforceableOrder(p))
      clocks.push({
        rule: 'enforcement-apply',
        of: `order-${of}`,
        counting: { trigger: p.enforceableOn },
        by: ['worker'],
        about,
        closedOn: facts.performance.enforcement?.on,
      });
    if (p.terminated && forumAfterTermination(p.basis).silenceIsSuit) {
      clocks.push({
        rule: 'payment-order-optout-litigation',
        of,
        counting: { trigger: p.terminated.receivedOn },
        by: ['worker'],
        about,
        closedOn: p.optedOutOn ?? p.suitDeemedOn,
        without: p.suitDeemedOn && 'lapsed',
      });
    }
    return clocks;
  });
}

// ── Rules ──────────────────────────────────────────────────────────────────────────────────────────────────────────

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
function eligibility({ facts }: Situation, basis: OrderBasis, answers: Answers = NOTHING_AGAINST): Verdict {
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

const mayApply: Rule = (situation) => {
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

const awaitsAcceptance = during(
  (p) => !p.acceptedOn,
  'payment-order/nothing-to-accept',
  '没有待受理的支付令申请',
  '先登记申请',
);
const awaitsIssue = during(
  (p) => p.acceptedOn !== undefined && !p.issuedOn,
  'payment-order/not-accepted',
  '没有已受理、待发出的支付令',
  '先登记受理',
);
const awaitsService = during(
  (p) => p.issuedOn !== undefined && !p.servedOn,
  'payment-order/not-issued',
  '没有待送达的支付令',
  '先登记发出支付令',
);
const awaitsDebtor = during(
  (p) => p.servedOn !== undefined && !validObjection(p),
  'payment-order/not-served',
  '没有已经送达、等待债务人清偿或者异议的支付令',
  '先登记送达',
);
/** A late objection is recorded too, as one that has no effect. */
const mayObject: Rule = (situation) => {
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
const mayTerminate = during(
  (p) => p.issuedOn !== undefined,
  'payment-order/nothing-to-terminate',
  '没有可以终结的督促程序',
  '先登记发出支付令',
);

const mayOptOut: Rule = (situation) => {
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
function counts(
  { form, ground }: { form: 'written' | 'oral'; ground: ObjectionGround },
  { facts, book, calendar, today }: Situation,
): boolean {
  const lastDay = lastDayOf(paymentOrderClocks(facts), 'payment-order-debtor', book, calendar);
  return lastDay !== undefined && objectionValidity({ form, ground, receivedOn: today, lastDay }).ok;
}

// ── Actions ────────────────────────────────────────────────────────────────────────────────────────────────────────

const HANDLERS = ['mediator', 'clerk', 'union'] as const;
const COURT = ['court', 'clerk'] as const;

export const paymentOrderActions = [
  action({
    name: 'payment-order.apply',
    label: '申请支付令',
    by: ['worker', ...HANDLERS],
    input: z.strictObject({
      basis: z.enum(['mediation-agreement', 'unpaid-wages']),
      court: words(80).meta({ description: '债务人住所地基层人民法院' }),
      amountFen: fen.min(1, '请求金额应当大于零'),
      dueAndFixed: z.boolean().meta({ description: '债权已到期且数额确定' }),
      counterObligation: z.boolean().default(false).meta({ description: '申请人是否负有对待给付义务' }),
      noOtherDebts: z.boolean().meta({ description: '双方没有其他债务纠纷' }),
      canBeServed: z.boolean().meta({ description: '支付令能够送达债务人' }),
      noPreservation: z.boolean().meta({ description: '没有申请诉前保全' }),
      on,
    }),
    basis: 'payment-order-eligibility',
    rule: mayApply,
    inputRule: ({ input, ...situation }) =>
      eligibility(situation, input.basis, {
        due: input.dueAndFixed,
        amountFixed: input.dueAndFixed,
        counterObligation: input.counterObligation,
        debtorReachable: input.canBeServed,
        otherDebts: !input.noOtherDebts,
        preservationApplied: !input.noPreservation,
      }),
    events: ({ input: { basis, court, amountFen } }) => [
      { type: 'payment-order.applied', basis, court, amountFen, feeFen: paymentOrderFee(amountFen).fen },
    ],
  }),
  action({
    name: 'payment-order.accept',
    label: '登记法院受理支付令申请',
    by: COURT,
    input: z.strictObject({ caseNo: words(80).optional(), on }),
    basis: 'payment-order-accept-notice',
    rule: awaitsAcceptance,
    events: ({ input }) => [{ type: 'payment-order.accepted', caseNo: input.caseNo }],
  }),
  action({
    name: 'payment-order.refuse-acceptance',
    label: '登记法院不予受理支付令申请',
    by: COURT,
    input: z.strictObject({ reason: statement, on }),
    basis: 'payment-order-accept-notice',
    rule: awaitsAcceptance,
    events: ({ input }) => [{ type: 'payment-order.refused', stage: 'acceptance', reason: input.reason }],
  }),
  action({
    name: 'payment-order.issue',
    label: '登记发出支付令',
    by: COURT,
    input: z.strictObject({ on }),
    basis: 'payment-order-issue',
    rule: awaitsIssue,
    events: () => [{ type: 'payment-order.issued' }],
  }),
  action({
    name: 'payment-order.dismiss',
    label: '登记裁定驳回支付令申请',
    by: COURT,
    input: z.strictObject({ reason: statement, on }),
    basis: 'payment-order-issue',
    rule: awaitsIssue,
    events: ({ input }) => [{ type: 'payment-order.refused', stage: 'issue', reason: input.reason }],
  }),
  action({
    name: 'payment-order.record-service',
    label: '登记支付令送达',
    by: COURT,
    input: z.strictObject({ on }),
    basis: 'payment-order-debtor',
    rule: awaitsService,
    events: () => [{ type: 'payment-order.served' }],
  }),
  action({
    name: 'payment-order.object',
    label: '登记债务人异议',
    by: ['employer', ...COURT],
    input: z.strictObject({
      form: z.enum(['written', 'oral']),
      ground: z.enum(['disputes-debt', 'other-ground', 'cannot-pay', 'asks-delay', 'asks-other-manner']),
      text: statement.optional(),
      on,
    }),
    basis: 'payment-order-debtor',
    rule: mayObject,
    events: ({ input: { form, ground }, ...situation }) => [
      { type: 'payment-order.objected', form, ground, valid: counts({ form, ground }, situation) },
    ],
  }),
  action({
    name: 'payment-order.record-payment',
    label: '登记债务人清偿',
    by: ['worker', ...COURT],
    input: z.strictObject({ on }),
    basis: 'payment-order-debtor',
    rule: awaitsDebtor,
    events: () => [{ type: 'payment-order.paid' }],
  }),
  action({
    name: 'payment-order.terminate',
    label: '登记裁定终结督促程序',
    by: COURT,
    input: z.strictObject({ on }),
    basis: 'payment-order-terminated',
    rule: mayTerminate,
    inputRule: ({ facts, book }) => {
      const p = pendingOrder(facts);
      return demand(
        p !== undefined && (validObjection(p) !== undefined || !p.servedOn),
        'payment-order/no-objection',
        '没有有效的书面异议，督促程序不能因异议终结',
        cite(book, 'payment-order-terminated'),
        '先登记债务人在法定期间提出的书面异议',
      );
    },
    events: () => [{ type: 'payment-order.terminated' }],
  }),
  action({
    name: 'payment-order.opt-out',
    label: '声明不同意提起诉讼',
    by: ['worker', ...COURT],
    input: z.strictObject({ on }),
    basis: 'payment-order-optout-litigation',
    rule: mayOptOut,
    events: () => [{ type: 'payment-order.opted-out' }],
  }),
] as const;
