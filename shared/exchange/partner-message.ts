import { deadlinesOf } from '../case/deadlines';
import type { CaseFacts } from '../case/facts';
import type { PartnerMessage } from '../case/notice';
import type { RuleId } from '../law/rulebooks/rulebooks';
import { MEDIATION_BASES } from '../paths/mediation/facts';

/**
 * What a message is about at its partner: the number that the partner gave to the matter, else our case number and
 * the kind of matter. A later message of one subject waits for the earlier one; those of different subjects do not.
 */
export function subjectOf(caseNo: string, { type, data }: Pick<PartnerMessage, 'type' | 'data'>): string {
  for (const number of [data.orderNo, data.mandateId]) if (typeof number === 'string' && number) return number;
  return `${caseNo}/${type.slice(0, type.indexOf('.'))}`;
}

/** The periods that a message serves: whom it reaches after their end, it reaches too late. */
const SERVED: Readonly<Record<string, readonly RuleId[]>> = {
  'mandate.acked': ['online-org-confirm'],
  'mandate.result': Object.values(MEDIATION_BASES).map(({ concludeBy }) => concludeBy),
  'confirmation.applied': ['judicial-confirmation-apply'],
  'review.applied': ['arbitration-review-apply'],
  'order.signed': ['hotline-reply'],
  'order.handled': ['hotline-reply'],
};

/** The rules of the periods that a message serves. */
export const rulesServedBy = (type: string): readonly RuleId[] => SERVED[type] ?? [];

/**
 * When the period ends that the message serves: a UTC instant (ISO) on the case's clock. Nothing if it serves none.
 * The newest round of the period counts; acting closed it for us, but the partner must still hear of it in time.
 */
export function dueAtOf(facts: CaseFacts, { type, data }: Pick<PartnerMessage, 'type' | 'data'>): string | undefined {
  const rules = rulesServedBy(type);
  const served = deadlinesOf(facts).filter(
    ({ rule, key }) => rules.includes(rule) && (!data.orderNo || key === `${rule}/${data.orderNo as string}`),
  );
  return served
    .flatMap(({ dueAt }) => dueAt ?? [])
    .sort()
    .at(-1);
}
