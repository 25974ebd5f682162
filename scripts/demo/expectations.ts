import type { Deadline } from '../../shared/case/deadlines';
import type { CaseFacts } from '../../shared/case/facts';
import { hasStatement, isConfirmed } from '../../shared/paths/binding';
import { isPerformed, promises } from '../../shared/paths/performance/facts';
import { wasGuidedTo } from '../../shared/paths/standing/facts';
import type { SampleCase } from './sample';

/** The clocks of the sample file, in our rules. */
const RULES: Readonly<Record<string, readonly string[]>> = {
  'CLK-01': ['negotiation-reply'],
  'CLK-02': ['mediation-accept', 'mediation-reject'],
  'CLK-03': ['mediation-statutory-window', 'mediation-conclude-committee'],
  'CLK-04': ['court-delegated-mediation'],
  'CLK-05s': ['court-entrusted-mediation-simple'],
  'CLK-05o': ['court-entrusted-mediation-ordinary'],
  'CLK-06': ['arbitration-entrusted-mediation'],
  'CLK-07': ['arbitration-review-apply'],
  'CLK-08': ['arbitration-review-decide'],
  'CLK-09': ['judicial-confirmation-apply'],
  'CLK-10a': ['payment-order-accept-notice'],
  'CLK-10b': ['payment-order-issue'],
  'CLK-10c': ['payment-order-debtor'],
  'CLK-11': ['limitation-arbitration', 'limitation-wage-arrears', 'limitation-civil-servant-contract'],
  'CLK-12a': ['arbitration-accept'],
  'CLK-14': ['enforcement-apply'],
  'CLK-15': ['mediation-agreement-performance', 'settlement-performance'],
  'CLK-16': ['archive-after-closing'],
  'CLK-17': ['hotline-reply', 'hotline-follow-up'],
  'CLK-18': ['wage-arrears-rapid-response'],
};

export type Expectation = {
  readonly rule: string;
  readonly name: string;
  readonly due: string;
  readonly met: boolean;
  readonly found: readonly string[];
};

/** Every last day that the sample expects, held against every deadline that the case ever showed. */
export function checkDeadlines(sample: SampleCase, seen: readonly Deadline[]): Expectation[] {
  return sample.expectedDeadlines.map(({ rule, name, triggerDate, dueDate, provisional }) => {
    const ours = seen.filter(
      (deadline) => RULES[rule]?.includes(deadline.rule) && deadline.receipt.trigger === triggerDate,
    );
    const met = ours.some(
      (deadline) =>
        sameDue(deadline, dueDate) && (provisional === undefined || deadline.receipt.provisional === provisional),
    );
    return { rule, name, due: dueDate, met, found: [...new Set(ours.map((deadline) => deadline.dueOn ?? '—'))] };
  });
}

/** A civil day, or for policies in hours the minute. */
function sameDue({ dueOn, dueAt }: Deadline, expected: string): boolean {
  if (!expected.includes('T')) return dueOn === expected;
  return dueAt !== undefined && Math.abs(Date.parse(dueAt) - Date.parse(expected)) < 60_000;
}

const defaulted = (facts: CaseFacts): boolean =>
  facts.performance.fulfilments.some((each) => each.defaultedOn !== undefined);
const lastOutcome = (facts: CaseFacts) => facts.mediations.at(-1)?.outcome?.kind;

/** What the outcomes of the sample file mean in a case's facts. */
const OUTCOMES: Readonly<Record<string, (facts: CaseFacts) => boolean>> = {
  DEFAULTED_THEN_ENFORCEMENT_GUIDED: (facts) => defaulted(facts) && wasGuidedTo(facts, 'enforcement'),
  PAYMENT_ORDER_TERMINATED_GUIDED_TO_SUE: (facts) =>
    facts.paymentOrders.at(-1)?.terminated !== undefined && wasGuidedTo(facts, 'litigation'),
  PAYMENT_ORDER_TERMINATED_GUIDED_TO_ARBITRATE: (facts) =>
    facts.paymentOrders.at(-1)?.terminated !== undefined &&
    wasGuidedTo(facts, 'arbitration') &&
    !wasGuidedTo(facts, 'litigation'),
  PAYMENT_ORDER_ENFORCEABLE: (facts) => facts.paymentOrders.at(-1)?.enforceableOn !== undefined,
  MEDIATION_FAILED_TO_ARBITRATION: (facts) => lastOutcome(facts) !== 'agreed' && wasGuidedTo(facts, 'arbitration'),
  CONFIRMED_AND_PERFORMED: (facts) => isConfirmed(facts) && isPerformed(facts),
  REVIEWED_AND_PERFORMED: (facts) => hasStatement(facts) && isPerformed(facts),
  RETURNED_TO_COURT: (facts) =>
    facts.mediations.at(-1)?.mandate?.results.at(-1)?.receipt?.decision === 'closed' && lastOutcome(facts) !== 'agreed',
  RETURNED_TO_COMMISSION: (facts) =>
    facts.mediations.at(-1)?.mandate?.from === 'arbitration' && lastOutcome(facts) !== 'agreed',
  SETTLED_AND_PERFORMED: (facts) => facts.agreements.at(-1)?.kind === 'settlement' && isPerformed(facts),
  SETTLEMENT_DEFAULT_THEN_MEDIATED: (facts) =>
    facts.agreements[0]?.kind === 'settlement' && defaulted(facts) && facts.agreements.at(-1)?.kind === 'mediation',
  PERFORMED: isPerformed,
  PERFORMED_STAGE_1: (facts) => promises(facts)[0]?.fulfilledOn !== undefined,
  REVIEW_OK_AFTER_SUPPLEMENT: (facts) =>
    facts.reviews.some((review) => review.declined) && facts.reviews.at(-1)?.statement !== undefined,
};

/** Whether the outcome has come about; undefined if the file uses a word that nobody defined. */
export const checkOutcome = (sample: SampleCase, facts: CaseFacts): boolean | undefined =>
  OUTCOMES[sample.expectedOutcome]?.(facts);
