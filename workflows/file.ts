import type { CaseFacts } from '../shared/case/facts';
import type { Entry } from '../shared/case/entry';
import type { Notice, PartnerMessage } from '../shared/case/notice';

/** Everything that goes on when the workflow continues as new. There is no other state. */
export type CaseFile = {
  facts: CaseFacts;
  seq: number;
  /** Hash of the newest entry. */
  head: string;
  /** Made, and not yet known to be in the ledger. */
  unwritten: Entry[];
  notices: Notice[];
  messages: PartnerMessage[];
  /** Keys of notices and messages ordered: each goes out once, however often the prose is run. */
  ordered: string[];
  /** The newest acts by key: the same key twice is one act, across runs too. */
  receipts: Record<string, Entry[]>;
  /** Reminders whose instant lies before this one are never sent by themselves (UTC milliseconds, the case's clock). */
  remindedUntil: number;
  /** Training only: the case's clock is the world's clock plus this (milliseconds). */
  shiftMs: number;
};
