import type { LocalDate } from '../law/local-date';
import { rule } from '../law/rulebooks/rulebooks';
import { reviewEligibility } from '../law/rulings/review-eligibility';
import type { Citation } from '../law/statute';
import { lastDayToBind } from '../paths/agreement/facts';
import { isConfirmed, pendingConfirmation, pendingReview } from '../paths/binding';
import { situationOf } from './actions';
import type { CaseFacts } from './facts';

/** What a commission asks before it takes up a review (办案规则 74, 75), each with the refusal that it would be. */
const ASKED = {
  'arbitration-review/not-joint': '双方当事人共同申请',
  'arbitration-review/late': '在申请期间内提出',
  'arbitration-review/employment-relation': '不含确认劳动关系的内容',
  'arbitration-review/already-confirmed': '未经人民法院司法确认',
  'arbitration-review/confirmation-pending': '没有正在办理的司法确认申请',
} as const;
/** What no file tells: a person looks. */
const BY_HAND = { scope: '属于仲裁委员会受理争议的范围', competence: '由本仲裁委员会管辖' } as const;

export type ReviewSheet = {
  readonly commission: string;
  /** When both had applied. */
  readonly appliedOn?: LocalDate;
  readonly acceptance: readonly {
    readonly key: string;
    readonly label: string;
    readonly state: 'met' | 'unmet' | 'by-hand';
    readonly reason?: string;
  }[];
  readonly cites: readonly Citation[];
};

/** The conditions of acceptance of the review that is pending, as they stand for the day on which both had applied. */
export function reviewSheet(facts: CaseFacts, today: LocalDate): ReviewSheet | undefined {
  const review = pendingReview(facts);
  if (!review) return undefined;
  const situation = situationOf(facts, today);
  const agreement = facts.agreements[review.agreement];
  const verdict = reviewEligibility({
    appliedBy: { worker: review.applied.worker !== undefined, employer: review.applied.employer !== undefined },
    appliedOn: review.appliedOn ?? today,
    lastDay: lastDayToBind('arbitration-review-apply', situation),
    withinScope: true,
    commissionCompetent: true,
    confirmsEmploymentRelation: agreement?.fixesStatus ?? false,
    judiciallyConfirmed: isConfirmed(facts),
    confirmationPending: pendingConfirmation(facts) !== undefined,
  });
  const against = new Map((verdict.ok ? [] : verdict.refusals).map(({ code, reason }) => [code, reason]));
  const asked = Object.entries(ASKED).map(([key, label]) => {
    const reason = against.get(key);
    return reason === undefined
      ? { key, label, state: 'met' as const }
      : { key, label, state: 'unmet' as const, reason };
  });
  const byHand = Object.entries(BY_HAND).map(([key, label]) => ({ key, label, state: 'by-hand' as const }));
  return {
    commission: review.commission,
    ...(review.appliedOn ? { appliedOn: review.appliedOn } : {}),
    acceptance: [...byHand, ...asked],
    cites: rule(situation.book, 'arbitration-review-accept').cites,
  };
}
