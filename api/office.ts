import type { Pool } from 'pg';
import { isIssued, isRecorded } from '../db/case-numbers';
import type { CaseFiles } from '../db/case-files';
import { caseViewAtLeast, caseView, type CaseView } from '../db/case-views';
import type { PersonalData } from '../db/personal-data';
import { isDisposed } from '../db/retention';
import type { Actor } from '../shared/case/actor';
import { mayReach, reachOf } from '../shared/case/access';
import { availableActions } from '../shared/case/actions';
import { deadlinesOf, isOverdue } from '../shared/case/deadlines';
import type { CaseFacts } from '../shared/case/facts';
import { sealingNotice, type SealingNotice } from '../shared/case/sealing-notice';
import { stageOf, STAGES } from '../shared/case/stage';
import { localDateOf } from '../shared/law/local-date';
import type { Log } from '../shared/platform/log';
import type { Cases } from './cases';
import { factsFor } from './privacy';
import { Problem } from './problem';
import { recentCases } from './recent-cases';
import { SHELF } from './statute-shelf';
import type { OrganSeals } from './signing/organ-keys';
import type { VaultCipher } from './vault-cipher';

/** What the API works with. */
export type Office = {
  readonly pool: Pool;
  readonly cases: Cases;
  readonly clock: { now(): number };
  readonly vault: VaultCipher;
  /** What parties hand in. */
  readonly files: CaseFiles;
  /** The organisations' seals; without them documents are issued without one. */
  readonly seals?: OrganSeals | undefined;
  /** Where numbers and addresses of people become tokens, and are read again. */
  readonly personal: PersonalData;
  readonly log: Log;
  /** Cases may have clocks of their own. */
  readonly training: boolean;
  /** How long a reader waits for what has been done, and is not recorded yet; `PATIENCE_MS` unless a test cannot. */
  readonly patienceMs?: number;
};

/** A case as it is known at this moment. `shiftMs`: training only, what its clock is ahead of the world's. */
export type CurrentCase = Pick<CaseView, 'caseNo' | 'seq' | 'shiftMs' | 'facts'>;

/** Recording takes a fraction of a second; whoever waits longer had better ask again. */
export const PATIENCE_MS = 2_000;

/** Parties see the cases that their token names, and learn nothing of others. @throws Problem `forbidden` */
export function mustSee(actor: Actor, caseNo: string): void {
  const reach = reachOf(actor);
  if (reach.kind === 'own' && !reach.caseNos.includes(caseNo))
    throw new Problem('forbidden', { detail: `无权查阅案件${caseNo}，当事人只能查阅本人的案件` });
}

/**
 * Sees to it that a person may see a case (`shared/case/access.ts`). Of a case that this API has just answered with, no
 * database is asked.
 * @throws Problem `forbidden`, `no-such-case`, `not-yet-recorded`.
 */
export async function mustReach(office: Office, caseNo: string, actor: Actor): Promise<void> {
  mustSee(actor, caseNo);
  if (reachOf(actor).kind === 'all') return;
  const recent = recentCases(office).newest(caseNo, undefined);
  if (recent && mayReach(actor, recent.facts)) return;
  await recordedCase(office, caseNo, actor);
}

/**
 * The case as recorded, at least up to an entry.
 * @throws Problem `forbidden`, `no-such-case`, or `not-yet-recorded` if the entry does not come in time.
 */
export async function recordedCase(office: Office, caseNo: string, actor: Actor, atLeast = 0): Promise<CaseView> {
  const view = await recordedAtLeast(office, caseNo, actor, atLeast);
  if (mayReach(actor, view.facts)) return view;
  throw notConcerned(caseNo);
}

async function recordedAtLeast(
  { pool, patienceMs = PATIENCE_MS }: Office,
  caseNo: string,
  actor: Actor,
  atLeast: number,
): Promise<CaseView> {
  mustSee(actor, caseNo);
  const view = (await caseView(pool, caseNo)) ?? (await unlessHidden(pool, caseNo));
  if (view && view.seq >= atLeast) return view;
  if (!view && !(await isIssued(pool, caseNo)))
    throw new Problem('no-such-case', { detail: `没有编号为${caseNo}的案件` });
  const later = await caseViewAtLeast(pool, caseNo, Math.max(atLeast, 1), patienceMs);
  if (later && later.seq >= atLeast) return later;
  const detail = later ? `卷宗目前登记到第${later.seq}号，尚未登记到第${atLeast}号` : '案件正在登记，请稍后再查';
  throw new Problem('not-yet-recorded', { detail, seq: later?.seq ?? 0, retryAfterSeconds: 1 });
}

/**
 * Nothing, for a case that is not recorded yet; the view of one that was recorded this moment.
 * @throws Problem `forbidden` for a case that is recorded and that the database does not show to whoever asks;
 * `no-such-case` for one that was disposed of.
 */
async function unlessHidden(pool: Pool, caseNo: string): Promise<CaseView | undefined> {
  if (!(await isRecorded(pool, caseNo))) return undefined;
  const view = await caseView(pool, caseNo);
  if (view) return view;
  if (await isDisposed(pool, caseNo))
    throw new Problem('no-such-case', { detail: `案件${caseNo}保存期届满，已经依规定销毁` });
  throw notConcerned(caseNo);
}

const notConcerned = (caseNo: string): Problem =>
  new Problem('forbidden', { detail: `无权查阅案件${caseNo}，该案不由本单位办理，也未移送或者提交本单位` });

/** The instant (UTC milliseconds) that it is for a case. */
export const nowFor = ({ clock, training }: Pick<Office, 'clock' | 'training'>, shiftMs: number): number =>
  clock.now() + (training ? shiftMs : 0);

/** A case as it is answered with. */
export function caseAnswer(
  office: Pick<Office, 'clock' | 'training'>,
  { caseNo, seq, shiftMs, facts }: CurrentCase,
  actor: Actor,
) {
  const stage = stageOf(facts);
  const sealing = sealingNotice(facts);
  return {
    caseNo,
    seq,
    stage,
    stageLabel: STAGES[stage],
    today: localDateOf(nowFor(office, shiftMs)),
    training: office.training && shiftMs !== 0,
    facts: factsFor(actor, facts),
    ...(sealing ? { sealing: quoted(sealing) } : {}),
  };
}

/** With the articles word for word: whoever is told not to use it reads by which text. */
const quoted = (notice: SealingNotice) => ({
  ...notice,
  quotes: notice.cites.map(({ label, instrument, article }) => ({
    label,
    text: SHELF.get(instrument)?.articles[article] ?? '',
  })),
});

export const deadlinesAt = (facts: CaseFacts, now: number) =>
  deadlinesOf(facts).map((deadline) => ({ ...deadline, overdue: isOverdue(deadline, now) }));

/** What follows for the author of an act: the case, its deadlines, what can be done next. */
export function situationFor(office: Pick<Office, 'clock' | 'training'>, view: CurrentCase, actor: Actor) {
  const now = nowFor(office, view.shiftMs);
  return {
    case: caseAnswer(office, view, actor),
    deadlines: deadlinesAt(view.facts, now),
    actions: availableActions(view.facts, actor.role, now),
  };
}

/** The version of a case, as HTTP knows it. */
export const etagOf = (seq: number): Readonly<Record<string, string>> => ({ ETag: `"${seq}"` });
