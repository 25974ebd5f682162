import { latest, type LocalDate } from '../../law/local-date';
import { statementEffect } from '../../law/rulings/binding-effect';
import { type NO_STATEMENT_GROUNDS, type NON_ACCEPTANCE_GROUNDS } from '../../law/rulings/review-eligibility';
import type { Side } from '../../case/actor';

/** 仲裁审查 of one agreement. */
export type Review = {
  /** Index of the agreement in the file. */
  readonly agreement: number;
  readonly commission: string;
  readonly applied: Readonly<Partial<Record<Side, LocalDate>>>;
  /** When both have applied. */
  readonly appliedOn?: LocalDate;
  readonly acceptedOn?: LocalDate;
  readonly extendedOn?: LocalDate;
  readonly declined?: {
    readonly on: LocalDate;
    readonly stage: 'acceptance' | 'review' | 'receipt';
    readonly ground: string;
  };
  readonly statement?: {
    readonly docNo: string;
    readonly on: LocalDate;
    readonly receipts: Readonly<Partial<Record<Side, LocalDate>>>;
    readonly effectiveOn?: LocalDate;
  };
  readonly withdrawn?: { readonly on: LocalDate; readonly by: readonly Side[] };
};

export type ReviewEvent =
  | { type: 'review.applied'; by: Side[]; commission: string; agreement: number }
  | { type: 'review.accepted' }
  | { type: 'review.not-accepted'; ground: keyof typeof NON_ACCEPTANCE_GROUNDS }
  | { type: 'review.extended' }
  | { type: 'review.statement-made'; docNo: string }
  | { type: 'review.statement-refused'; ground: keyof typeof NO_STATEMENT_GROUNDS; detail?: string }
  | { type: 'review.statement-received'; by: Side[] }
  | { type: 'review.receipt-refused'; by: Side; reason: string }
  | { type: 'review.withdrawn'; by: Side[] };

export function evolveReviews(reviews: readonly Review[], event: ReviewEvent, on: LocalDate): readonly Review[] {
  const now = reviews.at(-1);
  if (event.type === 'review.applied') {
    const joins = now && isPending(now) && !now.appliedOn;
    const review = joins ? now : { agreement: event.agreement, commission: event.commission, applied: {} };
    const applied = { ...review.applied, ...Object.fromEntries(event.by.map((each) => [each, on])) };
    const appliedOn = applied.worker && applied.employer ? latest(applied.worker, applied.employer) : undefined;
    return [...(joins ? reviews.slice(0, -1) : reviews), { ...review, applied, appliedOn }];
  }
  return now ? [...reviews.slice(0, -1), carryOn(now, event, on)] : reviews;
}

function carryOn(r: Review, event: Exclude<ReviewEvent, { type: 'review.applied' }>, on: LocalDate): Review {
  switch (event.type) {
    case 'review.accepted':
      return { ...r, acceptedOn: on };
    case 'review.not-accepted':
      return { ...r, declined: { on, stage: 'acceptance', ground: event.ground } };
    case 'review.extended':
      return { ...r, extendedOn: on };
    case 'review.statement-made':
      return { ...r, statement: { docNo: event.docNo, on, receipts: {} } };
    case 'review.statement-refused':
      return { ...r, declined: { on, stage: 'review', ground: event.ground } };
    case 'review.statement-received': {
      if (!r.statement) return r;
      const receipts = { ...r.statement.receipts, ...Object.fromEntries(event.by.map((each) => [each, on])) };
      const { effectiveOn } = statementEffect([receipts.worker, receipts.employer]);
      return { ...r, statement: { ...r.statement, receipts, effectiveOn } };
    }
    case 'review.receipt-refused':
      return { ...r, declined: { on, stage: 'receipt', ground: event.reason } };
    case 'review.withdrawn':
      return { ...r, withdrawn: { on, by: event.by } };
  }
}

const isPending = (r: Review): boolean => !r.declined && !r.withdrawn && !r.statement?.effectiveOn;
