import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import type { Activities, Keeping } from '../../activities/ports';
import { hashOf, NO_PREVIOUS, type Entry } from '../../shared/case/entry';
import type { Notice, PartnerMessage } from '../../shared/case/notice';

type Records = {
  readonly entries: Entry[];
  readonly notices: Map<string, Notice>;
  readonly messages: Map<string, PartnerMessage>;
};

/** Keeps what cases hand over, and finds fault with a case that hands over what a ledger would have to turn away. */
export class Kept {
  /** What no ledger would take; empty if all is well. */
  readonly faults: string[] = [];
  /** Set it to make an attempt fail after it has kept everything: the answer is lost, and it is tried again. */
  losesAnswer: () => boolean = () => false;
  private readonly cases = new Map<string, Records>();

  readonly keep: Activities['keep'] = (keeping) => {
    this.faults.push(...this.record(keeping).map((fault) => `${keeping.caseNo}: ${fault}`));
    return this.losesAnswer() ? Promise.reject(lost()) : Promise.resolve();
  };

  /** The docket: entries in the order of their numbers. */
  docket(caseNo: string): readonly Entry[] {
    return this.of(caseNo).entries;
  }

  notices(caseNo: string): readonly Notice[] {
    return [...this.of(caseNo).notices.values()];
  }

  messages(caseNo: string): readonly PartnerMessage[] {
    return [...this.of(caseNo).messages.values()];
  }

  private of(caseNo: string): Records {
    const known = this.cases.get(caseNo) ?? { entries: [], notices: new Map(), messages: new Map() };
    this.cases.set(caseNo, known);
    return known;
  }

  private record({ caseNo, entries, notices, messages }: Keeping): string[] {
    const kept = this.of(caseNo);
    return [
      ...entries.flatMap((entry) => enter(kept.entries, entry, caseNo)),
      ...notices.flatMap((notice) => put(kept.notices, notice)),
      ...messages.flatMap((message) => put(kept.messages, message)),
    ];
  }
}

/** Expected by the test, so nothing that the worker should write into its log. */
const lost = () =>
  ApplicationFailure.create({ message: 'the answer was lost', category: ApplicationFailureCategory.BENIGN });

/** Gapless, bound to the entry before, sealed by its hash; the same number again only with the same content. */
function enter(kept: Entry[], entry: Entry, caseNo: string): string[] {
  const known = kept[entry.seq - 1];
  if (known) return known.hash === entry.hash ? [] : [`entry ${entry.seq} has two contents`];
  const before = kept.at(-1);
  kept.push(entry);
  return [
    ...(entry.seq === kept.length ? [] : [`entry ${entry.seq} follows ${before?.seq}`]),
    ...(entry.previous === (before?.hash ?? NO_PREVIOUS) ? [] : [`entry ${entry.seq} is not bound to the one before`]),
    ...(entry.hash === hashOf(caseNo, entry) ? [] : [`entry ${entry.seq} does not have the hash of its content`]),
  ];
}

/** The same key again only with the same content: what is ordered twice would be sent twice. */
function put<Item extends { readonly key: string }>(kept: Map<string, Item>, item: Item): string[] {
  const known = kept.get(item.key);
  kept.set(item.key, known ?? item);
  return known && JSON.stringify(known) !== JSON.stringify(item) ? [`${item.key} was ordered twice`] : [];
}
