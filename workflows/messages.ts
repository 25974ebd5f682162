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

/**
 * The answer to an act: the numbers of the entries it made, and the entries themselves; facts follow from them by
 * `evolve`. For a key that was answered in an earlier run the entries may be missing here: they stand in the ledger.
 */
export type Receipt = { readonly from: number; readonly seq: number; readonly entries: readonly Entry[] };

export const actUpdate = defineUpdate<Receipt, [ActRequest, Actor]>('act');
export const factsQuery = defineQuery<{ seq: number; facts: CaseFacts }>('facts');
/** Continue as new at the next quiet moment, on the newest code, with the same file. */
export const renewSignal = defineSignal('renew');
/** A newly published or revised year calendar, by the person who loaded it, under that load's key. */
export const calendarSignal = defineSignal<[YearCalendar, Actor, string]>('calendar');

/** Failure types of an act that was turned away. */
export const REFUSED = 'Refused';
export const STALE = 'Stale';
