import type { Pool } from 'pg';
import type { Partner } from '../shared/exchange/partners';
import { messagesNamed, type Message } from './messages';
import { transaction } from './pool';

/** A message with its number in the feed of its partner: 1, 2, 3 … */
export type FedMessage = { readonly no: number; readonly message: Message };

/** Which part of a feed is read. `types`: names within the contract, none for all. */
export type FeedPart = { readonly after: number; readonly types: readonly string[]; readonly limit: number };

/**
 * The messages for a partner after a number, in the order in which they were filed. A message is numbered when the feed
 * is first read after it was committed, so that a reader who goes on from the last number it has seen misses nothing.
 */
export async function readFeed(pool: Pool, partner: Partner, part: FeedPart): Promise<readonly FedMessage[]> {
  await numberNew(pool, partner);
  const { after, types, limit } = part;
  const { rows } = await pool.query<{ id: string; feed_no: string }>(
    `select id, feed_no from messages
     where partner = $1 and feed_no > $2 and state <> 'cancelled' and (cardinality($3::text[]) = 0 or type = any ($3))
     order by feed_no limit $4`,
    [partner, after, types, limit],
  );
  const found = await messagesNamed(
    pool,
    rows.map(({ id }) => id),
  );
  const byId = new Map(found.map((each) => [each.id, each]));
  return rows.flatMap(({ id, feed_no: no }) => {
    const known = byId.get(id);
    return known ? [{ no: Number(no), message: known }] : [];
  });
}

/** One reader numbers at a time; what another has numbered meanwhile is numbered. */
async function numberNew(pool: Pool, partner: Partner): Promise<void> {
  const { rows } = await pool.query('select from messages where partner = $1 and feed_no is null limit 1', [partner]);
  if (rows.length === 0) return;
  await transaction(pool, async (client) => {
    await client.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`feed/${partner}`]);
    await client.query(NUMBER, [partner]);
  });
}

const NUMBER = `
  with last as (select coalesce(max(feed_no), 0) as no from messages where partner = $1),
       fresh as (
         select id, row_number() over (order by ordinal) as n from messages where partner = $1 and feed_no is null
       )
  update messages set feed_no = last.no + fresh.n from last, fresh where messages.id = fresh.id`;
