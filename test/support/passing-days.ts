import { deadlinesOf, type Deadline } from '../../shared/case/deadlines';
import type { CaseFacts } from '../../shared/case/facts';
import type { RuleId } from '../../shared/law/rulebooks/rulebooks';
import type { AfterOpening } from './given';

/** What the end of a period brings about, in the words of the paths' prose; only what changes the facts. */
const OUTCOMES: Partial<Record<RuleId, (facts: CaseFacts, deadline: Deadline) => AfterOpening>> = {
  'negotiation-reply': () => ({ type: 'negotiation.deemed-unwilling' }),
  'negotiation-agreed-period': () => ({ type: 'negotiation.period-ended' }),
  'mediation-conclude-committee': () => ({ type: 'mediation.lapsed' }),
  'arbitration-entrusted-mediation': () => ({ type: 'mediation.lapsed' }),
  'court-delegated-mediation': () => ({ type: 'mediation.lapsed' }),
  'court-entrusted-mediation-ordinary': () => ({ type: 'mediation.lapsed' }),
  'court-entrusted-mediation-simple': () => ({ type: 'mediation.lapsed' }),
  'arbitration-review-apply': (_, { key }) => ({ type: 'agreement.review-window-closed', agreement: paperOf(key) }),
  'judicial-confirmation-apply': (_, { key }) => ({
    type: 'agreement.confirmation-window-closed',
    agreement: paperOf(key),
  }),
  'mediation-agreement-performance': (_, { key }) => defaulted(key),
  'settlement-performance': (_, { key }) => defaulted(key),
  'payment-order-undeliverable': () => ({ type: 'payment-order.became-void' }),
  'payment-order-debtor': () => ({ type: 'payment-order.became-enforceable' }),
  'unsealing-decision': (_, { key }) => ({ type: 'standing.unsealing-lapsed', no: partsOf(key)[0] ?? 1 }),
  'unsealing-look': (_, { key }) => ({ type: 'standing.unsealing-ended', no: partsOf(key)[0] ?? 1 }),
  'payment-order-optout-litigation': () => ({ type: 'payment-order.suit-deemed-filed' }),
};

/** `rule/2` or `rule/2-3`: the second agreement, its third promise. */
const partsOf = (key: string): number[] =>
  key
    .slice(key.indexOf('/') + 1)
    .split('-')
    .map(Number);
const paperOf = (key: string): number => (partsOf(key)[0] ?? 1) - 1;
const defaulted = (key: string): AfterOpening => ({
  type: 'performance.defaulted',
  no: partsOf(key)[1] ?? 1,
  agreement: paperOf(key),
});

/** The first period that has ended by the instant and changes something, with its outcome. */
export function nextOutcome(facts: CaseFacts, now: number): { deadline: Deadline; event: AfterOpening } | undefined {
  const due = deadlinesOf(facts).filter(
    ({ state, dueAt }) => state === 'open' && dueAt !== undefined && Date.parse(dueAt) <= now,
  );
  for (const deadline of due) {
    const event = OUTCOMES[deadline.rule]?.(facts, deadline);
    const known = event?.type === 'performance.defaulted' && hasDefaulted(facts, event);
    if (event && !known) return { deadline, event };
  }
  return undefined;
}

const hasDefaulted = (facts: CaseFacts, { no, agreement }: { no: number; agreement: number }): boolean =>
  facts.performance.fulfilments.some(
    (each) => each.agreement === agreement && each.no === no && each.defaultedOn !== undefined,
  );
