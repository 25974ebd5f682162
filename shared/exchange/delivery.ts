/** The names under which the delivery of a message is addressed from outside; its workflow id is the message's id. */
export const DELIVERY = {
  workflow: 'delivery',
  /** Signal: do not wait for the next attempt. With a start, it takes a rejected or dead message up again. */
  retryNow: 'retryNow',
  /** Signal: the message shall not be sent any more. */
  cancel: 'cancel',
  /** Query: `DeliveryState`. */
  state: 'state',
} as const;

/** How far the delivery of a message has come. */
export type DeliveryState = {
  readonly stage: 'sending' | 'waiting' | 'acknowledged' | 'rejected' | 'dead' | 'cancelled';
  /** Attempts that failed since the last start. */
  readonly failures: number;
  /** What was said at the last attempt, in Chinese where it is ours. */
  readonly detail?: string;
};
