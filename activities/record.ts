import type { PoolClient } from 'pg';
import { caseView, saveCaseView, type CaseView } from '../db/case-views';
import { foldEntry } from '../db/fold';
import { appendEntries, entriesAfter, setShift } from '../db/ledger';
import { fileMessages, type OrderedMessage } from '../db/messages';
import { fileNotices } from '../db/notices';
import type { CaseFacts } from '../shared/case/facts';
import type { Entry } from '../shared/case/entry';
import { dueAtOf, subjectOf } from '../shared/exchange/partner-message';
import { inTheWorld } from '../db/case-columns';
import { wordNotice, type Post } from './notices/wording';
import type { Keeping } from './ports';

/** The facts of a case from an instant (UTC, ISO, the case's clock) on. */
type Moment = { readonly at: string; readonly facts: CaseFacts };

/** Writes down all that a case hands over, within one transaction: entries, view, notices, messages. */
export async function record(client: PoolClient, keeping: Keeping, post: Post): Promise<void> {
  const { caseNo, shiftMs, entries, notices, messages } = keeping;
  await appendEntries(client, caseNo, entries);
  const moments = await bringUpToDate(client, keeping);
  const factsAt = (at: string): CaseFacts => {
    const moment = moments.findLast((each) => each.at <= at) ?? moments[0];
    if (!moment) throw new Error(`case ${caseNo} has no entries`);
    return moment.facts;
  };
  await fileNotices(
    client,
    notices.flatMap((notice) => wordNotice(notice, factsAt(notice.at), post)),
  );
  const ordered = messages.map((message): OrderedMessage => {
    const facts = factsAt(message.at);
    const dueAt = dueAtOf(facts, message);
    return {
      ...message,
      caseNo,
      subject: subjectOf(caseNo, message),
      ownerOrgan: facts.standing.organ,
      statutoryDueAt: dueAt && inTheWorld(dueAt, shiftMs),
    };
  });
  await fileMessages(client, ordered);
}

/** Folds what the view does not contain yet. Returns the case as it was at each moment since. */
async function bringUpToDate(client: PoolClient, { caseNo, shiftMs, entries }: Keeping): Promise<readonly Moment[]> {
  const view = await caseView(client, caseNo);
  const missing = await entriesMissing(client, caseNo, view, entries);
  const moments: Moment[] = view ? [{ at: '', facts: view.facts }] : [];
  for (const entry of missing) moments.push({ at: entry.at, facts: foldEntry(moments.at(-1)?.facts, entry) });
  const shifted = (view?.shiftMs ?? 0) !== shiftMs;
  if (shifted) await setShift(client, caseNo, shiftMs);
  const facts = moments.at(-1)?.facts;
  const { seq, at: changedAt } = missing.at(-1) ?? { seq: view?.seq ?? 0, at: view?.changedAt ?? '' };
  if (facts && (shifted || missing.length > 0)) await saveCaseView(client, { caseNo, seq, shiftMs, facts, changedAt });
  return moments;
}

/** What follows upon the view: the entries at hand, and from the ledger those that the view missed before them. */
async function entriesMissing(
  client: PoolClient,
  caseNo: string,
  view: CaseView | undefined,
  entries: readonly Entry[],
): Promise<readonly Entry[]> {
  const seq = view?.seq ?? 0;
  const atHand = entries.filter((entry) => entry.seq > seq);
  if (atHand[0] ? atHand[0].seq === seq + 1 : view !== undefined) return atHand;
  const missing: Entry[] = [];
  for (let after = seq; ;) {
    const batch = await entriesAfter(client, caseNo, after);
    missing.push(...batch);
    const last = batch.at(-1);
    if (!last) return missing;
    after = last.seq;
  }
}
