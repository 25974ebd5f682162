import type { Client as Temporal } from '@temporalio/client';
import type { Pool } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { DELIVERY } from '../../shared/exchange/delivery';
import { factsQuery } from '../../workflows/messages';
import { asked } from './evidence';
import type { Outages } from './outages';

const AT_ONCE = 20;

/** What is still on its way, each in one sentence; nothing when all is quiet. */
async function restless(pool: Pool, temporal: Temporal): Promise<string[]> {
  const count = async (what: string, sql: string): Promise<string[]> => {
    const { rows } = await pool.query<{ count: number }>(`select count(*)::int as count from ${sql}`);
    return rows[0]?.count ? [`${rows[0].count} ${what}`] : [];
  };
  const stores = await Promise.all([
    count('case numbers without a case', 'case_numbers where started_at is null'),
    count('mails to be sent', `notices where email_state = 'pending'`),
    count('messages to partners on their way', `messages where state = 'pending'`),
    count('messages of partners not looked at', `inbound_messages where state = 'received' and outcome is null`),
  ]);
  const waiting = stores.flat();
  return waiting.length > 0 ? waiting : unrecorded(pool, temporal);
}

/** Cases that know more than the ledger. */
async function unrecorded(pool: Pool, temporal: Temporal): Promise<string[]> {
  const { rows } = await pool.query<{ case_no: string; seq: number }>(
    'select case_no, seq from case_heads order by case_no',
  );
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const behind = await Promise.all(
      rows.slice(from, from + AT_ONCE).map(async ({ case_no: caseNo, seq }) => {
        const now = await asked(temporal, () => temporal.workflow.getHandle(caseNo).query(factsQuery));
        return now.seq === seq ? [] : [`${caseNo} is at ${now.seq}, the ledger at ${seq}`];
      }),
    );
    if (behind.flat().length > 0) return behind.flat();
  }
  return [];
}

/** What an operator does who does not want to wait for the next attempt. */
async function hurry(pool: Pool, temporal: Temporal): Promise<void> {
  await pool.query(
    `update notices set email_next_at = now() where email_state = 'pending' and email_next_at > now() + interval '5 seconds'`,
  );
  await pool.query(`update inbound_messages set due_at = now() where state = 'received' and outcome is null`);
  const { rows } = await pool.query<{ id: string }>(`select id from messages where state = 'pending'`);
  await Promise.all(
    rows.map(({ id }) =>
      asked(temporal, () => temporal.workflow.getHandle(id).signal(DELIVERY.retryNow)).catch(() => undefined),
    ),
  );
}

/**
 * Waits until everything is up and nothing is on its way any more.
 * @returns what still was when time ran out; nothing if all is quiet.
 */
export async function quiet(
  { pool, temporal }: { pool: Pool; temporal: Temporal },
  outages: Outages,
  limitMs: number,
): Promise<string[]> {
  let last: string[] = [];
  for (const [from, until] = [Date.now(), Date.now() + limitMs]; Date.now() < until; await pause(1_000)) {
    last = outages.open.map(({ process }) => `${process} is not up`);
    if (last.length > 0) continue;
    last = await restless(pool, temporal).catch((error: unknown) => [`the stores do not answer: ${String(error)}`]);
    if (last.length === 0) return [];
    // First they may come to rest by themselves.
    if (Date.now() - from > 10_000) await hurry(pool, temporal).catch(() => undefined);
  }
  return last;
}
