import type { Entry } from '../shared/case/entry';
import type { Notice, PartnerMessage } from '../shared/case/notice';
import type { Partner } from '../shared/exchange/partners';

/** What a case hands over to be kept for ever: entries in order, notices and messages ordered meanwhile. */
export type Keeping = {
  /** Training only: what the case's clock is ahead of (or behind) the world's, in milliseconds. */
  readonly shiftMs: number;
  readonly caseNo: string;
  readonly entries: readonly Entry[];
  readonly notices: readonly Notice[];
  readonly messages: readonly PartnerMessage[];
};

/** The effects that workflows ask for. Each may be called again with the same argument, at any time, without harm. */
export type Activities = {
  /**
   * Writes entries to the ledger, refolds the view, files notices in the inbox and messages for the partners, in one
   * transaction; then starts what has to go out. Idempotent on case and number, on notice key and on message key.
   */
  keep(keeping: Keeping): Promise<void>;
  /** One attempt to hand a message to its partner over HTTP, after so many that failed; notes how it went. */
  deliverMessage(messageId: string, failures: number): Promise<DeliveryAttempt>;
  /** Ends the delivery of a message that shall not be sent any more. */
  cancelMessage(messageId: string): Promise<void>;
  /** Compares what a partner has with what we have, and keeps what differs as work. */
  reconcile(run: ReconciliationRun): Promise<ReconciliationOutcome>;
  /** Notes why a comparison came to nothing (Chinese). */
  giveUpReconciliation(run: ReconciliationRun, why: string): Promise<void>;
};

/** One comparison: messages of [since, until), UTC instants in ISO. The same id again is the same comparison. */
export type ReconciliationRun = {
  readonly id: string;
  readonly partner: Partner;
  readonly since: string;
  readonly until: string;
};

/** How a comparison came out: messages looked at, and those that differ. */
export type ReconciliationOutcome = { readonly compared: number; readonly differing: number };

/** How one attempt went. Only after `unavailable` and `waiting` is there another one. */
export type DeliveryAttempt =
  | { readonly kind: 'acknowledged'; readonly ackId: string }
  /** The partner does not want it as it is: a person must look. */
  | { readonly kind: 'rejected'; readonly status: number; readonly detail: string }
  | { readonly kind: 'unavailable'; readonly detail: string; readonly retryAfterMs: number }
  /** An earlier message of the same subject goes first; this one is woken when that one has gone. */
  | { readonly kind: 'waiting' }
  /** Nobody tries any more: a person must look. */
  | { readonly kind: 'dead'; readonly detail: string }
  | { readonly kind: 'cancelled' };
