import type { RequestHandler, Response } from 'express';
import type { Pool } from 'pg';
import { changesAfter, type CaseChange } from '../../db/case-changes';
import { seenBy } from '../../db/eyes';
import { reaches, reachOf, type Reach } from '../../shared/case/access';
import { STREAM_CONTRACTS } from '../../shared/contract/stream-contracts';
import type { Log } from '../../shared/platform/log';
import { seenOf } from '../audit/auditing';
import type { Doorkeeper } from '../identity/doorkeeper';
import { mustSee } from '../office';
import { Problem } from '../problem';
import { valid } from '../validation';
import { Watch } from './watch';

/** Proxies take a line on which nothing is said for a minute or so for dead. */
const HEARTBEAT_MS = 20_000;
/** What a browser waits before it comes back. */
const COME_BACK_MS = 3_000;
const CATCH_UP = 20_000;

export type StreamDesk = {
  readonly pool: Pool;
  readonly log: Pick<Log, 'warn'>;
  readonly doorkeeper: Doorkeeper;
  /** Aborted when the API closes: nobody is kept on the line. */
  readonly closing?: AbortSignal | undefined;
  /** `HEARTBEAT_MS` unless a test cannot wait. */
  readonly heartbeatMs?: number;
};

/** GET /v1/stream: tells a browser of the cases that change, of those that the person may see. */
export function caseStream({ pool, log, doorkeeper, closing, heartbeatMs = HEARTBEAT_MS }: StreamDesk): RequestHandler {
  const watch = new Watch(pool, log);
  return async (req, res) => {
    if (req.method !== 'GET')
      throw new Problem('method-not-allowed', { detail: `该地址不支持 ${req.method}，支持 GET`, allow: ['GET'] });
    const { actor } = await doorkeeper.admit(req);
    Object.assign(seenOf(res), { route: 'streamCases', shows: 'cases', actor });
    const { caseNo } = valid(STREAM_CONTRACTS.streamCases.query, { ...req.query }, 'query');
    if (caseNo !== undefined) mustSee(actor, caseNo);
    const reach = reachOf(actor);
    const line = open(res);
    const stop = watch.add((changes) => tell(line, changes, reach, caseNo));
    const heartbeat = setInterval(() => {
      // Who is signed out meanwhile is told nothing more.
      doorkeeper.admit(req).then(
        () => line.write(':\n\n'),
        () => line.end(),
      );
    }, heartbeatMs);
    const hangUp = (): void => void line.end();
    closing?.addEventListener('abort', hangUp);
    res.once('close', () => {
      stop();
      clearInterval(heartbeat);
      closing?.removeEventListener('abort', hangUp);
    });
    const missed = Number(req.headers['last-event-id']);
    if (missed > 0) {
      const asked = { limit: CATCH_UP, reach, caseNo };
      tell(line, await seenBy(actor, () => changesAfter(pool, missed, asked)), reach, caseNo);
    }
  };
}

function open(res: Response): Response {
  res.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    // Neither compressed nor kept back by a proxy: it is read as it is written.
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
  });
  res.flushHeaders();
  res.write(`retry: ${COME_BACK_MS}\n\n`);
  return res;
}

function tell(line: Response, changes: readonly CaseChange[], reach: Reach, caseNo: string | undefined): void {
  if (line.writableEnded) return;
  for (const change of changes) {
    if (caseNo !== undefined && change.caseNo !== caseNo) continue;
    if (!reaches(reach, change)) continue;
    const { seq, stage, movedAt } = change;
    const data = JSON.stringify({ caseNo: change.caseNo, seq, stage });
    line.write(`id: ${Math.floor(movedAt)}\nevent: case\ndata: ${data}\n\n`);
  }
}
