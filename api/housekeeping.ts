import { openingsNotStarted } from '../db/case-numbers';
import { byItself } from '../db/eyes';
import { forgetKeysBefore } from '../db/idempotency';
import { importsLeftBehind } from '../db/imports';
import { moveContents } from '../db/party-files';
import { forgetEndedPartySessions } from '../db/party-sessions';
import { forgetEndedSessions } from '../db/sessions';
import { forgetUploadsBefore } from '../db/uploads';
import { closeDay, type Rooting } from './audit/rooting';
import { enterIssuesLeftBehind } from './documents/entering';
import { tellCalendars } from './calendar-telling';
import type { Office } from './office';
import { UPLOAD_KEPT_MS } from './party/resuming';

const EVERY_MS = 60_000;
/** An opening that is being worked on is left to who works on it. */
const PROMISE_LIMIT_MS = 15_000;
const BATCH = 100;
/** Of a new master key the cases hear little by little: nobody waits for it. */
const KEYS_WRAPPED_AT_ONCE = 1_000;
/** Files that lie in the database since before there was a store of files. */
const FILES_MOVED_AT_ONCE = 20;
/** A key is remembered for so long; documented in docs/reference. */
const KEYS_KEPT_MS = 30 * 24 * 3_600_000;

/** Starts the cases whose numbers were issued by a process that died before it could start them. */
export async function startPromised({
  pool,
  cases,
  clock,
  log,
}: Pick<Office, 'pool' | 'cases' | 'clock' | 'log'>): Promise<void> {
  const before = new Date(clock.now() - PROMISE_LIMIT_MS).toISOString();
  for (const { opening, shiftMs } of await openingsNotStarted(pool, before, BATCH)) {
    await cases.start(opening, shiftMs);
    log.info({ caseNo: opening.caseNo }, 'a promised case was started');
  }
}

/** Sees to it that somebody is at work on every import with rows that wait. */
async function runImportsLeftBehind({ pool, cases, clock }: Pick<Office, 'pool' | 'cases' | 'clock'>): Promise<void> {
  const before = new Date(clock.now() - PROMISE_LIMIT_MS).toISOString();
  for (const id of await importsLeftBehind(pool, before, BATCH)) await cases.runImport(id);
}

/** What a process that died has left over is done at the start, and looked for every minute. */
export function keepHouse(office: Office, rooting: Rooting): { stop(): Promise<void> } {
  let round = Promise.resolve();
  const chores = async () => {
    await startPromised(office);
    await runImportsLeftBehind(office);
    await enterIssuesLeftBehind(office);
    await tellCalendars(office);
    await forgetKeysBefore(office.pool, new Date(office.clock.now() - KEYS_KEPT_MS).toISOString());
    await forgetEndedSessions(office.pool, new Date(office.clock.now()).toISOString());
    await forgetEndedPartySessions(office.pool, new Date(office.clock.now()).toISOString());
    await office.personal.rewrap(KEYS_WRAPPED_AT_ONCE);
    await moveContents(office, FILES_MOVED_AT_ONCE);
    await forgetUploadsBefore(office.pool, new Date(office.clock.now() - UPLOAD_KEPT_MS).toISOString());
    await office.files.sweep(BATCH);
    const root = await closeDay(rooting);
    if (root) office.log.info({ day: root.day, merkle: root.merkle }, 'the root of a day was signed');
  };
  const begin = () => {
    round = round
      .then(() => byItself(chores))
      .catch((error: unknown) => office.log.warn(error, 'housekeeping was interrupted'));
  };
  begin();
  const timer = setInterval(begin, EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return round;
    },
  };
}
