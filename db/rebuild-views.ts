import type { Pool, PoolClient } from 'pg';
import { saveCaseView } from './case-views';
import { foldEntry } from './fold';
import { entriesAfter } from './ledger';
import { transaction } from './pool';
import type { CaseFacts } from '../shared/case/facts';

const BATCH = 500;

/** Makes all views anew from the ledger, case by case, while cases go on; how many. What no ledger knows disappears. */
export async function rebuildViews(pool: Pool, progress: (done: number) => void = () => undefined): Promise<number> {
  for (const table of ['case_views', 'case_deadlines', 'case_search']) {
    await pool.query(`delete from ${table} v where not exists (select from case_heads h where h.case_no = v.case_no)`);
  }
  let done = 0;
  for (let after = ''; ;) {
    const { rows } = await pool.query<{ case_no: string }>(
      `select case_no from case_heads h where case_no > $1 and seq > 0 and not exists (select from disposals d where d.case_no = h.case_no and d.carried_out_at is not null)
       order by case_no limit $2`,
      [after, BATCH],
    );
    const last = rows.at(-1);
    if (!last) return done;
    for (const { case_no } of rows) await transaction(pool, (client) => rebuildView(client, case_no));
    after = last.case_no;
    progress((done += rows.length));
  }
}

/** Drops what is derived of a case and folds it anew. The case is locked until the transaction ends. */
export async function rebuildView(client: PoolClient, caseNo: string): Promise<void> {
  const { rows } = await client.query<{ shift_ms: number }>(
    'select shift_ms::float8 from case_heads where case_no = $1 for update',
    [caseNo],
  );
  await client.query('delete from case_views where case_no = $1', [caseNo]);
  await client.query('delete from case_deadlines where case_no = $1', [caseNo]);
  await client.query('delete from case_search where case_no = $1', [caseNo]);
  const folded = await foldLedger(client, caseNo);
  if (folded) await saveCaseView(client, { caseNo, shiftMs: rows[0]?.shift_ms ?? 0, ...folded });
}

async function foldLedger(
  client: PoolClient,
  caseNo: string,
): Promise<{ facts: CaseFacts; seq: number; changedAt: string } | undefined> {
  let folded: { facts: CaseFacts; seq: number; changedAt: string } | undefined;
  for (;;) {
    const entries = await entriesAfter(client, caseNo, folded?.seq ?? 0);
    if (entries.length === 0) return folded;
    for (const entry of entries) {
      folded = { facts: foldEntry(folded?.facts, entry), seq: entry.seq, changedAt: entry.at };
    }
  }
}
