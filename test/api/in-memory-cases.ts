import type { Pool } from 'pg';
import { record } from '../../activities/record';
import type { ActOutcome, Cases } from '../../api/cases';
import { transaction } from '../../db/pool';
import { check, decide, effectiveDay } from '../../shared/case/actions';
import { THE_CLOCK, type Actor } from '../../shared/case/actor';
import { NO_PREVIOUS, sealed, type Entry } from '../../shared/case/entry';
import { evolve, type CaseFacts } from '../../shared/case/facts';
import { openFile } from '../../shared/case/opening';
import { localDateOf, type LocalDate } from '../../shared/law/local-date';
import type { ActRequest, Receipt } from '../../workflows/messages';
import type { AfterOpening } from '../support/given';
import { nextOutcome } from '../support/passing-days';

type OpenCase = {
  facts: CaseFacts;
  readonly shiftMs: number;
  readonly entries: Entry[];
  readonly receipts: Map<string, Receipt>;
};

/** What a test can do to the cases beside what the API does. */
export type InMemoryCases = Cases & {
  /** The engine does not answer. */
  down: boolean;
  /** The next so many answers get lost on their way, although the act was done. */
  losing: number;
  /** Nothing is recorded until this is false again. */
  lagging: boolean;
  readonly told: string[];
  readonly retried: string[];
  readonly cancelled: string[];
  readonly imports: string[];
  /** Records what has not been recorded yet. */
  record(): Promise<void>;
  /** What the end of a period brings about by now, as the prose would record it. */
  pass(): Promise<void>;
  /** Records what the prose would. */
  byClock(caseNo: string, event: AfterOpening): Promise<void>;
  /** The case has ended: its workflow is gone. */
  end(caseNo: string): void;
};

/** Cases without an engine: the same check, decide and evolve, and the same recording, only no prose. */
export function inMemoryCases(pool: Pool, clock: { now(): number }): InMemoryCases {
  const open = new Map<string, OpenCase>();
  const recorded = new Map<string, number>();

  const find = (caseNo: string): OpenCase | undefined => {
    if (cases.down) throw Object.assign(new Error('the engine is down'), { code: 'ECONNREFUSED' });
    return open.get(caseNo);
  };

  const outcome = ({ facts, shiftMs }: OpenCase) => nextOutcome(facts, clock.now() + shiftMs);
  const enter = (found: OpenCase, event: AfterOpening, on: LocalDate) =>
    entered(found, event, { at: new Date(clock.now() + found.shiftMs).toISOString(), on, by: THE_CLOCK, key: 'clock' });

  const cases: InMemoryCases = {
    down: false,
    losing: 0,
    lagging: false,
    told: [],
    retried: [],
    cancelled: [],
    imports: [],
    start: async (opening, shiftMs) => {
      if (find(opening.caseNo)) return;
      open.set(opening.caseNo, { ...openFile(opening), shiftMs, receipts: new Map() });
      if (!cases.lagging) await cases.record();
    },
    act: async (caseNo, request, by, id) => {
      const found = find(caseNo);
      const outcome = found
        ? acted(found, request, { by, id, now: clock.now() + found.shiftMs })
        : { kind: 'gone' as const };
      if (!cases.lagging) await cases.record();
      if (cases.losing > 0) {
        cases.losing -= 1;
        throw Object.assign(new Error('the answer was lost'), { code: 'ECONNRESET' });
      }
      return outcome;
    },
    facts: async (caseNo) => {
      const found = find(caseNo);
      return found && { seq: found.entries.length, facts: found.facts };
    },
    renew: async () => {},
    tell: async (caseNo, { year, revision }) => {
      cases.told.push(`${caseNo} ${year}r${revision}`);
      return find(caseNo) !== undefined;
    },
    retryDelivery: async (id) => void cases.retried.push(id),
    cancelDelivery: async (id) => void cases.cancelled.push(id),
    runImport: async (id) => void cases.imports.push(id),
    ping: async () => void find(''),
    record: async () => {
      for (const [caseNo, { entries, shiftMs }] of open) {
        const from = recorded.get(caseNo) ?? 0;
        if (entries.length === from) continue;
        recorded.set(caseNo, entries.length);
        const keeping = { caseNo, shiftMs, entries: entries.slice(from), notices: [], messages: [] };
        await transaction(pool, (client) => record(client, keeping, { mails: false, training: true }));
      }
    },
    pass: async () => {
      for (const each of open.values())
        for (let due = outcome(each); due; due = outcome(each)) enter(each, due.event, due.deadline.dueOn!);
      await cases.record();
    },
    byClock: async (caseNo, event) => {
      const found = open.get(caseNo);
      if (found) enter(found, event, localDateOf(clock.now() + found.shiftMs));
      await cases.record();
    },
    end: (caseNo) => void open.delete(caseNo),
  };
  return cases;
}

function entered(found: OpenCase, event: AfterOpening, entry: Pick<Entry, 'at' | 'on' | 'by' | 'key'>): void {
  const previous = found.entries.at(-1)?.hash ?? NO_PREVIOUS;
  found.entries.push(sealed(found.facts.caseNo, { ...entry, seq: found.entries.length + 1, event, previous }));
  found.facts = evolve(found.facts, event, entry);
}

function acted(
  found: OpenCase,
  request: ActRequest,
  { by, id, now }: { by: Actor; id: string; now: number },
): ActOutcome {
  const before = found.receipts.get(id);
  if (before) return { kind: 'done', receipt: before };
  const { expectedSeq } = request;
  if (expectedSeq !== undefined && expectedSeq !== found.entries.length)
    return { kind: 'stale', seq: found.entries.length };
  const verdict = check(request, found.facts, by, now);
  if (!verdict.ok) return { kind: 'refused', refusals: verdict.refusals };
  const at = new Date(now).toISOString();
  const on = effectiveDay(request, localDateOf(now));
  const events = decide(request, found.facts, by, now) as readonly AfterOpening[];
  const from = found.entries.length + 1;
  for (const event of events) entered(found, event, { at, on, by, key: id });
  const receipt = { from, seq: found.entries.length, entries: found.entries.slice(from - 1) };
  found.receipts.set(id, receipt);
  return { kind: 'done', receipt };
}
