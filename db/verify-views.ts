import type { Pool, PoolClient } from 'pg';
import { rebuildView } from './rebuild-views';
import type { Finding } from './verify-ledger';

/**
 * Compares every view with what its entries make of the case: folds each case anew, in a transaction that is rolled back.
 * Needs the right to write, and changes nothing.
 */
export async function verifyViews(pool: Pool): Promise<Finding[]> {
  const { rows } = await pool.query<{ case_no: string }>(
    `select case_no from case_heads h where seq > 0 and not exists (select from disposals d where d.case_no = h.case_no and d.carried_out_at is not null)
     union select case_no from case_views order by case_no`,
  );
  const findings: Finding[] = [];
  for (const { case_no } of rows) {
    if (await differs(pool, case_no)) findings.push({ fault: 'view-differs', where: case_no });
  }
  return findings;
}

async function differs(pool: Pool, caseNo: string): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    // Nobody brings the view up to date between the two readings.
    await client.query('select from case_heads where case_no = $1 for update', [caseNo]);
    const kept = await derived(client, caseNo);
    await rebuildView(client, caseNo);
    return kept !== (await derived(client, caseNo));
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** Everything that is derived of a case, as one text. */
async function derived(client: PoolClient, caseNo: string): Promise<string> {
  const { rows } = await client.query<{ text: string }>(
    `select (select v::text from case_views v where case_no = $1) as text
     union all select string_agg(d::text, ' ' order by key) from case_deadlines d where case_no = $1
     union all select s::text from case_search s where case_no = $1`,
    [caseNo],
  );
  return rows.map(({ text }) => text).join('\n');
}
