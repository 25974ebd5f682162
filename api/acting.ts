import { isIssued, openingOf } from '../db/case-numbers';
import { caseView, caseViewAtLeast } from '../db/case-views';
import { entriesAfter, entriesOfKey } from '../db/ledger';
import { CASEWORKERS, type Actor } from '../shared/case/actor';
import { findAction, type ActionRequest } from '../shared/case/actions';
import type { Entry } from '../shared/case/entry';
import { evolve, type CaseFacts } from '../shared/case/facts';
import { groundsOf } from '../shared/case/deadlines';
import { cite } from '../shared/case/situation';
import type { Refusal } from '../shared/law/verdict';
import type { Receipt } from '../workflows/messages';
import { entriesFor } from './privacy';
import { mustSee, PATIENCE_MS, type CurrentCase, type Office } from './office';
import { Problem, unavailable } from './problem';
import { recentCases } from './recent-cases';

/** Refused because of who asks, not because of the case. */
const NOT_THIS_ROLE = 'action/role';

/** The id under which a case knows an act: keys of different people never meet. */
export const actId = (actor: Actor, key: string): string => `${actor.id}/${key}`;

/** An act that was done, and the case after it. */
export type Done = { readonly view: CurrentCase; readonly entries: readonly Entry[] };

/** An act, and the version of the case that its author had before the eyes. */
export type Asking = {
  readonly caseNo: string;
  readonly request: ActionRequest;
  readonly expectedSeq?: number | undefined;
};

/**
 * Does an act. Nothing but the case itself stands between the request and the answer; the view, if it is needed at all, is read
 * meanwhile.
 * The same actor and key again is answered as before.
 * @throws Problem `refused`, `forbidden`, `stale`, `no-such-case`, `not-yet-recorded`, `unavailable`.
 */
export async function act(
  office: Office,
  { caseNo, request, expectedSeq }: Asking,
  actor: Actor,
  key: string,
): Promise<Done> {
  mustSee(actor, caseNo);
  const id = actId(actor, key);
  const asked = {
    ...(await withTokens(office, { caseNo, request, actor })),
    ...(expectedSeq === undefined ? {} : { expectedSeq }),
  };
  const [outcome, before] = await Promise.all([office.cases.act(caseNo, asked, actor, id), lastKnown(office, caseNo)]);
  switch (outcome.kind) {
    case 'done':
      return after(office, caseNo, id, { before, receipt: outcome.receipt });
    case 'refused':
      throw refusal(outcome.refusals);
    case 'stale':
      throw await stale(office, { caseNo, known: expectedSeq ?? 0, seq: outcome.seq }, actor);
    case 'gone':
      return afterItsEnd(office, caseNo, id);
  }
}

/** The case as this API has answered with it last; one that it has not met lately, as it was recorded. */
async function lastKnown(office: Office, caseNo: string): Promise<CurrentCase | undefined> {
  return recentCases(office).newest(caseNo, undefined) ?? caseView(office.pool, caseNo).catch(() => undefined);
}

/** The request as it may go on: with tokens for numbers and addresses of people. Most requests have none. */
async function withTokens(
  { pool, personal }: Office,
  { caseNo, request, actor }: { caseNo: string; request: ActionRequest; actor: Actor },
): Promise<ActionRequest> {
  const schema = findAction(request.name)?.input;
  if (!schema || !personal.concerns(schema, request.input)) return request;
  if (!(await isIssued(pool, caseNo))) throw new Problem('no-such-case', { detail: `没有编号为${caseNo}的案件` });
  // As recorded: another API may have corrected a party since this one has answered.
  const facts = (await caseView(pool, caseNo).catch(() => undefined))?.facts;
  // Parties read masks of each other's numbers, which are not theirs to pass on.
  const read = CASEWORKERS.includes(actor.role) ? facts : undefined;
  const about = { caseNo, schema, known: facts?.registration.parties ?? [], read };
  return { ...request, input: await personal.protect(pool, about, request.input) };
}

/** The law says no: 403 if it is another's business, otherwise 409. All reasons in both. */
export function refusal(refusals: readonly Refusal[]): Problem {
  const stranger = refusals.find((each) => each.code === NOT_THIS_ROLE);
  const [first] = refusals;
  return stranger
    ? new Problem('forbidden', { detail: `${stranger.reason}；${stranger.remedy}`, refusals })
    : new Problem('refused', { detail: first?.reason ?? '依法不能办理', refusals });
}

async function stale(
  { pool, patienceMs = PATIENCE_MS }: Office,
  { caseNo, known, seq }: { caseNo: string; known: number; seq: number },
  actor: Actor,
): Promise<Problem> {
  await caseViewAtLeast(pool, caseNo, seq, patienceMs);
  const changed = entriesFor(actor, await entriesAfter(pool, caseNo, known));
  return new Problem('stale', { detail: `案件已更新到第${seq}号，请核对其后发生的事项`, seq, changed });
}

/** Folds what the act has made onto what is known or recorded; asks the case itself if there is a gap between. */
async function after(
  office: Office,
  caseNo: string,
  id: string,
  { before, receipt }: { before: CurrentCase | undefined; receipt: Receipt },
): Promise<Done> {
  const { from, seq } = receipt;
  const whole = receipt.entries.length === seq - from + 1;
  const entries = whole ? receipt.entries : await entriesOfKey(office.pool, caseNo, id);
  const reaches = (known: CurrentCase | undefined): known is CurrentCase => (known?.seq ?? -1) >= from - 1;
  let newest = recentCases(office).newest(caseNo, before);
  // Another API has acted since this one did.
  if (!reaches(newest)) newest = (await caseView(office.pool, caseNo).catch(() => undefined)) ?? newest;
  const view = reaches(newest) ? folded(newest, entries) : await fromTheCase(office, caseNo, newest);
  recentCases(office).remember(view);
  return { view, entries };
}

function folded(view: CurrentCase, entries: readonly Entry[]): CurrentCase {
  return entries
    .filter((entry) => entry.seq > view.seq)
    .reduce((now, entry) => ({ ...now, seq: entry.seq, facts: grown(now.facts, entry) }), view);
}

function grown(facts: CaseFacts, { event, at, on }: Entry): CaseFacts {
  return event.type === 'case.opened' ? facts : evolve(facts, event, { at, on });
}

async function fromTheCase(office: Office, caseNo: string, before: CurrentCase | undefined): Promise<CurrentCase> {
  const now = await office.cases.facts(caseNo);
  if (!now) throw unavailable(new Error(`the case ${caseNo} was answered and is gone`));
  return { caseNo, shiftMs: before?.shiftMs ?? (await promisedShift(office, caseNo)), ...now };
}

/** The clock of a case that is not recorded yet. */
async function promisedShift({ pool, training }: Office, caseNo: string): Promise<number> {
  return training ? ((await openingOf(pool, caseNo))?.shiftMs ?? 0) : 0;
}

/**
 * No workflow: an act from before its end is answered from the ledger, and nothing new can be done. A case ends with
 * its archive, and only after that was recorded; one that is not archived should be there.
 */
async function afterItsEnd({ pool }: Office, caseNo: string, id: string): Promise<Done> {
  const [entries, view] = await Promise.all([entriesOfKey(pool, caseNo, id), caseView(pool, caseNo)]);
  if (view && entries.length > 0) return { view, entries };
  if (view?.facts.closing?.archived) throw archived(view.facts);
  if (view) throw unavailable(new Error(`the case ${caseNo} is not archived, and the engine does not have it`));
  if (!(await isIssued(pool, caseNo))) throw new Problem('no-such-case', { detail: `没有编号为${caseNo}的案件` });
  throw new Problem('not-yet-recorded', { detail: '案件正在登记，请稍后再办理', seq: 0, retryAfterSeconds: 1 });
}

function archived(facts: CaseFacts): Problem {
  const article = cite(groundsOf(facts).book, 'mediation-records');
  const [reason, remedy] = ['案件已经归档，卷宗不再变更', '当事人有新的争议的，另行登记'];
  return refusal([{ code: 'case/archived', reason, cite: article, remedy }]);
}
