import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { caseView } from '../../db/case-views';
import {
  caseOfSubject,
  hurryInbound,
  postponeInbound,
  settleInbound,
  takeInbound,
  type InboundMessage,
  type InboundOutcome,
} from '../../db/inbound-messages';
import type { ActionRequest } from '../../shared/case/actions';
import type { Actor } from '../../shared/case/actor';
import { envelope } from '../../shared/exchange/envelope';
import { localDateOf } from '../../shared/law/local-date';
import type { Log } from '../../shared/platform/log';
import type { Counter } from '../counter';
import { parseJson } from '../json-text';
import { Problem } from '../problem';
import type { Intent } from './intent';
import { actorOf, meaningOf } from './translation';

export type DeskDeps = {
  readonly pool: Pool;
  readonly cases: Counter;
  readonly log: Log;
  /** Milliseconds between two looks at an empty table. */
  readonly idleMs?: number;
};

/** Longer than any act takes; then the message of a desk that died is taken up by another. */
const LEASE_SECONDS = 60;
const IDLE_MS = 500;
/** What the law refuses now may be possible when an earlier message has arrived; after a day it is refused for good. */
const PATIENCE_SECONDS = 86_400;
const SHORTEST_WAIT_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 14_400;
/** The engine or the database is away. */
const OUTAGE_SECONDS = 5;

/** What became of a message that was taken up. */
type Result =
  | { readonly kind: 'done'; readonly caseNo: string }
  /** Not now, perhaps when the case has moved on. */
  | { readonly kind: 'not-now'; readonly outcome: InboundOutcome }
  | { readonly kind: 'never'; readonly outcome: InboundOutcome };

/**
 * Carries out what partners have sent and the door has kept. A loop over the table, not a workflow for each message:
 * the message is in PostgreSQL before it is acknowledged, so the row itself is the promise; a workflow would be a
 * second one, whose start can be lost between the two and would need the same look at the table to be found again.
 * Several desks may work side by side; each act has the message's id as its key and takes place once.
 */
export function createInboundDesk({ pool, cases, log, idleMs = IDLE_MS }: DeskDeps): {
  start(): void;
  stop(): Promise<void>;
} {
  const closing = new AbortController();
  let work = Promise.resolve();

  async function loop(): Promise<void> {
    while (!closing.signal.aborted) {
      const busy = await workOn(pool, cases, log).catch((error: unknown) => {
        log.warn(error, 'the inbound desk was interrupted');
        return false;
      });
      if (!busy) await pause(idleMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  return {
    start: () => void (work = loop()),
    stop: () => {
      closing.abort();
      return work;
    },
  };
}

/** Takes up one message, if one is waiting. */
async function workOn(pool: Pool, cases: Counter, log: Log): Promise<boolean> {
  const taken = await takeInbound(pool, LEASE_SECONDS);
  if (!taken) return false;
  const about = { partner: taken.partner, messageId: taken.id, message: taken.name };
  try {
    await conclude(pool, taken, await carryOut(pool, cases, taken), log.child(about));
  } catch (error) {
    log.warn({ ...about, err: error }, 'a message could not be worked on');
    await postponeInbound(pool, taken, OUTAGE_SECONDS, { reason: '系统暂时不能办理' });
  }
  return true;
}

async function conclude(pool: Pool, taken: InboundMessage, result: Result, log: Log): Promise<void> {
  switch (result.kind) {
    case 'done':
      await settleInbound(pool, taken, { state: 'processed', caseNo: result.caseNo });
      await hurryInbound(pool, taken, result.caseNo);
      return log.info({ caseNo: result.caseNo }, 'a message was carried out');
    case 'not-now': {
      // As long again as it has waited already.
      const age = (Date.now() - Date.parse(taken.receivedAt)) / 1000;
      if (age > PATIENCE_SECONDS) return refuse(pool, taken, result.outcome, log);
      const wait = Math.min(Math.max(age, SHORTEST_WAIT_SECONDS), LONGEST_WAIT_SECONDS);
      return postponeInbound(pool, taken, wait, result.outcome);
    }
    case 'never':
      return refuse(pool, taken, result.outcome, log);
  }
}

async function refuse(pool: Pool, taken: InboundMessage, outcome: InboundOutcome, log: Log): Promise<void> {
  await settleInbound(pool, taken, { state: 'refused', outcome });
  log.warn({ codes: outcome.refusals?.map(({ code }) => code) }, 'a message was refused');
}

async function carryOut(pool: Pool, cases: Counter, taken: InboundMessage): Promise<Result> {
  const { partner, name, source, body, receivedAt } = taken;
  const actor = actorOf(partner, source);
  try {
    const { data } = envelope.parse(parseJson(Buffer.from(body)));
    const meaning = meaningOf(partner, name, data, localDateOf(Date.parse(receivedAt)));
    return meaning.kind === 'open'
      ? await open(cases, meaning, taken, actor)
      : await actInCase(pool, cases, meaning, taken, actor);
  } catch (error) {
    if (error instanceof Problem) return resultOf(error);
    throw error;
  }
}

/** The partner's number is the key: the same mandate under another message id opens no second case. */
async function open(
  cases: Counter,
  { form, subject, then = [] }: Extract<Intent, { kind: 'open' }>,
  taken: InboundMessage,
  actor: Actor,
): Promise<Result> {
  const { caseNo } = await cases.open(form, actor, `${taken.name}/${subject}`);
  await actAll(cases, caseNo, then, actor, taken.id);
  return { kind: 'done', caseNo };
}

async function actInCase(
  pool: Pool,
  cases: Counter,
  meaning: Extract<Intent, { kind: 'act' }>,
  taken: InboundMessage,
  actor: Actor,
): Promise<Result> {
  const caseNo = meaning.caseNo ?? (await caseOfSubject(pool, taken.partner, taken.subject));
  const view = caseNo === undefined ? undefined : await caseView(pool, caseNo);
  if (!view) return { kind: 'not-now', outcome: { reason: '没有找到报文所指的案件' } };
  const mistake = meaning.mistaken?.(view.facts);
  if (mistake !== undefined) return { kind: 'not-now', outcome: { reason: mistake } };
  await actAll(cases, view.caseNo, meaning.acts, actor, taken.id);
  return { kind: 'done', caseNo: view.caseNo };
}

async function actAll(
  cases: Counter,
  caseNo: string,
  acts: readonly ActionRequest[],
  actor: Actor,
  id: string,
): Promise<void> {
  for (const [index, request] of acts.entries())
    await cases.act(caseNo, request, actor, index === 0 ? id : `${id}/${index + 1}`);
}

/** @throws Problem for what is no answer yet: an outage, or the same key being worked on. */
function resultOf(problem: Problem): Result {
  const outcome = { reason: problem.message, ...(problem.refusals.length > 0 ? { refusals: problem.refusals } : {}) };
  switch (problem.slug) {
    case 'refused':
    case 'no-such-case':
    case 'not-yet-recorded':
      return { kind: 'not-now', outcome };
    case 'unavailable':
    case 'in-progress':
    case 'too-many-requests':
    case 'internal':
      throw problem;
    default:
      return { kind: 'never', outcome };
  }
}
