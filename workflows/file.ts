import { openFile, type Opening } from '../shared/case/opening';
import type { Entry } from '../shared/case/entry';
import type { CaseFacts } from '../shared/case/facts';
import type { Notice, PartnerMessage } from '../shared/case/notice';

/** Everything that goes on when the workflow continues as new. There is no other state. */
export type CaseFile = {
  facts: CaseFacts;
  seq: number;
  /** Hash of the newest entry. */
  head: string;
  /** Made, and not yet known to be kept. */
  unkept: { entries: Entry[]; notices: Notice[]; messages: PartnerMessage[] };
  /** Keys of what was ordered: each goes out once, however often the prose is run. */
  ordered: string[];
  /** The newest acts: key → numbers of the first and last entry. The same key twice is one act, across runs too. */
  receipts: Record<string, readonly [from: number, to: number]>;
  /** Reminders whose instant lies before this one are never sent by themselves (UTC milliseconds, the case's clock). */
  remindedUntil: number;
  /** Training only: the case's clock is the world's clock plus this (milliseconds). */
  shiftMs: number;
};

/** How a run of the workflow begins: with a case's opening, or with the file of the run before. */
export type Beginning = { readonly opening: Opening; readonly shiftMs: number } | { readonly file: CaseFile };

/** The file with which a run begins. */
export function fileFor(beginning: Beginning): CaseFile {
  if ('file' in beginning) return beginning.file;
  const { opening, shiftMs } = beginning;
  const { facts, entries } = openFile(opening);
  return {
    facts,
    seq: entries.length,
    head: entries.at(-1)?.hash ?? '',
    unkept: { entries, notices: [], messages: [] },
    ordered: [],
    receipts: { [opening.key]: [1, entries.length] },
    remindedUntil: Date.parse(opening.at),
    shiftMs,
  };
}
