import type { LocalDate } from '../law/local-date';
import type { Citation } from '../law/statute';
import { standing } from '../paths/agreement/facts';
import { hasStatement, isConfirmed, pendingConfirmation, pendingReview } from '../paths/binding';
import { mediating } from '../paths/mediation/facts';
import { negotiating } from '../paths/negotiation/facts';
import { pendingOrder } from '../paths/payment-order/facts';
import { isPerformed } from '../paths/performance/facts';
import { findAction, situationOf, type ActionName } from './actions';
import { deadlinesOf } from './deadlines';
import type { CaseFacts } from './facts';
import { cite } from './situation';

/** How a step of the path stands. */
export const STEP_STATES = {
  done: '已经完成',
  current: '正在进行',
  open: '现在可以进入',
  closed: '不再可走',
  ahead: '尚未到达',
} as const;
export type StepState = keyof typeof STEP_STATES;

export type Step = {
  readonly id: StepId;
  readonly label: string;
  readonly state: StepState;
  readonly since?: LocalDate;
  /** The nearest last day of a step that is under way. */
  readonly dueOn?: LocalDate;
  readonly cite: Citation;
};

/** What the facts say of a step: when it began, and whether it goes on. */
type Standing = { readonly since?: LocalDate | undefined; readonly runs?: boolean };

type StepSpec = {
  readonly label: string;
  /** The act by which one gets there, and whose article is shown. */
  readonly enters: ActionName;
  /** How the rules of its clocks begin. */
  readonly clocks: readonly string[];
  readonly standing: (facts: CaseFacts) => Standing;
  /** When it can no longer be reached although it never began. */
  readonly past: (facts: CaseFacts) => boolean;
};

const isBound = (facts: CaseFacts): boolean => hasStatement(facts) || isConfirmed(facts);
const hasAgreement = (facts: CaseFacts): boolean => standing(facts) !== undefined;

/** The steps in the order of the path. */
const STEPS = {
  negotiation: {
    label: '协商',
    enters: 'negotiation.request',
    clocks: ['negotiation'],
    standing: (facts) => ({ since: facts.negotiations.at(-1)?.requestedOn, runs: negotiating(facts) !== undefined }),
    past: (facts) => facts.mediations.length > 0 || hasAgreement(facts),
  },
  mediation: {
    label: '调解',
    enters: 'mediation.apply',
    clocks: ['mediation-accept', 'mediation-conclude', 'court-delegated', 'court-entrusted', 'arbitration-entrusted'],
    standing: (facts) => ({ since: facts.mediations.at(-1)?.receivedOn, runs: mediating(facts) !== undefined }),
    past: hasAgreement,
  },
  agreement: {
    label: '协议',
    enters: 'agreement.conclude',
    clocks: [],
    standing: (facts) => ({
      since: standing(facts)?.reachedOn,
      runs: hasAgreement(facts) && !standing(facts)?.effectiveOn,
    }),
    past: () => false,
  },
  review: {
    label: '仲裁审查',
    enters: 'review.apply',
    clocks: ['arbitration-review'],
    standing: (facts) => ({ since: facts.reviews.at(-1)?.appliedOn, runs: pendingReview(facts) !== undefined }),
    past: (facts) => standing(facts)?.effectiveOn !== undefined,
  },
  confirmation: {
    label: '司法确认',
    enters: 'confirmation.apply',
    clocks: ['judicial-confirmation'],
    standing: (facts) => ({
      since: facts.confirmations.at(-1)?.appliedOn,
      runs: pendingConfirmation(facts) !== undefined,
    }),
    past: (facts) => standing(facts)?.effectiveOn !== undefined,
  },
  performance: {
    label: '履行',
    enters: 'performance.record-payment',
    clocks: ['mediation-agreement-performance', 'settlement-performance'],
    standing: (facts) => ({
      since: standing(facts)?.effectiveOn,
      runs: standing(facts)?.effectiveOn !== undefined && !isPerformed(facts),
    }),
    past: () => false,
  },
  'payment-order': {
    label: '支付令',
    enters: 'payment-order.apply',
    clocks: ['payment-order'],
    standing: (facts) => ({ since: facts.paymentOrders.at(-1)?.appliedOn, runs: pendingOrder(facts) !== undefined }),
    past: (facts) => isBound(facts) || (hasAgreement(facts) && isPerformed(facts)),
  },
  arbitration: {
    label: '仲裁',
    enters: 'arbitration.record-application',
    clocks: ['arbitration-accept', 'arbitration-award'],
    standing: ({ arbitration }) => ({
      since: arbitration?.applicationReceivedOn,
      runs: arbitration !== undefined && !arbitration.outcome && !arbitration.refusedOn,
    }),
    past: (facts) => isBound(facts) || (hasAgreement(facts) && isPerformed(facts)),
  },
  closing: {
    label: '结案',
    enters: 'closing.close',
    clocks: ['archive-after-closing'],
    standing: (facts) => ({ since: facts.closing?.closedOn }),
    past: () => false,
  },
} as const satisfies Record<string, StepSpec>;

export type StepId = keyof typeof STEPS | 'registration';

/** How one step leads to another, in words. */
const WAYS: readonly (readonly [from: StepId, to: StepId, label: string])[] = [
  ['registration', 'negotiation', '要求协商'],
  ['registration', 'mediation', '申请调解'],
  ['registration', 'arbitration', '申请仲裁'],
  ['negotiation', 'mediation', '协商不成'],
  ['negotiation', 'agreement', '达成和解'],
  ['mediation', 'agreement', '达成协议'],
  ['mediation', 'arbitration', '调解不成'],
  ['agreement', 'review', '共同申请审查'],
  ['agreement', 'confirmation', '共同申请确认'],
  ['agreement', 'performance', '协议生效'],
  ['review', 'performance', '制作调解书'],
  ['confirmation', 'performance', '裁定确认'],
  ['performance', 'payment-order', '逾期不履行'],
  ['performance', 'closing', '履行完毕'],
  ['arbitration', 'closing', '仲裁终结'],
];

export type PathMap = {
  readonly nodes: readonly Step[];
  readonly edges: readonly { readonly from: StepId; readonly to: StepId; readonly label: string }[];
};

/** The statutory path of a case on a day: where it has been, where it is, where it may go. */
export function pathMap(facts: CaseFacts, today: LocalDate): PathMap {
  const { book } = situationOf(facts, today);
  const registered: Step = {
    id: 'registration',
    label: '登记',
    state: 'done',
    since: facts.registration.registeredOn,
    cite: cite(book, 'mediation-records'),
  };
  const steps = (Object.entries(STEPS) as [Exclude<StepId, 'registration'>, StepSpec][]).map(([id, spec]): Step => {
    const { since } = spec.standing(facts);
    const state = stateOf(facts, today, spec);
    const dueOn = state === 'current' ? nearest(facts, spec.clocks) : undefined;
    const basis = findAction(spec.enters)?.basis ?? 'mediation-records';
    return {
      id,
      label: spec.label,
      state,
      ...(since ? { since } : {}),
      ...(dueOn ? { dueOn } : {}),
      cite: cite(book, basis),
    };
  });
  return { nodes: [registered, ...steps], edges: WAYS.map(([from, to, label]) => ({ from, to, label })) };
}

function stateOf(facts: CaseFacts, today: LocalDate, { standing, enters, past }: StepSpec): StepState {
  const { since, runs } = standing(facts);
  if (runs) return 'current';
  if (since) return 'done';
  if (facts.closing) return 'closed';
  if (findAction(enters)?.rule(situationOf(facts, today)).ok) return 'open';
  return past(facts) ? 'closed' : 'ahead';
}

function nearest(facts: CaseFacts, clocks: readonly string[]): LocalDate | undefined {
  return deadlinesOf(facts)
    .filter(({ state, rule }) => state === 'open' && clocks.some((beginning) => rule.startsWith(beginning)))
    .flatMap(({ dueOn }) => dueOn ?? [])
    .sort()[0];
}
