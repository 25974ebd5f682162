import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import pino from 'pino';
import { createKeep, type KeepDeps } from '../../activities/keep';
import type { Activities, Keeping } from '../../activities/ports';
import { NO_PREVIOUS, sealed, type Entry } from '../../shared/case/entry';
import type { Notice, NoticeTemplate, Recipient } from '../../shared/case/notice';
import type { TestCase } from '../support/test-case';

/** A case of a test under another number, as the ledger would get it. */
export function docketOf({ entries }: Pick<TestCase, 'entries'>, caseNo: string): Entry[] {
  let previous = NO_PREVIOUS;
  return entries.map((entry) => {
    const event = entry.event.type === 'case.opened' ? { ...entry.event, caseNo } : entry.event;
    const same = sealed(caseNo, { ...entry, event, previous });
    previous = same.hash;
    return same;
  });
}

/** What a case hands over, of which a test names what matters to it. */
export const handedOver = (of: TestCase, caseNo: string, more: Partial<Keeping> = {}): Keeping => ({
  caseNo,
  shiftMs: 0,
  entries: docketOf(of, caseNo),
  notices: [],
  messages: [],
  ...more,
});

export const aNotice = (template: NoticeTemplate, to: readonly Recipient[], more: Partial<Notice> = {}): Notice => ({
  key: `${template}/1`,
  template,
  to,
  at: '2026-07-06T04:00:00.000Z',
  ...more,
});

const SILENT = pino({ level: 'silent' });

/** A `keep` whose deliveries are noted instead of started: their workflow has its own tests. */
export function aKeep(pool: Pool, more: Partial<KeepDeps> = {}): { keep: Activities['keep']; started: string[] } {
  const started: string[] = [];
  const start = (_: string, { workflowId }: { workflowId: string }) => Promise.resolve(void started.push(workflowId));
  const temporal = { workflow: { start } } as unknown as Pick<Client, 'workflow'>;
  return {
    keep: createKeep({ pool, temporal, log: SILENT, taskQueue: 'test', mails: true, training: false, ...more }),
    started,
  };
}

/** Everything that can be rebuilt, as text: byte for byte. */
export async function viewsOf(pool: Pool): Promise<Readonly<Record<string, readonly string[]>>> {
  const tables = ['case_views', 'case_deadlines', 'case_search'];
  const read = async (table: string) => {
    const { rows } = await pool.query<{ row: string }>(`select ${table}::text as row from ${table} order by 1`);
    return [table, rows.map(({ row }) => row)] as const;
  };
  return Object.fromEntries(await Promise.all(tables.map(read)));
}
