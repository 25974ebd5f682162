import { addDays, type LocalDate } from '../../law/local-date';
import type { Rulebook } from '../../law/rulebook';
import type { Side } from '../../case/actor';
import type { CaseFacts } from '../../case/facts';
import { inForce } from '../agreement/facts';
import { promises } from '../performance/facts';

/** 回访：planned by configuration, since no national number of days exists. */
export type Callback = {
  readonly no: number;
  readonly plannedOn: LocalDate;
  readonly why: 'after-agreement' | 'after-due-date' | 'after-failure' | 'order-reopened';
  readonly doneOn?: LocalDate;
  readonly result?: CallbackResult;
  /** What the parties have answered themselves; the callback is done when the organisation says so. */
  readonly answers?: Readonly<Partial<Record<Side, CallbackAnswer>>>;
};

export const SATISFACTION = { satisfied: '满意', fair: '一般', dissatisfied: '不满意' } as const;
export type Satisfaction = keyof typeof SATISFACTION;

/** A party's three answers. */
export type CallbackAnswer = {
  readonly performance: CallbackResult['performance'];
  readonly satisfaction: Satisfaction;
  readonly newDispute: boolean;
  readonly note?: string;
};

export type CallbackResult = {
  readonly performance: 'performed' | 'partly' | 'not-performed' | 'not-applicable';
  readonly satisfaction?: number;
  readonly newDispute: boolean;
  readonly nextStep?: string;
  readonly note: string;
};

export type FollowUpFacts = { readonly callbacks: readonly Callback[] };

export type Closing = {
  readonly closedOn: LocalDate;
  readonly result: ClosingResult;
  readonly archived?: { readonly on: LocalDate; readonly fileNo: string; readonly catalogue: readonly string[] };
};

export const CLOSING_RESULTS = {
  performed: '履行完毕',
  'settled-and-performed': '和解并履行完毕',
  'returned-to-court': '退回人民法院',
  'returned-to-commission': '退回仲裁委员会',
  'guided-to-arbitration': '引导申请仲裁',
  'guided-to-litigation': '引导提起诉讼',
  'guided-to-enforcement': '引导申请强制执行',
  'referred-elsewhere': '移送其他单位',
  declined: '不予登记受理',
  withdrawn: '申请人撤回',
  merged: '并入其他案件',
} as const;

export type ClosingResult = keyof typeof CLOSING_RESULTS;

export type FollowUpEvent =
  | { type: 'follow-up.planned'; callbacks: { plannedOn: LocalDate; why: Callback['why'] }[] }
  | { type: 'follow-up.done'; no: number; result: CallbackResult }
  | { type: 'follow-up.answered'; no: number; side: Side; answer: CallbackAnswer }
  | { type: 'follow-up.moved'; no: number; plannedOn: LocalDate };

export type ClosingEvent =
  | { type: 'closing.closed'; result: ClosingResult; note?: string }
  | { type: 'closing.archived'; fileNo: string; catalogue: string[] };

export function evolveFollowUp(facts: FollowUpFacts, event: FollowUpEvent, on: LocalDate): FollowUpFacts {
  switch (event.type) {
    case 'follow-up.planned': {
      const from = facts.callbacks.length;
      return { callbacks: [...facts.callbacks, ...event.callbacks.map((each, i) => ({ no: from + i + 1, ...each }))] };
    }
    case 'follow-up.done':
      return {
        callbacks: facts.callbacks.map((each) =>
          each.no === event.no ? { ...each, doneOn: on, result: event.result } : each,
        ),
      };
    case 'follow-up.answered':
      return {
        callbacks: facts.callbacks.map((each) =>
          each.no === event.no ? { ...each, answers: { ...each.answers, [event.side]: event.answer } } : each,
        ),
      };
    case 'follow-up.moved':
      return {
        callbacks: facts.callbacks.map((each) =>
          each.no === event.no ? { ...each, plannedOn: event.plannedOn } : each,
        ),
      };
  }
}

export function evolveClosing(closing: Closing | undefined, event: ClosingEvent, on: LocalDate): Closing | undefined {
  switch (event.type) {
    case 'closing.closed':
      return { closedOn: on, result: event.result };
    case 'closing.archived':
      return closing && { ...closing, archived: { on, fileNo: event.fileNo, catalogue: event.catalogue } };
  }
}

/** The callbacks that an agreement brings with it: so many days after it takes effect and after each due day. */
export function callbacksAfterAgreement(
  facts: CaseFacts,
  book: Rulebook,
): { plannedOn: LocalDate; why: Callback['why'] }[] {
  const from = inForce(facts)?.effectiveOn;
  if (!from) return [];
  const dues = [...new Set(promises(facts).map((promise) => promise.day))];
  return [
    ...book.callbacks.afterAgreement.map((days) => ({
      plannedOn: addDays(from, days),
      why: 'after-agreement' as const,
    })),
    ...dues.flatMap((due) =>
      book.callbacks.afterDueDate.map((days) => ({ plannedOn: addDays(due, days), why: 'after-due-date' as const })),
    ),
  ].sort((a, b) => (a.plannedOn < b.plannedOn ? -1 : 1));
}

/** A failed mediation is called back too: where did the dispute go? */
export const callbacksAfterFailure = (
  on: LocalDate,
  book: Rulebook,
): { plannedOn: LocalDate; why: Callback['why'] }[] =>
  book.callbacks.afterFailure.map((days) => ({ plannedOn: addDays(on, days), why: 'after-failure' as const }));
