import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { YearCalendar } from '../shared/law/calendar';
import type { Actor } from '../shared/case/actor';
import type { ActionRequest } from '../shared/case/actions';
import type { Entry } from '../shared/case/entry';
import type { CaseFacts } from '../shared/case/facts';

/** What the API says to a case. The update's id is the idempotency key, scoped by its author. */
export type ActRequest = ActionRequest & {
  /** The author's version of the case: if newer events exist, the act is turned away as `Stale`. */
  readonly expectedSeq?: number;
};

/** The answer to an act: the entries it made. Facts follow from them by `evolve`. */
export type Receipt = { readonly seq: number; readonly entries: readonly Entry[] };

export const actUpdate = defineUpdate<Receipt, [ActRequest, Actor]>('act');
export const factsQuery = defineQuery<{ seq: number; facts: CaseFacts }>('facts');
/** Continue as new at once, on the newest code, with the same file. */
export const renewSignal = defineSignal('renew');
/** A newly published or revised year calendar, by the person who loaded it. */
export const calendarSignal = defineSignal<[YearCalendar, Actor, string]>('calendar');

/** Failure types of a refused act. */
export const REFUSED = 'Refused';
export const STALE = 'Stale';

export const workflowIdOf = (caseNo: string): string => caseNo;
