import { setTimeout as pause } from 'node:timers/promises';
import { byItself } from '../../db/eyes';
import {
  hurryInbound,
  postponeInbound,
  takeInbound,
  type InboundMessage,
  type InboundOutcome,
} from '../../db/inbound-messages';
import { isEarlierMissing } from '../../db/inbound-order';
import type { Log } from '../../shared/platform/log';
import { settleAndAnswer } from './answering';
import { carryOut, type CarryingOut, type Result } from './carrying-out';
import { createPostman } from './postman';

export type DeskDeps = CarryingOut & {
  /** Begins the delivery of a message of the outbox; once begun, it may be asked again. */
  readonly deliver: (messageId: string) => Promise<void>;
  readonly log: Log;
  /** Milliseconds between two looks at an empty table, unless it is told that something has arrived. */
  readonly idleMs?: number;
};

/** So many messages are worked on at a time: most of the time goes by waiting for the engine. */
const CLERKS = 8;

export type InboundDesk = {
  start(): void;
  /** Something has arrived: whoever is idle looks at once. */
  hurry(): void;
  /** Ends when all that is in hand is done. */
  stop(): Promise<void>;
};

/** Longer than any act takes; then the message of a desk that died is taken up by another. */
const LEASE_SECONDS = 60;
const IDLE_MS = 500;
/**
 * How long a message that is impossible now is tried again before it is refused for good. If one that belongs before it
 * is missing, as long as a sender needs to repeat that; else only as long as two that were sent at once may overtake
 * each other: the sender is told within seconds.
 */
const PATIENCE_SECONDS = { 'earlier-message': 600, nothing: 8 } as const;
const SHORTEST_WAIT_SECONDS = 1;
const LONGEST_WAIT_SECONDS = 60;
/** The engine or the database is away. */
const OUTAGE_SECONDS = 5;

/**
 * Carries out what partners have sent and the door has kept. A loop over the table, not a workflow for each message:
 * the message is in PostgreSQL before it is acknowledged, so the row itself is the promise; a workflow would be a
 * second one, whose start can be lost between the two and would need the same look at the table to be found again.
 * Several desks may work side by side; each act has the message's id as its key and takes place once.
 */
export function createInboundDesk(deps: DeskDeps): InboundDesk {
  const closing = new AbortController();
  let news = new AbortController();
  let work: Promise<unknown> = Promise.resolve();
  const postman = createPostman(deps);

  async function clerk(): Promise<void> {
    while (!closing.signal.aborted) {
      const signal = AbortSignal.any([closing.signal, news.signal]);
      const busy = await workOn(deps, postman.hurry).catch((error: unknown) => {
        deps.log.warn(error, 'the inbound desk was interrupted');
        return false;
      });
      if (!busy) await pause(deps.idleMs ?? IDLE_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  return {
    start: () => {
      postman.start();
      work = byItself(() => Promise.all(Array.from({ length: CLERKS }, clerk)));
    },
    hurry: () => {
      postman.hurry();
      news.abort();
      news = new AbortController();
    },
    stop: async () => {
      closing.abort();
      await work;
      await postman.stop();
    },
  };
}

/** Takes up one message, if one is waiting. */
async function workOn(deps: DeskDeps, answered: () => void): Promise<boolean> {
  const taken = await takeInbound(deps.pool, LEASE_SECONDS);
  if (!taken) return false;
  const log = deps.log.child({ partner: taken.partner, messageId: taken.id, message: taken.name });
  try {
    await conclude({ ...deps, log }, taken, await carryOut(deps, taken));
    answered();
  } catch (error) {
    log.warn(error, 'a message could not be worked on');
    await postponeInbound(deps.pool, taken, OUTAGE_SECONDS, { reason: '系统暂时不能办理' });
  }
  return true;
}

async function conclude(deps: DeskDeps, taken: InboundMessage, result: Result): Promise<void> {
  const { pool, log } = deps;
  switch (result.kind) {
    case 'done':
      await settleAndAnswer(pool, taken, { state: 'processed', caseNo: result.caseNo });
      await hurryInbound(pool, taken, result.caseNo);
      return log.info({ caseNo: result.caseNo }, 'a message was carried out');
    case 'not-now':
      return waitOrRefuse(deps, taken, result);
    case 'never':
      return refuse(deps, taken, result.outcome);
  }
}

async function waitOrRefuse(
  deps: DeskDeps,
  taken: InboundMessage,
  { awaits, outcome }: Extract<Result, { kind: 'not-now' }>,
): Promise<void> {
  const now = Date.now();
  const waitingSince = taken.outcome?.waitingSince ?? new Date(now).toISOString();
  const waited = (now - Date.parse(waitingSince)) / 1000;
  const missing = awaits ?? ((await isEarlierMissing(deps.pool, taken)) ? 'earlier-message' : 'nothing');
  const left = PATIENCE_SECONDS[missing] - waited;
  if (left <= 0) return refuse(deps, taken, outcome);
  // As long again as it has waited already.
  const wait = Math.min(Math.max(waited, SHORTEST_WAIT_SECONDS), left, LONGEST_WAIT_SECONDS);
  return postponeInbound(deps.pool, taken, wait, { ...outcome, waitingSince });
}

async function refuse({ pool, log }: DeskDeps, taken: InboundMessage, outcome: InboundOutcome): Promise<void> {
  await settleAndAnswer(pool, taken, { state: 'refused', outcome });
  log.warn({ codes: outcome.refusals?.map(({ code }) => code) }, 'a message was refused');
}
